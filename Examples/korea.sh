#!/usr/bin/env bash
# From articles to a document, a map, a ranking and a path: korea.sh FOLDER writes them there.
# graphtool is the one on the PATH; the articles are those beside this script.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$1
mkdir -p "$out"
graphtool extract --quiet "$here/articles" -o "$out/korea.json"
graphtool map --quiet "$out/korea.json" --fold government --actor-kind state \
  --kind cooperation,consultation,influence --min-confidence 0.5 --modality actual \
  --title "Who deals with whom around the Korean Peninsula" -o "$out/map.svg"
graphtool centrality --quiet "$out/korea.json" --fold government \
  --measure betweenness,pagerank,degree --format tsv -o "$out/ranking.tsv"
graphtool path --quiet "$out/korea.json" "United States" "North Korea" --fold government \
  --count 3 --format tsv -o "$out/path.tsv"
