#include "model.h"
#pragma clang diagnostic ignored "-Wc23-extensions"

_Alignas(8) static const unsigned char bytes[] = {
#embed "lemmas.bin"
};

const unsigned char *_Nonnull cmodel_lemmas(void) { return bytes; }
size_t cmodel_lemmas_count(void) { return sizeof bytes; }
