#pragma once
#include <stddef.h>

/// The English model, read in place; aligned to 64 bytes.
const unsigned char *_Nonnull cmodel_bytes(void);
size_t cmodel_count(void);
