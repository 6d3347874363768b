#include "page.h"
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char page_html[] = {
#embed "Page/page.html"
};
static const unsigned char page_css[] = {
#embed "Page/page.css"
};
static const unsigned char data_js[] = {
#embed "Page/script/data.js"
};
static const unsigned char filter_js[] = {
#embed "Page/script/filter.js"
};
static const unsigned char paths_js[] = {
#embed "Page/script/paths.js"
};
static const unsigned char map_js[] = {
#embed "Page/script/map.js"
};
static const unsigned char evidence_js[] = {
#embed "Page/script/evidence.js"
};
static const unsigned char panel_js[] = {
#embed "Page/script/panel.js"
};
static const unsigned char ranking_js[] = {
#embed "Page/script/ranking.js"
};
static const unsigned char route_js[] = {
#embed "Page/script/route.js"
};
static const unsigned char filters_js[] = {
#embed "Page/script/filters.js"
};
static const unsigned char start_js[] = {
#embed "Page/script/start.js"
};

static const cpage_file files[] = {
  {"page.html", page_html, sizeof page_html},
  {"page.css", page_css, sizeof page_css},
  {"script/data.js", data_js, sizeof data_js},
  {"script/filter.js", filter_js, sizeof filter_js},
  {"script/paths.js", paths_js, sizeof paths_js},
  {"script/map.js", map_js, sizeof map_js},
  {"script/evidence.js", evidence_js, sizeof evidence_js},
  {"script/panel.js", panel_js, sizeof panel_js},
  {"script/ranking.js", ranking_js, sizeof ranking_js},
  {"script/route.js", route_js, sizeof route_js},
  {"script/filters.js", filters_js, sizeof filters_js},
  {"script/start.js", start_js, sizeof start_js},
};

size_t cpage_count(void) { return sizeof files / sizeof *files; }
cpage_file cpage_at(size_t index) { return files[index]; }
