#include "kernels.h"
#include <stdlib.h>
#include <string.h>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

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

static inline int32_t pair(const int16_t *x) {
  int32_t both;
  memcpy(&both, x, sizeof both);
  return both;
}

// ROWS rows by 16 outputs stay in registers: 6 rows in the 16 of AVX2, 3 in the 16 of SSE2.
#define AVX2_BLOCK(ROWS)                                                                        \
  __attribute__((target("avx2"))) static void block_avx2_##ROWS(                                \
      const int16_t *restrict x, size_t stride, size_t depth, const int16_t *restrict w,        \
      int32_t *restrict out, size_t outputs) {                                                  \
    __m256i low[ROWS], high[ROWS];                                                              \
    _Pragma("unroll") for (int r = 0; r < ROWS; r++) low[r] = high[r] = _mm256_setzero_si256(); \
    for (size_t p = 0; p < depth / 2; p++) {                                                    \
      const __m256i a = _mm256_loadu_si256((const __m256i *)(w + p * 32));                      \
      const __m256i b = _mm256_loadu_si256((const __m256i *)(w + p * 32 + 16));                 \
      _Pragma("unroll") for (int r = 0; r < ROWS; r++) {                                        \
        const __m256i v = _mm256_set1_epi32(pair(x + (size_t)r * stride + 2 * p));              \
        low[r] = _mm256_add_epi32(low[r], _mm256_madd_epi16(v, a));                             \
        high[r] = _mm256_add_epi32(high[r], _mm256_madd_epi16(v, b));                           \
      }                                                                                         \
    }                                                                                           \
    _Pragma("unroll") for (int r = 0; r < ROWS; r++) {                                          \
      _mm256_storeu_si256((__m256i *)(out + (size_t)r * outputs), low[r]);                      \
      _mm256_storeu_si256((__m256i *)(out + (size_t)r * outputs + 8), high[r]);                 \
    }                                                                                           \
  }
AVX2_BLOCK(6)
AVX2_BLOCK(1)

#define SSE2_STEP(ROWS, Q)                                                                   \
  {                                                                                          \
    __m128i v[ROWS];                                                                         \
    _Pragma("unroll") for (int r = 0; r < ROWS; r++) v[r] = _mm_shuffle_epi32(four[r], 85 * Q); \
    _Pragma("unroll") for (int o = 0; o < 4; o++) {                                          \
      const __m128i a = _mm_load_si128((const __m128i *)(w + (p + Q) * 32 + o * 8));         \
      _Pragma("unroll") for (int r = 0; r < ROWS; r++)                                       \
          sum[r][o] = _mm_add_epi32(sum[r][o], _mm_madd_epi16(v[r], a));                     \
    }                                                                                        \
  }
#define SSE2_BLOCK(ROWS)                                                                    \
  static void block_sse2_##ROWS(                                                            \
      const int16_t *restrict x, size_t stride, size_t depth, const int16_t *restrict w,    \
      int32_t *restrict out, size_t outputs) {                                              \
    __m128i sum[ROWS][4];                                                                   \
    _Pragma("unroll") for (int r = 0; r < ROWS; r++)                                        \
        _Pragma("unroll") for (int o = 0; o < 4; o++) sum[r][o] = _mm_setzero_si128();      \
    for (size_t p = 0; p < depth / 2; p += 4) {                                             \
      __m128i four[ROWS];                                                                   \
      _Pragma("unroll") for (int r = 0; r < ROWS; r++)                                      \
          four[r] = _mm_loadu_si128((const __m128i *)(x + (size_t)r * stride + 2 * p));     \
      SSE2_STEP(ROWS, 0) SSE2_STEP(ROWS, 1) SSE2_STEP(ROWS, 2) SSE2_STEP(ROWS, 3)           \
    }                                                                                       \
    _Pragma("unroll") for (int r = 0; r < ROWS; r++)                                        \
        _Pragma("unroll") for (int o = 0; o < 4; o++)                                       \
            _mm_storeu_si128((__m128i *)(out + (size_t)r * outputs + 4 * o), sum[r][o]);    \
  }
SSE2_BLOCK(2)
SSE2_BLOCK(1)

#define PRODUCT(NAME, STEP, MANY, ONE)                                                     \
  static void NAME(                                                                        \
      const int16_t *x, size_t stride, size_t rows, size_t depth, const int16_t *weights,  \
      size_t outputs, int32_t *out) {                                                      \
    for (size_t panel = 0; panel < outputs / GKPanel; panel++) {                           \
      const int16_t *w = weights + panel * depth * GKPanel;                                \
      int32_t *o = out + panel * GKPanel;                                                  \
      size_t r = 0;                                                                        \
      for (; r + STEP <= rows; r += STEP)                                                  \
        MANY(x + r * stride, stride, depth, w, o + r * outputs, outputs);                  \
      for (; r < rows; r++) ONE(x + r * stride, stride, depth, w, o + r * outputs, outputs); \
    }                                                                                      \
  }
PRODUCT(product_avx2, 6, block_avx2_6, block_avx2_1)
PRODUCT(product_sse2, 2, block_sse2_2, block_sse2_1)
#endif

void gk_product(
    GKInstructions instructions, const int16_t *x, size_t stride, size_t rows, size_t depth,
    const int16_t *weights, size_t outputs, int32_t *out) {
#if defined(__x86_64__)
  if (instructions == GKAVX2) return product_avx2(x, stride, rows, depth, weights, outputs, out);
  if (instructions == GKSSE2) return product_sse2(x, stride, rows, depth, weights, outputs, out);
#endif
  (void)instructions;
  product_portable(x, stride, rows, depth, weights, outputs, out);
}
