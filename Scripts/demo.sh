#!/usr/bin/env bash
# Reads the example articles and writes a map and a ranking; ends with what to type next.
set -eu
tool=$1
"$tool" extract Examples/articles -o demo.json
"$tool" map demo.json -o demo.svg
echo
echo "The ten actors through whom most ways lead:"
"$tool" centrality demo.json --measure betweenness,pagerank --top 10 --format table
echo
echo "Wrote demo.svg (open it in a browser) and demo.json. Type next:"
echo "  $tool path demo.json \"United States\" \"North Korea\""
echo "  $tool relations demo.json --between China \"North Korea\" --format table"
echo "  $tool map YOUR-ARTICLES/ -o map.svg"
