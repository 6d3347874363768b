#!/usr/bin/env bash
# Runs each built fuzzer for so many seconds from its seeds; fails where one crashed, hung, or saw
# no coverage.
set -eu
seconds=$1
cd "$(dirname "$0")/../Fuzz"
export SWIFT_BACKTRACE=enable=no
for fuzzer in .build-fuzz/release/fuzz-*; do
  [ -x "$fuzzer" ] && [ -f "$fuzzer" ] || continue
  name=$(basename "$fuzzer")
  case $name in *.*) continue ;; esac
  mkdir -p ".build-fuzz/corpus/$name" "Seeds/$name"
  log=.build-fuzz/$name.log
  "$fuzzer" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=4096 -max_len=65536 \
    -artifact_prefix=".build-fuzz/$name-" ".build-fuzz/corpus/$name" "Seeds/$name" 2> "$log" ||
    { tail -20 "$log"; exit 1; }
  coverage=$(sed -nE 's/.* cov: ([0-9]+) .*/\1/p' "$log" | tail -1)
  runs=$(sed -nE 's/^Done ([0-9]+) runs.*/\1/p' "$log")
  echo "$name: ${runs:-0} runs, coverage ${coverage:-0}"
  [ "${coverage:-0}" -ge 500 ] || { echo "$name saw no coverage" >&2; exit 1; }
done
