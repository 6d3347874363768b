#!/bin/bash
# Writes Examples/gallery: every view of a map, with the command that draws it.
# Usage: Scripts/gallery.sh GRAPHTOOL
set -euo pipefail
tool=$(realpath "$1")
cd "$(dirname "$0")/.."
graph=Examples/output/korea.json
out=Examples/gallery
mkdir -p $out
rm -f $out/*
page=$out/README.md
cat > $page <<'HEAD'
# Gallery

Every view of one graph, `Examples/output/korea.json`: fifteen short articles on the diplomacy around
the Korean Peninsula. `make gallery` writes this page. Point at a line, or walk through a picture with
the Tab key, to read what it stands for; pictures follow the reader's light or dark page.
HEAD
# view HEADING FILE WORDS COMMAND…
view() {
  local heading=$1 file=$2 words=$3
  shift 3
  "$tool" "$@" -q > /dev/null
  {
    printf '\n## %s\n\n%s\n\n```sh\ngraphtool' "$heading" "$words"
    printf ' %q' "$@" | sed "s#Examples/##g; s#\\\\{period\\\\}#{period}#g; s#\\\\ # #g; s#\\\\,#,#g"
    printf '\n```\n'
    for picture in $out/$file; do printf '\n![%s](%s)\n' "$heading" "$(basename "$picture")"; done
  } >> $page
}
view "The map" map.svg "Who deals with whom: states as cards with their people and bodies." \
  map $graph -o $out/map.svg
view "Channels between states" channels.svg \
  "Bodies and people stand in their state; conflict is left out." \
  map $graph --kind cooperation,consultation,influence --modality actual --fold government \
  -o $out/channels.svg
view "Around one actor" china.svg "China and who deals with it, sized by PageRank." \
  map $graph --around China --size pagerank -o $out/china.svg
view "Communities" communities.svg "Colours of groups that deal more with each other than with others." \
  map $graph --fold government --color community --edge-labels none -o $out/communities.svg
view "A matrix" matrix.svg "Rows act, columns are acted upon; no line ever crosses." \
  map $graph --view matrix --fold government -o $out/matrix.svg
view "A timeline" timeline.svg "Relations by week and kind, on one scale." \
  map $graph --view timeline -o $out/timeline.svg
view "What changed" change.svg "2023 and 2024 on one map: new in full, gone in grey." \
  compare $graph --split 2024-01-01 --fold government --kind '!affiliation' -o $out/change.svg
view "Month by month" "month-*.svg" "One layout, a map for each month; three are shown." \
  map $graph --fold government --since 2024-01 --until 2024-03 --window month \
  -o "$out/month-{period}.svg"
view "With the editor's sheet" numbered.svg \
  "Every line has a number; [the sheet](sheet.md) has the sentences behind it. Both carry one hash." \
  map $graph --fold government --kind influence --number --evidence $out/sheet.md -o $out/numbered.svg
