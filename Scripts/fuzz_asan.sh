#!/usr/bin/env bash
# Replays each fuzzer's seeds and what `make fuzz` kept, and so many inputs made from them, in a debug
# build under the address sanitizer. That build sees no coverage of the libraries, so all inputs are kept.
set -eu
runs=$1
cd "$(dirname "$0")/../Fuzz"
export SWIFT_BACKTRACE=enable=no
for fuzzer in .build-fuzz-asan/debug/fuzz-*; do
  [ -x "$fuzzer" ] && [ -f "$fuzzer" ] || continue
  name=$(basename "$fuzzer")
  case $name in *.*) continue ;; esac
  made=$(mktemp -d)
  mkdir -p ".build-fuzz/corpus/$name" "Seeds/$name"
  log=.build-fuzz-asan/$name.log
  ASAN_OPTIONS=detect_leaks=0 "$fuzzer" -runs="$runs" -keep_seed=1 -len_control=0 -max_len=1024 \
    -timeout=100 -rss_limit_mb=6000 -artifact_prefix=".build-fuzz-asan/$name-" \
    "$made" ".build-fuzz/corpus/$name" "Seeds/$name" 2> "$log" ||
    { tail -40 "$log"; exit 1; }
  rm -rf "$made"
  echo "$name: $(sed -nE 's/^Done ([0-9]+) runs.*/\1/p' "$log") runs of $(sed -nE 's/.*seed corpus: files: ([0-9]+).*/\1/p' "$log") files"
done
