#pragma once
#include <stddef.h>

/// The English model, read in place; aligned to 64 bytes.
const unsigned char *_Nonnull cmodel_bytes(void);
size_t cmodel_count(void);

/// Weights of the sentence boundary model, one signed byte each.
const unsigned char *_Nonnull cmodel_segmenter(void);
size_t cmodel_segmenter_count(void);
