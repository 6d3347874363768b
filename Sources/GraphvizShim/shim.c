// Here and not in the header: a feature macro in a header that Swift imports breaks debug builds.
#define _GNU_SOURCE
#include "shim.h"

#include <dlfcn.h>
#include <gvplugin.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

GVC_t *cgv_open_context(void) {
  // No built-in plugins: pango would make sizes depend on the fonts installed.
  static const lt_symlist_t none[] = {{0, 0}};
  return gvContextPlugins(none, 0);
}

void cgv_close_context(GVC_t *context) { gvFreeContext(context); }

/// Writes the folder of the plugins of the libgvc in use, and its major version.
static int plugin_folder(char *folder, size_t size, int *major, char *why, size_t whySize) {
  Dl_info info;
  char real[PATH_MAX];
  if (!dladdr((void *)gvContextPlugins, &info) || !info.dli_fname ||
      !realpath(info.dli_fname, real)) {
    snprintf(why, whySize, "cannot tell where the Graphviz library is");
    return -1;
  }
  const char *suffix = strstr(real, ".so."), *slash = strrchr(real, '/');
  if (!suffix || !slash) {
    snprintf(why, whySize, "the Graphviz library has an unexpected name: %s", real);
    return -1;
  }
  *major = atoi(suffix + 4);
  snprintf(folder, size, "%.*s/graphviz", (int)(slash - real), real);
  return 0;
}

int cgv_add_plugin(GVC_t *context, const char *name, const char *directory, char *why,
                   size_t whySize) {
  char folder[PATH_MAX], path[PATH_MAX + 96], symbol[96];
  int major = 0;
  if (plugin_folder(folder, sizeof folder, &major, why, whySize)) return -1;
  snprintf(path, sizeof path, "%s/libgvplugin_%s.so.%d", directory ? directory : folder, name,
           major);
  // Never closed: the layout code stays in use for the life of the process, and opening it again
  // only counts up.
  void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (!handle) {
    snprintf(why, whySize, "%s", dlerror());
    return -1;
  }
  snprintf(symbol, sizeof symbol, "gvplugin_%s_LTX_library", name);
  gvplugin_library_t *library = dlsym(handle, symbol);
  if (!library) {
    snprintf(why, whySize, "%s holds no plugin named %s", path, name);
    return -1;
  }
  gvAddLibrary(context, library);
  return 0;
}

Agraph_t *cgv_open_graph(int directed) {
  Agraph_t *graph = agopen((char *)"map", directed ? Agdirected : Agundirected, NULL);
  if (!graph) return NULL;
  agattr(graph, AGNODE, (char *)"label", (char *)"");
  agattr(graph, AGNODE, (char *)"shape", (char *)"box");
  agattr(graph, AGNODE, (char *)"fixedsize", (char *)"true");
  return graph;
}

void cgv_close_graph(Agraph_t *graph) { agclose(graph); }

Agnode_t *cgv_add_box(Agraph_t *graph, unsigned index, const char *width, const char *height) {
  char name[16];
  snprintf(name, sizeof name, "n%u", index);
  Agnode_t *node = agnode(graph, name, 1);
  if (!node) return NULL;
  cgv_set(node, "width", width);
  cgv_set(node, "height", height);
  return node;
}

Agedge_t *cgv_add_link(Agraph_t *graph, Agnode_t *tail, Agnode_t *head, unsigned index) {
  char name[16];
  snprintf(name, sizeof name, "e%u", index);
  return agedge(graph, tail, head, name, 1);
}

int cgv_set(void *object, const char *name, const char *value) {
  return agsafeset(object, (char *)name, (char *)value, (char *)"");
}

int cgv_layout(GVC_t *context, Agraph_t *graph, const char *engine) {
  return gvLayout(context, graph, engine);
}

void cgv_free_layout(GVC_t *context, Agraph_t *graph) { gvFreeLayout(context, graph); }

boxf cgv_bounds(Agraph_t *graph) { return GD_bb(graph); }
pointf cgv_center(Agnode_t *node) { return ND_coord(node); }
const splines *cgv_splines(Agedge_t *edge) { return ED_spl(edge); }

static char collected[4096];
static size_t used;

static int collect(char *piece) {
  size_t length = strlen(piece), room = sizeof collected - 1 - used;
  if (length > room) length = room;
  memcpy(collected + used, piece, length);
  used += length;
  collected[used] = 0;
  return 0;
}

void cgv_start_collecting(void) {
  used = 0;
  collected[0] = 0;
  agreseterrors();
  agseterrf(collect);
}

const char *cgv_collected(void) { return collected; }
