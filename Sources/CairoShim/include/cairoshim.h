#pragma once
#include <stddef.h>

/// A page that libcairo draws on. libcairo is looked for when the first page is opened, so nothing
/// but PNG and PDF needs it, and no header of it is needed to build this.
typedef struct cs_page cs_page;

/// Loads libcairo: `path`, or where that is NULL the system's libcairo.so.2. Returns 0, or -1 with a
/// sentence in `why`.
int cs_load(const char *_Nullable path, char *_Nonnull why, size_t whySize);

/// Opens a page of width × height pixels, on which a unit is `scale` pixels; NULL where that is more
/// than cairo draws.
cs_page *_Nullable cs_open_png(int width, int height, double scale);
/// Opens a page of width × height points, on which a unit is `scale` points.
cs_page *_Nullable cs_open_pdf(double width, double height, double scale,
                               const char *_Nonnull title);
/// Ends the page. Returns 0 and the file's bytes, which live until `cs_close`; or cairo's status.
int cs_finish(cs_page *_Nonnull page, const unsigned char *_Nullable *_Nonnull bytes,
              size_t *_Nonnull count);
const char *_Nonnull cs_status_words(int status);
void cs_close(cs_page *_Nonnull page);

void cs_move(cs_page *_Nonnull page, double x, double y);
void cs_line(cs_page *_Nonnull page, double x, double y);
void cs_curve(cs_page *_Nonnull page, double x1, double y1, double x2, double y2, double x3,
              double y3);
void cs_end_path(cs_page *_Nonnull page);
/// Colours are 0xRRGGBB. The path stays for a stroke after a fill.
void cs_fill(cs_page *_Nonnull page, unsigned color);
void cs_stroke(cs_page *_Nonnull page, unsigned color, double width, const double *_Nonnull dash,
               int dashCount, int round);
void cs_forget_path(cs_page *_Nonnull page);

/// The number of characters of `text` that `family` has no shape for, and in `width` how wide the
/// rest is; -1 where there is no such thing as a font.
int cs_measure(cs_page *_Nonnull page, const char *_Nonnull text, const char *_Nonnull family,
               double size, int bold, int italic, double *_Nonnull width);
/// Draws what was measured last from (x, y), `squeeze` times as wide, turned by `turn` quarters.
void cs_text(cs_page *_Nonnull page, const char *_Nonnull text, double x, double y, double squeeze,
             int turn, unsigned color);
