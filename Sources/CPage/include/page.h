#pragma once
#include <stddef.h>

/// A file of the explorer's page inside the executable, as it stands in `Page/`.
typedef struct {
  const char *_Nonnull name;
  const unsigned char *_Nonnull bytes;
  size_t count;
} cpage_file;

/// The files in the order in which a page holds them: the template, the style sheet, the scripts.
size_t cpage_count(void);
cpage_file cpage_at(size_t index);
