#include "lexicon.h"
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char states[] = {
#embed "Data/states.tsv"
};

static const clexicon_file files[] = {
  {"states.tsv", states, sizeof states},
};

size_t clexicon_count(void) { return sizeof files / sizeof *files; }
clexicon_file clexicon_at(size_t index) { return files[index]; }
