#!/usr/bin/env bash
# Runs each built fuzzer from its seeds and what it kept before; fails where one crashed or hung.
#
#   fuzz.sh coverage SECONDS   the release build, which keeps what reaches new code, and must reach enough
#   fuzz.sh address RUNS       the debug build under the address sanitizer; that one sees no coverage of the
#                              libraries, so it replays all there is and makes new inputs from all of it
set -eu
kind=$1 limit=$2
cd "$(dirname "$0")/../Fuzz"
export SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0
case $kind in
  coverage)
    build=.build-fuzz configuration=release
    options=(-max_total_time="$limit" -timeout=20 -rss_limit_mb=4096 -max_len=65536) ;;
  address)
    build=.build-fuzz-asan configuration=debug
    options=(-runs="$limit" -keep_seed=1 -len_control=0 -timeout=100 -rss_limit_mb=6000 -max_len=1024) ;;
  *)
    echo "fuzz.sh: $kind is neither coverage nor address" >&2
    exit 64 ;;
esac
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
for fuzzer in "$build/$configuration"/fuzz-*; do
  [ -x "$fuzzer" ] && [ -f "$fuzzer" ] || continue
  name=$(basename "$fuzzer")
  case $name in *.*) continue ;; esac
  corpus=.build-fuzz/corpus/$name
  mkdir -p "$corpus" "Seeds/$name" "$made/$name"
  folders=("$corpus" "Seeds/$name")
  # The first folder is where new inputs go.
  [ "$kind" = coverage ] || folders=("$made/$name" "${folders[@]}")
  log=$build/$name.log
  "$fuzzer" "${options[@]}" -artifact_prefix="$build/$name-" "${folders[@]}" 2> "$log" ||
    { tail -40 "$log"; exit 1; }
  coverage=$(sed -nE 's/.* cov: ([0-9]+) .*/\1/p' "$log" | tail -1)
  runs=$(sed -nE 's/^Done ([0-9]+) runs.*/\1/p' "$log")
  if [ "$kind" = coverage ]; then
    echo "$name: ${runs:-0} runs, coverage ${coverage:-0}"
    [ "${coverage:-0}" -ge 500 ] || { echo "$name saw no coverage" >&2; exit 1; }
  else
    echo "$name: ${runs:-0} runs of $(sed -nE 's/.*seed corpus: files: ([0-9]+).*/\1/p' "$log") files"
  fi
done
