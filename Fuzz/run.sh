#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Runs the fuzzers under address sanitizer, seeded from all fixtures.
# usage: [FUZZ_RUNS=N] Fuzz/run.sh [SECONDS] [FUZZER...]
# With FUZZ_RUNS the inputs are always the same first N, so that a run can be repeated.
# What libFuzzer finds is left in Fuzz/.build/findings; a crasher becomes a fixture of the module.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
seconds=${1:-60}
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- ParserFuzzer DecoderFuzzer RoundTripFuzzer LinterFuzzer WebVTTFuzzer SandboxFuzzer
# With the backtracer on, a crash waits for it for ever.
export SWIFT_BACKTRACE=enable=no
# `--sanitize fuzzer` keeps the package manager from adding a `main`. The compiler heeds only the last
# -sanitize; with `--sanitize address` that would lose the coverage that libFuzzer steers by.
build="swift build --package-path $here -c release --sanitize fuzzer -Xswiftc -sanitize=fuzzer,address"
seeds="$here/.build/seeds"
rm -rf "$seeds"
mkdir -p "$seeds" "$here/.build/findings"
# The first two bytes of an input choose an encoding and a chunk size.
number=0
find "$here/../Tests" "$here/../samples" "$here/Seeds" \( -name '*.srt' -o -name '*.vtt' \) 2>/dev/null | sort |
  while IFS= read -r file; do
    number=$((number + 1))
    { printf "\\$(printf %03o $((number % 256)))\\$(printf %03o $((number * 37 % 256)))"
      cat "$file"; } > "$seeds/$number"
  done
status=0
for fuzzer in "$@"; do
  $build --product "$fuzzer"
  binary=$($build --show-bin-path)/$fuzzer
  corpus="$here/.build/corpus/$fuzzer"
  mkdir -p "$corpus"
  # The sandbox is fed requests, the others captions.
  inputs=$seeds dict=$here/srt.dict
  [ "$fuzzer" != WebVTTFuzzer ] || dict=$here/vtt.dict
  [ "$fuzzer" != SandboxFuzzer ] || inputs=$here/Seeds/http dict=$here/http.dict
  echo "== $fuzzer, $seconds s"
  # shellcheck disable=SC2086 # two options or none
  "$binary" ${FUZZ_RUNS:+-runs=$FUZZ_RUNS -seed=1} -max_total_time="$seconds" -max_len=8192 -timeout=10 -rss_limit_mb=2048 -verbosity=0 \
    -print_final_stats=1 -dict="$dict" -artifact_prefix="$here/.build/findings/$fuzzer-" \
    "$corpus" "$inputs" || status=1
done
exit $status
