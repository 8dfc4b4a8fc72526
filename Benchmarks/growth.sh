#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Counts the instructions of whole commands on hostile inputs of N and of 10 N bytes: ten times the
# input must take about ten times the work. Counts do not depend on how busy the machine is.
# usage: Benchmarks/growth.sh CAPTIONS-BINARY [BYTES]
# Needs valgrind. Ends with status 1 when something grows faster.
set -eu

small=${2:-60000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# Valgrind cannot read the debug information of this compiler.
strip -o "$folder/captions" "$1"
captions=$folder/captions
cue='1\n00:00:01,000 --> 00:00:02,000\nAlpha\n\n'
# What is repeated, after a sound cue.
shapes='line:abcdefgh_ newlines:\n digits:1234567890 arrows:--> arrow-lines:-->\n ones:1\n
  ones-and-blanks:1\n\n timings:00:00:01,000_-->_00:00:02,000\n00:00:01.0_->_00:00:02\n NUL:\000
  NUL-lines:\000\n CR:\r CR-CR-LF:\r\r\n tags:<i> fences:```\n partial:00:00:0\n\n
  marks:\357\273\277 unreadable:1\n00:xx:00_-->_00:00:00\n invalid:\377 escapes:\033$B'

count() { # FILE COMMAND...: instructions
  file=$1; shift
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$captions" "$@" "$file" 2>&1 >/dev/null |
    sed -n 's/.*Collected : //p'
}

make() { # UNIT BYTES FILE
  # shellcheck disable=SC2059 # the unit holds escapes that are meant
  printf -- "$1" > "$folder/unit"
  while [ "$(wc -c < "$folder/unit")" -lt "$2" ]; do
    cat "$folder/unit" "$folder/unit" > "$folder/twice"
    mv "$folder/twice" "$folder/unit"
  done
  { printf -- "$cue"; head -c "$2" "$folder/unit"; } > "$3"
}

: > "$folder/empty"
status=0
printf '| input | command | %s bytes | %s bytes | ratio |\n|---|---|---:|---:|---:|\n' \
  "$small" "${small}0"
for command in cues 'validate --quiet' 'shift --by 1s --output /dev/null'; do
  # shellcheck disable=SC2086 # words of ours
  base=$(count "$folder/empty" $command)
  for shape in $shapes; do
    unit=$(printf '%s' "${shape#*:}" | tr _ ' ')
    make "$unit" "$small" "$folder/a"
    make "$unit" "${small}0" "$folder/b"
    # shellcheck disable=SC2086
    a=$(count "$folder/a" $command)
    # shellcheck disable=SC2086
    b=$(count "$folder/b" $command)
    ratio=$(awk -v a="$a" -v b="$b" -v base="$base" 'BEGIN {
      work = a - base; if (work < 1) work = 1; printf "%.1f", (b - base) / work }')
    printf '| %s | %s | %s | %s | %s |\n' "${shape%%:*}" "${command%% *}" "$a" "$b" "$ratio"
    awk -v r="$ratio" 'BEGIN { exit !(r > 13) }' && status=1
  done
done
exit $status
