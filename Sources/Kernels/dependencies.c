#include "kernels.h"
#include <stdlib.h>
#include <string.h>

// Only + × ÷ in an order that is written here; no fused multiply-add.
#pragma STDC FP_CONTRACT OFF

// Not under the thread sanitizer: what chooses between clones runs before the sanitizer is ready.
#if defined(__x86_64__) && defined(__linux__) && !__has_feature(thread_sanitizer)
#define CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CLONES
#endif

// One source a lane.
typedef double d8 __attribute__((vector_size(64)));
typedef int64_t m8 __attribute__((vector_size(64)));

#define MASKED(value, mask) ((d8)((m8)(value) & (mask)))
#define ANY(mask) \
  (((mask)[0] | (mask)[1] | (mask)[2] | (mask)[3] | (mask)[4] | (mask)[5] | (mask)[6] | (mask)[7]) != 0)
#define ALL(mask) \
  (((mask)[0] & (mask)[1] & (mask)[2] & (mask)[3] & (mask)[4] & (mask)[5] & (mask)[6] & (mask)[7]) != 0)

// What a search keeps: all d8 arrays are zero between batches but `sums`.
typedef struct {
  d8 *sigma;       // path counts, zero where a lane has not reached the vertex
  d8 *front;       // forward: counts of the level in hand; backward: (1 + delta) / sigma of the level below
  d8 *next;        // forward: what is pushed to the next level
  d8 *sums;        // dependencies, by lane
  d8 *entry;       // by entry: the counts of the vertex's lanes at that level, zero in the others
  uint32_t *place; // by entry: the vertex
  uint32_t *touched;
  unsigned char *isTouched, *isFull;
  size_t capacity;
} Search;

static void *zeroed(size_t count, size_t size) {
  void *memory = NULL;
  if (posix_memalign(&memory, 64, count * size + 64)) abort();
  memset(memory, 0, count * size + 64);
  return memory;
}

static void reserve(Search *s, size_t used, size_t capacity) {
  if (capacity <= s->capacity) return;
  capacity += capacity / 2;
  d8 *entry = NULL;
  if (posix_memalign((void **)&entry, 64, capacity * sizeof(d8))) abort();
  memcpy(entry, s->entry, used * sizeof(d8));
  free(s->entry);
  s->entry = entry;
  s->place = realloc(s->place, capacity * sizeof(uint32_t));
  if (!s->place) abort();
  s->capacity = capacity;
}

CLONES static size_t push_level(
    const Search *s, const intptr_t *restrict offsets, const uint32_t *restrict targets, size_t first,
    size_t last) {
  d8 *restrict next = s->next;
  unsigned char *restrict isTouched = s->isTouched;
  uint32_t *restrict touched = s->touched;
  size_t count = 0;
  for (size_t e = first; e < last; e++) {
    const d8 counts = s->entry[e];
    const uint32_t v = s->place[e];
    for (intptr_t a = offsets[v]; a < offsets[v + 1]; a++) {
      const uint32_t w = targets[a];
      next[w] += counts;
      touched[count] = w;
      count += !isTouched[w];
      isTouched[w] = 1;
    }
  }
  return count;
}

// Turns what was pushed into entries; returns where they end.
CLONES static size_t settle(Search *s, size_t touchedCount, size_t end) {
  for (size_t t = 0; t < touchedCount; t++) {
    const uint32_t w = s->touched[t];
    const m8 isNew = s->sigma[w] == (d8){0};
    const d8 counts = MASKED(s->next[w], isNew);
    s->next[w] = (d8){0};
    s->isTouched[w] = 0;
    const m8 has = counts != (d8){0};
    if (!ANY(has)) continue;
    s->sigma[w] += counts;
    const m8 known = s->sigma[w] != (d8){0};
    s->isFull[w] = ALL(known);
    s->entry[end] = counts;
    s->place[end] = w;
    end++;
  }
  return end;
}

CLONES static size_t pull_level(
    Search *s, const intptr_t *restrict offsets, const uint32_t *restrict sources, size_t n,
    size_t first, size_t last) {
  d8 *restrict front = s->front;
  for (size_t e = first; e < last; e++) front[s->place[e]] = s->entry[e];
  size_t end = last;
  for (size_t w = 0; w < n; w++) {
    if (s->isFull[w]) continue;
    d8 sum = {0};
    for (intptr_t a = offsets[w]; a < offsets[w + 1]; a++) sum += front[sources[a]];
    const d8 counts = MASKED(sum, s->sigma[w] == (d8){0});
    const m8 has = counts != (d8){0};
    if (!ANY(has)) continue;
    s->sigma[w] += counts;
    const m8 known = s->sigma[w] != (d8){0};
    s->isFull[w] = ALL(known);
    s->entry[end] = counts;
    s->place[end] = (uint32_t)w;
    end++;
  }
  for (size_t e = first; e < last; e++) front[s->place[e]] = (d8){0};
  return end;
}

// A level's dependencies from the level below, whose (1 + delta) / sigma is in `front`; entries turn
// from counts into (1 + delta) / sigma.
CLONES static void accumulate(
    Search *s, const intptr_t *restrict offsets, const uint32_t *restrict targets, size_t first,
    size_t last, int isDeepest, int isSource) {
  const d8 *restrict below = s->front;
  for (size_t e = first; e < last; e++) {
    const uint32_t v = s->place[e];
    const d8 counts = s->entry[e];
    d8 share = {0};
    if (!isDeepest)
      for (intptr_t a = offsets[v]; a < offsets[v + 1]; a++) share += below[targets[a]];
    const d8 delta = counts * share;
    if (!isSource) s->sums[v] += delta;
    const m8 has = counts != (d8){0};
    const d8 one = {1, 1, 1, 1, 1, 1, 1, 1};
    // Lanes without a path divide by 1, and are cleared.
    const d8 divisor = (d8)(((m8)counts & has) | ((m8)one & ~has));
    s->entry[e] = MASKED((one + delta) / divisor, has);
  }
}

static void batch(
    Search *s, const intptr_t *outOffsets, const uint32_t *outTargets, const intptr_t *inOffsets,
    const uint32_t *inSources, size_t n, const uint32_t *sources, size_t sourceCount, size_t *levels) {
  const size_t m = (size_t)outOffsets[n];
  size_t depth = 0, end = 0;
  reserve(s, 0, 8);
  for (size_t lane = 0; lane < sourceCount; lane++) {
    d8 counts = {0};
    counts[lane] = 1;
    s->sigma[sources[lane]] += counts;
    s->entry[end] = counts;
    s->place[end++] = sources[lane];
  }
  levels[0] = 0;
  levels[1] = end;
  while (levels[depth + 1] > levels[depth]) {
    const size_t first = levels[depth], last = levels[depth + 1];
    size_t arcs = 0;
    for (size_t e = first; e < last; e++)
      arcs += (size_t)(outOffsets[s->place[e] + 1] - outOffsets[s->place[e]]);
    reserve(s, last, last + n);
    end = arcs > m / 4 ? pull_level(s, inOffsets, inSources, n, first, last)
                       : settle(s, push_level(s, outOffsets, outTargets, first, last), last);
    levels[++depth + 1] = end;
  }
  // levels[depth] … levels[depth + 1] is empty; the deepest level is depth - 1.
  for (size_t level = depth; level-- > 0;) {
    accumulate(
        s, outOffsets, outTargets, levels[level], levels[level + 1], level + 1 == depth, level == 0);
    for (size_t e = levels[level + 1]; e < levels[level + 2]; e++)
      s->front[s->place[e]] = (d8){0};
    for (size_t e = levels[level]; e < levels[level + 1]; e++) s->front[s->place[e]] = s->entry[e];
  }
  for (size_t e = 0; e < levels[1]; e++) s->front[s->place[e]] = (d8){0};
  for (size_t e = 0; e < levels[depth]; e++) {
    s->sigma[s->place[e]] = (d8){0};
    s->isFull[s->place[e]] = 0;
  }
}

void gk_dependencies(
    const intptr_t *outOffsets, const uint32_t *outTargets, const intptr_t *inOffsets,
    const uint32_t *inSources, size_t n, const uint32_t *sources, size_t sourceCount,
    double *result) {
  Search s = {
      zeroed(n, sizeof(d8)), zeroed(n, sizeof(d8)), zeroed(n, sizeof(d8)), zeroed(n, sizeof(d8)),
      zeroed(8, sizeof(d8)), zeroed(8, sizeof(uint32_t)), zeroed(n + 1, sizeof(uint32_t)),
      zeroed(n, 1), zeroed(n, 1), 8};
  size_t *levels = zeroed(n + 3, sizeof(size_t));
  for (size_t first = 0; first < sourceCount; first += 8)
    batch(
        &s, outOffsets, outTargets, inOffsets, inSources, n, sources + first,
        sourceCount - first < 8 ? sourceCount - first : 8, levels);
  for (size_t v = 0; v < n; v++) {
    const d8 x = s.sums[v];
    result[v] += ((x[0] + x[1]) + (x[2] + x[3])) + ((x[4] + x[5]) + (x[6] + x[7]));
  }
  free(s.sigma), free(s.front), free(s.next), free(s.sums), free(s.entry), free(s.place);
  free(s.touched), free(s.isTouched), free(s.isFull), free(levels);
}
