#include "kernels.h"
#include <string.h>

// Only + − × ÷ √ and comparisons, in an order that is written here; no fused multiply-add.
#pragma STDC FP_CONTRACT OFF

// Not under the thread sanitizer: what chooses between clones runs before the sanitizer is ready.
#if defined(__x86_64__) && defined(__linux__) && !__has_feature(thread_sanitizer)
#define CLONES __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define CLONES
#endif

typedef float f8 __attribute__((vector_size(32), aligned(4), may_alias));
typedef int32_t i8 __attribute__((vector_size(32), aligned(4), may_alias));
typedef int16_t h8 __attribute__((vector_size(16), aligned(2), may_alias));
typedef int8_t b8 __attribute__((vector_size(8), aligned(1), may_alias));

#define F8(p) (*(f8 *)(p))
#define CF8(p) (*(const f8 *)(p))
#define CI8(p) (*(const i8 *)(p))
#define H8(p) (*(h8 *)(p))
#define SPLAT(v) ((f8){v, v, v, v, v, v, v, v})
#define FLOATS(v) __builtin_convertvector(v, f8)
#define PICK(c, a, b) ((f8)(((c) & (i8)(a)) | (~(c) & (i8)(b))))
#define LEAST(a, b) PICK((a) < (b), a, b)
#define MOST(a, b) PICK((a) > (b), a, b)

// Adding 1.5·2^23 rounds to the nearest integer, ties to even, on every processor.
#define ROUND_TO_SHORT(v)                                                              \
  __builtin_convertvector((i8)((v) + SPLAT(12582912.0f)) - (i8)SPLAT(12582912.0f), h8)

#define SUM8(v) (((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7])))

// Lambert's continued fraction of tanh to the seventh power; off by less than 1e-4.
#define TANH(result, argument)                                                              \
  do {                                                                                      \
    const f8 x_ = MOST(LEAST(argument, SPLAT(4.97f)), SPLAT(-4.97f)), q_ = x_ * x_;         \
    const f8 n_ = x_ * (SPLAT(135135.0f) + q_ * (SPLAT(17325.0f) + q_ * (SPLAT(378.0f) + q_))); \
    const f8 d_ = SPLAT(135135.0f) +                                                        \
                  q_ * (SPLAT(62370.0f) + q_ * (SPLAT(3150.0f) + q_ * SPLAT(28.0f)));        \
    result = n_ / d_;                                                                       \
  } while (0)

CLONES void gk_add_bytes(float *x, const int8_t *row, float factor, size_t width) {
  for (size_t i = 0; i < width; i += 8)
    F8(x + i) += FLOATS(*(const b8 *)(row + i)) * SPLAT(factor);
}

CLONES void gk_add_projection(
    float *x, const int8_t *vector, size_t components, const float *matrix, size_t width) {
  for (size_t i = 0; i < width; i += 8) {
    f8 sum = F8(x + i);
    for (size_t j = 0; j < components; j++) {
      const float v = (float)vector[j];
      sum += CF8(matrix + j * width + i) * SPLAT(v);
    }
    F8(x + i) = sum;
  }
}

CLONES void gk_normalize(
    const float *x, size_t rows, size_t width, float scale, int16_t *quantized,
    float *normalized) {
  for (size_t r = 0; r < rows; r++, x += width, quantized += width) {
    f8 sum = {0}, squares = {0};
    for (size_t i = 0; i < width; i += 8) sum += CF8(x + i);
    const float mean = SUM8(sum) / (float)width;
    for (size_t i = 0; i < width; i += 8) {
      const f8 d = CF8(x + i) - SPLAT(mean);
      squares += d * d;
    }
    const float factor = 1.0f / __builtin_elementwise_sqrt(SUM8(squares) / (float)width + 1e-3f);
    for (size_t i = 0; i < width; i += 8) {
      const f8 y = (CF8(x + i) - SPLAT(mean)) * SPLAT(factor);
      H8(quantized + i) = ROUND_TO_SHORT(y * SPLAT(scale));
      if (normalized) F8(normalized + r * width + i) = y;
    }
  }
}

CLONES void gk_neighbours(const int16_t *y, size_t rows, size_t width, int16_t *out) {
  for (size_t r = 0; r < rows; r++, y += width, out += 2 * width)
    for (size_t i = 0; i < width; i += 8) {
      H8(out + i) = *(const h8 *)(y + i);
      H8(out + width + i) = *(const h8 *)(y - width + i) + *(const h8 *)(y + width + i);
    }
}

CLONES void gk_recurrence(
    const int32_t *sums, size_t rows, size_t width, const float *scale, const float *bias,
    float quantum, int16_t *out) {
  const size_t half = width / 2;
  for (size_t i = 0; i < width; i += 8) {
    const f8 vs = CF8(scale + i), vb = CF8(bias + i);
    const f8 fs = CF8(scale + width + i), fb = CF8(bias + width + i);
    f8 c = {0};
    for (size_t t = 0; t < rows; t++) {
      const size_t r = i < half ? t : rows - 1 - t;
      const int32_t *row = sums + r * 2 * width + i;
      f8 v, f;
      TANH(v, FLOATS(CI8(row)) * vs + vb);
      TANH(f, (FLOATS(CI8(row + width)) * fs + fb) * SPLAT(0.5f));
      f = f * SPLAT(0.5f) + SPLAT(0.5f);
      c = f * c + (SPLAT(1.0f) - f) * v;
      H8(out + r * width + i) = ROUND_TO_SHORT(c * SPLAT(quantum));
    }
  }
}

CLONES void gk_add_rectified(
    float *x, const int32_t *sums, size_t rows, size_t width, const float *scale,
    const float *bias) {
  for (size_t r = 0; r < rows; r++, x += width, sums += width)
    for (size_t i = 0; i < width; i += 8) {
      const f8 v = FLOATS(CI8(sums + i)) * CF8(scale + i) + CF8(bias + i);
      F8(x + i) += MOST(v, SPLAT(0.0f));
    }
}

CLONES void gk_convolve(
    float *x, const int32_t *a, const int32_t *b, const int32_t *c, size_t width,
    const float *scale, const float *bias) {
  for (size_t i = 0; i < width; i += 8) {
    const f8 v = FLOATS(CI8(a + i) + CI8(b + i) + CI8(c + i)) * CF8(scale + i) + CF8(bias + i);
    F8(x + i) += MOST(v, SPLAT(0.0f));
  }
}

CLONES void gk_affine(
    const int32_t *sums, size_t stride, size_t rows, size_t width, const float *scale,
    const float *bias, float *out) {
  for (size_t r = 0; r < rows; r++, sums += stride, out += width)
    for (size_t i = 0; i < width; i += 8)
      F8(out + i) = FLOATS(CI8(sums + i)) * CF8(scale + i) + CF8(bias + i);
}

CLONES void gk_affine_quantized(
    const int32_t *sums, size_t stride, size_t rows, size_t width, const float *scale,
    const float *bias, float quantum, float lowest, int16_t *out) {
  for (size_t r = 0; r < rows; r++, sums += stride, out += width)
    for (size_t i = 0; i < width; i += 8) {
      const f8 v = (FLOATS(CI8(sums + i)) * CF8(scale + i) + CF8(bias + i)) * SPLAT(quantum);
      H8(out + i) = ROUND_TO_SHORT(MOST(LEAST(v, SPLAT(4095.0f)), SPLAT(lowest)));
    }
}

CLONES void gk_quantize_sum(
    const float *a, const float *b, const float *c, size_t count, float quantum, int16_t *out) {
  for (size_t i = 0; i < count; i += 8) {
    const f8 v = (CF8(a + i) + CF8(b + i) + CF8(c + i)) * SPLAT(quantum);
    H8(out + i) = ROUND_TO_SHORT(MOST(LEAST(v, SPLAT(4095.0f)), SPLAT(0.0f)));
  }
}

// 2^k · 2^r with k whole and |r| ≤ 1/2 by its series; off by less than 3e-6 of the value.
static inline float power(float x) {
  x = x < -80.0f ? -80.0f : x > 80.0f ? 80.0f : x;
  const float y = x * 1.44269504f;
  const float shifted = y + 12582912.0f;
  const float r = (y - (shifted - 12582912.0f)) * 0.693147181f;
  int32_t k;
  memcpy(&k, &shifted, sizeof k);
  k = (k - 0x4B400000 + 127) << 23;
  float whole;
  memcpy(&whole, &k, sizeof whole);
  return whole * (1 + r * (1 + r * (0.5f + r * (0.166666667f + r * (0.0416666667f + r * 0.00833333f)))));
}

float gk_softmax(const float *x, size_t count, size_t chosen) {
  float sum = 0;
  for (size_t i = 0; i < count; i++) {
    const float d = x[i] - x[chosen];
    if (d > -16.0f) sum += power(d);
  }
  return 1.0f / sum;
}
