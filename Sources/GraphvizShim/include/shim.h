#pragma once
#include <gvc.h>
#include <stddef.h>

/// Opens a context that knows no plugin yet. One at a time in a process: libgvc and libcgraph keep
/// process-wide state, so everything between this and `cgv_close_context` belongs under one lock.
GVC_t *_Nullable cgv_open_context(void);
void cgv_close_context(GVC_t *_Nonnull context);

/// Adds libgvplugin_NAME to the context: from `directory`, or, where that is NULL, from the folder
/// `graphviz` beside the libgvc in use. Returns 0, or -1 with a sentence in `why`.
int cgv_add_plugin(GVC_t *_Nonnull context, const char *_Nonnull name,
                   const char *_Nullable directory, char *_Nonnull why, size_t whySize);

/// Opens an empty graph. It is named, since an unnamed one writes a process-wide counter.
Agraph_t *_Nullable cgv_open_graph(int directed);
void cgv_close_graph(Agraph_t *_Nonnull graph);

/// Adds the node `nINDEX`: a box of a fixed size (inches) with an empty label.
Agnode_t *_Nullable cgv_add_box(Agraph_t *_Nonnull graph, unsigned index, const char *_Nonnull width,
                                const char *_Nonnull height);
/// Adds the edge `eINDEX`.
Agedge_t *_Nullable cgv_add_link(Agraph_t *_Nonnull graph, Agnode_t *_Nonnull tail,
                                 Agnode_t *_Nonnull head, unsigned index);
/// Sets an attribute of a graph, node or edge; the values are ours, never a user's.
int cgv_set(void *_Nonnull object, const char *_Nonnull name, const char *_Nonnull value);
int cgv_layout(GVC_t *_Nonnull context, Agraph_t *_Nonnull graph, const char *_Nonnull engine);
void cgv_free_layout(GVC_t *_Nonnull context, Agraph_t *_Nonnull graph);

/// Points, y upwards.
boxf cgv_bounds(Agraph_t *_Nonnull graph);
pointf cgv_center(Agnode_t *_Nonnull node);
/// NULL where the engine drew no line.
const splines *_Nullable cgv_splines(Agedge_t *_Nonnull edge);

/// Collects Graphviz's messages from here on and forgets those before, its error state too.
void cgv_start_collecting(void);
/// What was collected: Graphviz hands one message over in several pieces; they are joined here.
const char *_Nonnull cgv_collected(void);
