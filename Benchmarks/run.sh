#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds everything as it is shipped, makes the inputs, and prints the table.
# usage: Benchmarks/run.sh [FOLDER-FOR-INPUTS] [BYTES...]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
inputs=${1:-${TMPDIR:-/tmp}/captions-bench}
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- 111000 1000000 100000000 1000000000
swift build --package-path "$here/.." -c release --static-swift-stdlib --product captions
swift build --package-path "$here" -c release --static-swift-stdlib
captions=$(swift build --package-path "$here/.." -c release --static-swift-stdlib --show-bin-path)/captions
bench=$(swift build --package-path "$here" -c release --static-swift-stdlib --show-bin-path)/bench
mkdir -p "$inputs"
files=""
for size in "$@"; do
  for kind in ascii mixed crlf; do
    file="$inputs/$kind-$size.srt"
    [ -s "$file" ] || "$bench" generate "$kind" "$size" "$file"
    files="$files $file"
  done
done
# shellcheck disable=SC2086 # the folder of inputs is ours and holds no spaces
"$bench" table "$captions" $files
