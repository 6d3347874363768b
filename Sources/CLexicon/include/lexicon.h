#pragma once
#include <stddef.h>

/// A lexicon file inside the executable, as it stands in `Data/`.
typedef struct {
  const char *_Nonnull name;
  const unsigned char *_Nonnull bytes;
  size_t count;
} clexicon_file;

size_t clexicon_count(void);
clexicon_file clexicon_at(size_t index);
