#!/usr/bin/env bash
# Requests a second from the client to the sandbox over loopback, and from Python's requests to the
# same, both processes on the same two cores. Usage: Benchmarks/api.sh [COUNT]
set -euo pipefail
cd "$(dirname "$0")/.."
count=${1:-20000}
swift build -c release --static-swift-stdlib --product captions
swift build -c release --package-path Benchmarks --product apibench
captions=$(swift build -c release --static-swift-stdlib --show-bin-path)/captions
bench=$(swift build -c release --package-path Benchmarks --show-bin-path)/apibench
pin="taskset -c 0,1"
announcement=$(mktemp)
$pin "$captions" sandbox --quiet --seed-from samples/library >"$announcement" &
sandbox=$!
trap 'kill "$sandbox"; rm -f "$announcement"' EXIT
until grep -q url "$announcement"; do sleep 0.05; done
url=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["url"])' "$announcement")
for operation in transport account index update; do
  $pin "$bench" "$operation" "$url" "$count" 6
done
# 200 replacements at once: the bound on connections is the transport's, six.
$pin "$bench" update "$url" 200 200
for threads in 1 6; do
  $pin python3 Benchmarks/Sources/apibench/requests_session.py "$url" $((count / 5)) "$threads"
done
