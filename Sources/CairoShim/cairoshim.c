#include "cairoshim.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// As cairo.h declares them (API version 1.16).
typedef struct { unsigned long index; double x, y; } glyph;
typedef struct { double x_bearing, y_bearing, width, height, x_advance, y_advance; } extents;
typedef int (*sink)(void *closure, const unsigned char *data, unsigned length);

// Every function we use: result, name without cairo_, parameters.
#define FUNCTIONS(F)                                                                            \
  F(void *, image_surface_create, (int format, int width, int height))                          \
  F(int, surface_write_to_png_stream, (void *surface, sink write, void *closure))               \
  F(void *, pdf_surface_create_for_stream,                                                      \
    (sink write, void *closure, double width, double height))                                   \
  F(void, pdf_surface_set_metadata, (void *surface, int key, const char *value))                \
  F(void, surface_finish, (void *surface))                                                      \
  F(void, surface_destroy, (void *surface))                                                     \
  F(int, surface_status, (void *surface))                                                       \
  F(void *, create, (void *surface))                                                            \
  F(void, destroy, (void *cr))                                                                  \
  F(int, status, (void *cr))                                                                    \
  F(const char *, status_to_string, (int status))                                               \
  F(void, scale, (void *cr, double x, double y))                                                \
  F(void, save, (void *cr))                                                                     \
  F(void, restore, (void *cr))                                                                  \
  F(void, translate, (void *cr, double x, double y))                                            \
  F(void, rotate, (void *cr, double angle))                                                     \
  F(void, set_source_rgb, (void *cr, double red, double green, double blue))                    \
  F(void, move_to, (void *cr, double x, double y))                                              \
  F(void, line_to, (void *cr, double x, double y))                                              \
  F(void, curve_to,                                                                             \
    (void *cr, double x1, double y1, double x2, double y2, double x3, double y3))               \
  F(void, close_path, (void *cr))                                                               \
  F(void, new_path, (void *cr))                                                                 \
  F(void, fill_preserve, (void *cr))                                                            \
  F(void, stroke, (void *cr))                                                                   \
  F(void, set_line_width, (void *cr, double width))                                             \
  F(void, set_line_cap, (void *cr, int cap))                                                    \
  F(void, set_line_join, (void *cr, int join))                                                  \
  F(void, set_dash, (void *cr, const double *dash, int count, double offset))                   \
  F(void, select_font_face, (void *cr, const char *family, int slant, int weight))              \
  F(void, set_font_size, (void *cr, double size))                                               \
  F(void *, font_options_create, (void))                                                        \
  F(void, font_options_destroy, (void *options))                                                \
  F(void, font_options_set_hint_style, (void *options, int style))                              \
  F(void, font_options_set_hint_metrics, (void *options, int metrics))                          \
  F(void, font_options_set_antialias, (void *options, int antialias))                           \
  F(void, set_font_options, (void *cr, const void *options))                                    \
  F(void *, get_scaled_font, (void *cr))                                                        \
  F(int, scaled_font_status, (void *font))                                                      \
  F(int, scaled_font_text_to_glyphs,                                                            \
    (void *font, double x, double y, const char *text, int length, glyph **glyphs, int *count,  \
     void *clusters, void *clusterCount, void *flags))                                          \
  F(void, scaled_font_glyph_extents,                                                            \
    (void *font, const glyph *glyphs, int count, extents *extents))                             \
  F(void, glyph_free, (glyph * glyphs))                                                         \
  F(void, show_text, (void *cr, const char *text))

#define POINTER(result, name, parameters) result(*name) parameters;
static struct { FUNCTIONS(POINTER) } cairo;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int isLoaded;

/// Looks every function up; the library is never closed again.
static int load(const char *path, char *why, size_t whySize) {
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    snprintf(why, whySize, "%s", dlerror());
    return -1;
  }
#define LOOK_UP(result, name, parameters)                                          \
  if (!(*(void **)&cairo.name = dlsym(library, "cairo_" #name))) {                 \
    snprintf(why, whySize, "%s has no function cairo_%s", path, #name);            \
    return -1;                                                                     \
  }
  FUNCTIONS(LOOK_UP)
  return 0;
}

int cs_load(const char *path, char *why, size_t whySize) {
  pthread_mutex_lock(&lock);
  int result = 0;
  if (path || !isLoaded) {
    result = load(path ? path : "libcairo.so.2", why, whySize);
    if (result == 0) isLoaded = 1;
  }
  pthread_mutex_unlock(&lock);
  return result;
}

struct cs_page {
  void *surface, *cr;
  int isPNG;
  unsigned char *bytes;
  size_t count, capacity;
};

static int append(void *closure, const unsigned char *data, unsigned length) {
  cs_page *page = closure;
  if (page->count + length > page->capacity) {
    size_t capacity = (page->count + length) * 2;
    unsigned char *bytes = realloc(page->bytes, capacity);
    if (!bytes) return 1;  // CAIRO_STATUS_NO_MEMORY
    page->bytes = bytes;
    page->capacity = capacity;
  }
  memcpy(page->bytes + page->count, data, length);
  page->count += length;
  return 0;
}

static cs_page *start(cs_page *page, double scale) {
  if (cairo.surface_status(page->surface) != 0) {
    cairo.surface_destroy(page->surface);
    free(page);
    return NULL;
  }
  page->cr = cairo.create(page->surface);
  cairo.scale(page->cr, scale, scale);
  // Shapes as the font has them, not fitted to the grid of pixels: the same at every size.
  void *options = cairo.font_options_create();
  cairo.font_options_set_hint_style(options, 1);
  cairo.font_options_set_hint_metrics(options, 1);
  cairo.font_options_set_antialias(options, 2);
  cairo.set_font_options(page->cr, options);
  cairo.font_options_destroy(options);
  return page;
}

cs_page *cs_open_png(int width, int height, double scale) {
  cs_page *page = calloc(1, sizeof *page);
  if (!page) return NULL;
  page->isPNG = 1;
  page->surface = cairo.image_surface_create(0, width, height);
  return start(page, scale);
}

cs_page *cs_open_pdf(double width, double height, double scale, const char *title) {
  cs_page *page = calloc(1, sizeof *page);
  if (!page) return NULL;
  page->surface = cairo.pdf_surface_create_for_stream(append, page, width, height);
  if (cairo.surface_status(page->surface) == 0) {
    cairo.pdf_surface_set_metadata(page->surface, 0, title);
    // No clock in the file: the same map is the same bytes.
    cairo.pdf_surface_set_metadata(page->surface, 5, "2000-01-01T00:00:00Z");
  }
  return start(page, scale);
}

int cs_finish(cs_page *page, const unsigned char **bytes, size_t *count) {
  int status = cairo.status(page->cr);
  if (status) return status;
  if (page->isPNG) status = cairo.surface_write_to_png_stream(page->surface, append, page);
  cairo.surface_finish(page->surface);
  if (!status) status = cairo.surface_status(page->surface);
  *bytes = page->bytes;
  *count = page->count;
  return status;
}

const char *cs_status_words(int status) { return cairo.status_to_string(status); }

void cs_close(cs_page *page) {
  cairo.destroy(page->cr);
  cairo.surface_destroy(page->surface);
  free(page->bytes);
  free(page);
}

void cs_move(cs_page *page, double x, double y) { cairo.move_to(page->cr, x, y); }
void cs_line(cs_page *page, double x, double y) { cairo.line_to(page->cr, x, y); }
void cs_curve(cs_page *page, double x1, double y1, double x2, double y2, double x3, double y3) {
  cairo.curve_to(page->cr, x1, y1, x2, y2, x3, y3);
}
void cs_end_path(cs_page *page) { cairo.close_path(page->cr); }
void cs_forget_path(cs_page *page) { cairo.new_path(page->cr); }

static void set_color(cs_page *page, unsigned color) {
  cairo.set_source_rgb(page->cr, (color >> 16 & 255) / 255.0, (color >> 8 & 255) / 255.0,
                       (color & 255) / 255.0);
}

void cs_fill(cs_page *page, unsigned color) {
  set_color(page, color);
  cairo.fill_preserve(page->cr);
}

void cs_stroke(cs_page *page, unsigned color, double width, const double *dash, int dashCount,
               int round) {
  set_color(page, color);
  cairo.set_line_width(page->cr, width);
  cairo.set_line_cap(page->cr, round ? 1 : 0);
  cairo.set_line_join(page->cr, round ? 1 : 0);
  cairo.set_dash(page->cr, dash, dashCount, 0);
  cairo.stroke(page->cr);
}

int cs_measure(cs_page *page, const char *text, const char *family, double size, int bold,
               int italic, double *width) {
  cairo.select_font_face(page->cr, family, italic ? 1 : 0, bold ? 1 : 0);
  cairo.set_font_size(page->cr, size);
  void *font = cairo.get_scaled_font(page->cr);
  glyph *glyphs = NULL;
  int count = 0, missing = 0;
  if (cairo.scaled_font_status(font) != 0 ||
      cairo.scaled_font_text_to_glyphs(font, 0, 0, text, -1, &glyphs, &count, NULL, NULL, NULL))
    return -1;
  for (int i = 0; i < count; i++) missing += glyphs[i].index == 0;
  extents box = {0};
  cairo.scaled_font_glyph_extents(font, glyphs, count, &box);
  cairo.glyph_free(glyphs);
  *width = box.x_advance;
  return missing;
}

void cs_text(cs_page *page, const char *text, double x, double y, double squeeze, int turn,
             unsigned color) {
  set_color(page, color);
  cairo.save(page->cr);
  cairo.translate(page->cr, x, y);
  if (turn) cairo.rotate(page->cr, turn * 1.57079632679489661923);
  cairo.scale(page->cr, squeeze, 1);
  cairo.move_to(page->cr, 0, 0);
  cairo.show_text(page->cr, text);
  cairo.restore(page->cr);
  cairo.new_path(page->cr);
}
