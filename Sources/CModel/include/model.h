#pragma once
#include <stddef.h>

/// The English model, read in place; aligned to 64 bytes.
const unsigned char *_Nonnull cmodel_bytes(void);
size_t cmodel_count(void);

/// Weights of the sentence boundary model, one signed byte each.
const unsigned char *_Nonnull cmodel_segmenter(void);
size_t cmodel_segmenter_count(void);

/// The lemma table (`Training/lemmas.py` says its layout); aligned to 8 bytes.
const unsigned char *_Nonnull cmodel_lemmas(void);
size_t cmodel_lemmas_count(void);
