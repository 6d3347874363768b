#include "model.h"
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char bytes[] = {
#embed "segmenter.bin"
};

const unsigned char *_Nonnull cmodel_segmenter(void) { return bytes; }
size_t cmodel_segmenter_count(void) { return sizeof bytes; }
