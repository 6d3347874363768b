#include "kernels.h"
#include <stdlib.h>
#include <string.h>

GKInstructions gk_best_instructions(void) {
#if defined(__x86_64__)
  const char *held = getenv("GRAPHTOOL_INSTRUCTIONS");
  if (held && !strcmp(held, "plain")) return GKSSE2;
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx2") ? GKAVX2 : GKSSE2;
#else
  return GKPortable;
#endif
}

void gk_pack(const int16_t *w, size_t outputs, size_t depth, int16_t *packed) {
  for (size_t m = 0; m < outputs; m++)
    for (size_t k = 0; k < depth; k++)
      packed[((m / GKPanel * (depth / 2) + k / 2) * GKPanel + m % GKPanel) * 2 + k % 2] =
          w[m * depth + k];
}

static void product_portable(
    const int16_t *restrict x, size_t stride, size_t rows, size_t depth,
    const int16_t *restrict weights, size_t outputs, int32_t *restrict out) {
  for (size_t panel = 0; panel < outputs / GKPanel; panel++) {
    const int16_t *w = weights + panel * depth * GKPanel;
    for (size_t r = 0; r < rows; r++) {
      int32_t sums[GKPanel] = {0};
      const int16_t *row = x + r * stride;
      for (size_t p = 0; p < depth / 2; p++)
        for (size_t o = 0; o < GKPanel; o++)
          sums[o] += (int32_t)row[2 * p] * w[(p * GKPanel + o) * 2] +
                     (int32_t)row[2 * p + 1] * w[(p * GKPanel + o) * 2 + 1];
      memcpy(out + r * outputs + panel * GKPanel, sums, sizeof sums);
    }
  }
}

#if defined(__x86_64__)

// Vector types and builtins instead of <immintrin.h>'s functions, and rows written out instead of
// looped over: so a debug build, which inlines and unrolls nothing, is not twenty times slower.
typedef int32_t pair __attribute__((may_alias, aligned(2)));
typedef int32_t i4 __attribute__((vector_size(16), aligned(4), may_alias));
typedef int32_t i8 __attribute__((vector_size(32), aligned(4), may_alias));
typedef int16_t h8 __attribute__((vector_size(16)));
typedef int16_t h16 __attribute__((vector_size(32)));
typedef h8 h8_at __attribute__((aligned(2), may_alias));
typedef h16 h16_at __attribute__((aligned(2), may_alias));

// 6 rows by 16 outputs, and the weights, fill the 16 registers of AVX2.
#define AVX2_ZERO(R) i8 low##R = {0}, high##R = {0};
#define AVX2_ROW(R)                                                     \
  {                                                                     \
    const h16 v = (h16)(*(const pair *)(x + R * stride + k) + (i8){0}); \
    low##R += (i8)__builtin_ia32_pmaddwd256(v, a);                      \
    high##R += (i8)__builtin_ia32_pmaddwd256(v, b);                     \
  }
#define AVX2_STORE(R)                     \
  *(i8 *)(out + R * outputs) = low##R;    \
  *(i8 *)(out + R * outputs + 8) = high##R;
#define AVX2_BLOCK(NAME, ALL)                                                              \
  __attribute__((target("avx2"))) static void NAME(                                        \
      const int16_t *restrict x, size_t stride, size_t depth, const int16_t *restrict w,   \
      int32_t *restrict out, size_t outputs) {                                             \
    ALL(AVX2_ZERO)                                                                         \
    for (size_t k = 0; k < depth; k += 2, w += 2 * GKPanel) {                              \
      const h16 a = *(const h16_at *)w, b = *(const h16_at *)(w + GKPanel);                \
      ALL(AVX2_ROW)                                                                        \
    }                                                                                      \
    ALL(AVX2_STORE)                                                                        \
  }

// 2 rows by 16 outputs; four pairs of inputs are read at once and spread by shuffles.
#define SSE2_ZERO(R) i4 s0##R = {0}, s1##R = {0}, s2##R = {0}, s3##R = {0};
#define SSE2_SUM(R, O) s##O##R += (i4)__builtin_ia32_pmaddwd128(v##R, *(const h8 *)(w + 8 * O));
#define SSE2_LOAD(R) const i4 four##R = *(const i4 *)(x + R * stride + k);
#define SSE2_ROW(R, P)                                                                \
  const h8 v##R = (h8)__builtin_shufflevector(four##R, four##R, P, P, P, P);          \
  SSE2_SUM(R, 0) SSE2_SUM(R, 1) SSE2_SUM(R, 2) SSE2_SUM(R, 3)
#define SSE2_ROW_0(R) SSE2_ROW(R, 0)
#define SSE2_ROW_1(R) SSE2_ROW(R, 1)
#define SSE2_ROW_2(R) SSE2_ROW(R, 2)
#define SSE2_ROW_3(R) SSE2_ROW(R, 3)
#define SSE2_STEP(ROWS)  \
  { ROWS }               \
  w += 2 * GKPanel;
#define SSE2_STORE(R)                       \
  *(i4 *)(out + R * outputs) = s0##R;       \
  *(i4 *)(out + R * outputs + 4) = s1##R;   \
  *(i4 *)(out + R * outputs + 8) = s2##R;   \
  *(i4 *)(out + R * outputs + 12) = s3##R;
#define SSE2_BLOCK(NAME, ALL)                                                              \
  static void NAME(                                                                        \
      const int16_t *restrict x, size_t stride, size_t depth, const int16_t *restrict w,   \
      int32_t *restrict out, size_t outputs) {                                             \
    ALL(SSE2_ZERO)                                                                         \
    for (size_t k = 0; k < depth; k += 8) {                                                \
      ALL(SSE2_LOAD)                                                                       \
      SSE2_STEP(ALL(SSE2_ROW_0))                                                           \
      SSE2_STEP(ALL(SSE2_ROW_1))                                                           \
      SSE2_STEP(ALL(SSE2_ROW_2))                                                           \
      SSE2_STEP(ALL(SSE2_ROW_3))                                                           \
    }                                                                                      \
    ALL(SSE2_STORE)                                                                        \
  }

#define ONE(DO) DO(0)
#define TWO(DO) ONE(DO) DO(1)
#define THREE(DO) TWO(DO) DO(2)
#define FOUR(DO) THREE(DO) DO(3)
#define FIVE(DO) FOUR(DO) DO(4)
#define SIX(DO) FIVE(DO) DO(5)
AVX2_BLOCK(avx2_one, ONE)
AVX2_BLOCK(avx2_two, TWO)
AVX2_BLOCK(avx2_three, THREE)
AVX2_BLOCK(avx2_four, FOUR)
AVX2_BLOCK(avx2_five, FIVE)
AVX2_BLOCK(avx2_six, SIX)
SSE2_BLOCK(sse2_one, ONE)
SSE2_BLOCK(sse2_two, TWO)

typedef void block(const int16_t *, size_t, size_t, const int16_t *, int32_t *, size_t);

// A panel of weights stays in the nearest cache while all rows pass by it.
static void product(
    block *const *blocks, size_t step, const int16_t *x, size_t stride, size_t rows,
    size_t depth, const int16_t *weights, size_t outputs, int32_t *out) {
  for (size_t first = 0; first < outputs; first += GKPanel, weights += depth * GKPanel)
    for (size_t r = 0; r < rows; r += step) {
      const size_t some = rows - r < step ? rows - r : step;
      blocks[some - 1](
          x + r * stride, stride, depth, weights, out + r * outputs + first, outputs);
    }
}
#endif

void gk_product(
    GKInstructions instructions, const int16_t *x, size_t stride, size_t rows, size_t depth,
    const int16_t *weights, size_t outputs, int32_t *out) {
#if defined(__x86_64__)
  static block *const avx2[] = {avx2_one,  avx2_two,  avx2_three,
                                avx2_four, avx2_five, avx2_six};
  static block *const sse2[] = {sse2_one, sse2_two};
  if (instructions == GKAVX2)
    return product(avx2, 6, x, stride, rows, depth, weights, outputs, out);
  if (instructions == GKSSE2)
    return product(sse2, 2, x, stride, rows, depth, weights, outputs, out);
#endif
  (void)instructions;
  product_portable(x, stride, rows, depth, weights, outputs, out);
}
