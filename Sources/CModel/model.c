#include "model.h"
#pragma clang diagnostic ignored "-Wc23-extensions"

_Alignas(64) static const unsigned char bytes[] = {
#embed "english.model"
};

const unsigned char *_Nonnull cmodel_bytes(void) { return bytes; }
size_t cmodel_count(void) { return sizeof bytes; }
