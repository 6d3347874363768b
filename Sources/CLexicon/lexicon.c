#include "lexicon.h"
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char agents[] = {
#embed "Data/agents.tsv"
};
static const unsigned char bodies[] = {
#embed "Data/bodies.tsv"
};
static const unsigned char epithets[] = {
#embed "Data/epithets.tsv"
};
static const unsigned char given_names[] = {
#embed "Data/given-names.tsv"
};
static const unsigned char groups[] = {
#embed "Data/groups.tsv"
};
static const unsigned char nouns[] = {
#embed "Data/nouns.tsv"
};
static const unsigned char officials[] = {
#embed "Data/officials.tsv"
};
static const unsigned char organizations[] = {
#embed "Data/organizations.tsv"
};
static const unsigned char regions[] = {
#embed "Data/regions.tsv"
};
static const unsigned char states[] = {
#embed "Data/states.tsv"
};
static const unsigned char titles[] = {
#embed "Data/titles.tsv"
};
static const unsigned char verbs[] = {
#embed "Data/verbs.tsv"
};

static const clexicon_file files[] = {
  {"agents.tsv", agents, sizeof agents},
  {"bodies.tsv", bodies, sizeof bodies},
  {"epithets.tsv", epithets, sizeof epithets},
  {"given-names.tsv", given_names, sizeof given_names},
  {"groups.tsv", groups, sizeof groups},
  {"nouns.tsv", nouns, sizeof nouns},
  {"officials.tsv", officials, sizeof officials},
  {"organizations.tsv", organizations, sizeof organizations},
  {"regions.tsv", regions, sizeof regions},
  {"states.tsv", states, sizeof states},
  {"titles.tsv", titles, sizeof titles},
  {"verbs.tsv", verbs, sizeof verbs},
};

size_t clexicon_count(void) { return sizeof files / sizeof *files; }
clexicon_file clexicon_at(size_t index) { return files[index]; }
