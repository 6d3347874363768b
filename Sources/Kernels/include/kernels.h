#pragma once
#include <stddef.h>
#include <stdint.h>

/// The instructions a kernel may use; every choice gives the same bits.
typedef enum __attribute__((enum_extensibility(closed))) {
  GKPortable = 0,
  GKSSE2 = 1,
  GKAVX2 = 2,
} GKInstructions;

/// The best this processor has; GRAPHTOOL_INSTRUCTIONS=plain holds it to what every x86-64 has,
/// to measure that.
GKInstructions gk_best_instructions(void);

/// Outputs stand in panels of this many.
enum { GKPanel = 16 };

/// out[r][m] = sum over k of x[r][k] * w[m][k], exact in 32 bits when the caller keeps
/// depth * max|x| * max|w| below 2^31.
///
/// `weights` are packed: panels of 16 outputs, in a panel pairs of inputs, in a pair the outputs,
/// each with its two weights: w[panel*16 + o][2p + i] is weights[((panel*depth/2 + p)*16 + o)*2 + i].
/// `depth` is a multiple of 8, `outputs` of 16, `weights` aligned to 16 bytes; row r of `x` starts at
/// x + r * stride.
void gk_product(
    GKInstructions instructions, const int16_t *_Nonnull x, size_t stride, size_t rows,
    size_t depth, const int16_t *_Nonnull weights, size_t outputs, int32_t *_Nonnull out);

/// Packs row-major w[outputs][depth] for `gk_product`.
void gk_pack(
    const int16_t *_Nonnull w, size_t outputs, size_t depth, int16_t *_Nonnull packed);

/// x[i] += factor * row[i]; width a multiple of 8.
void gk_add_bytes(
    float *_Nonnull x, const int8_t *_Nonnull row, float factor, size_t width);

/// x[i] += sum over j of vector[j] * matrix[j][i]; width a multiple of 8.
void gk_add_projection(
    float *_Nonnull x, const int8_t *_Nonnull vector, size_t components,
    const float *_Nonnull matrix, size_t width);

/// Each row less its mean, over its standard deviation, times `scale`, rounded: quantized.
/// `normalized`, when given, receives the unscaled values and may be `x`.
void gk_normalize(
    const float *_Nonnull x, size_t rows, size_t width, float scale,
    int16_t *_Nonnull quantized, float *_Nullable normalized);

/// out[r] = [y[r] ; y[r-1] + y[r+1]]; the rows before the first and after the last are read.
void gk_neighbours(
    const int16_t *_Nonnull y, size_t rows, size_t width, int16_t *_Nonnull out);

/// The gated recurrence over one sentence's rows of `sums` [rows][2*width], quantized.
///
/// v, f = sums * scale + bias; c = s(f) * c' + (1 - s(f)) * tanh(v), where s is the logistic
/// function and c' the row before (first half of the width) or after (second half).
void gk_recurrence(
    const int32_t *_Nonnull sums, size_t rows, size_t width, const float *_Nonnull scale,
    const float *_Nonnull bias, float quantum, int16_t *_Nonnull out);

/// x += max(0, sums * scale + bias).
void gk_add_rectified(
    float *_Nonnull x, const int32_t *_Nonnull sums, size_t rows, size_t width,
    const float *_Nonnull scale, const float *_Nonnull bias);

/// x += max(0, (a + b + c) * scale + bias), one row.
void gk_convolve(
    float *_Nonnull x, const int32_t *_Nonnull a, const int32_t *_Nonnull b,
    const int32_t *_Nonnull c, size_t width, const float *_Nonnull scale,
    const float *_Nonnull bias);

/// out = sums * scale + bias; rows of `sums` are `stride` long.
void gk_affine(
    const int32_t *_Nonnull sums, size_t stride, size_t rows, size_t width,
    const float *_Nonnull scale, const float *_Nonnull bias, float *_Nonnull out);

/// out = round(clamp((sums * scale + bias) * quantum, lowest, 4095)); rows of `sums` are `stride` long.
void gk_affine_quantized(
    const int32_t *_Nonnull sums, size_t stride, size_t rows, size_t width,
    const float *_Nonnull scale, const float *_Nonnull bias, float quantum, float lowest,
    int16_t *_Nonnull out);

/// round(clamp((a + b + c) * quantum, 0, 4095)).
void gk_quantize_sum(
    const float *_Nonnull a, const float *_Nonnull b, const float *_Nonnull c, size_t count,
    float quantum, int16_t *_Nonnull out);

/// 1 / sum over i of exp(x[i] - x[chosen]): the softmax of one place.
float gk_softmax(const float *_Nonnull x, size_t count, size_t chosen);

/// Adds Brandes' dependencies of shortest paths by hops from `sources` to `result` [n].
///
/// Eight searches at a time, one a lane of doubles: the sums of lane i over all batches are kept
/// apart and added pairwise at the end, so the bits depend on the order of `sources` alone. Arcs both
/// ways as compressed rows; sources are distinct.
void gk_dependencies(
    const intptr_t *_Nonnull outOffsets, const uint32_t *_Nonnull outTargets,
    const intptr_t *_Nonnull inOffsets, const uint32_t *_Nonnull inSources, size_t n,
    const uint32_t *_Nonnull sources, size_t sourceCount, double *_Nonnull result);
