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

# What is repeated inside a cue, behind a word of it.
within='brace:{ override:{\\an8 stray-tag:</i> stray-tag-lines:</i>\n open-tags:<i> escape:\\n
  bars:| wide-space:\343\200\200 embedding-lines:\342\200\252\n zero-width-lines:\n\342\200\213
  mojibake:\303\203\302\251 two-tags:<i><b></i></b>'
cue_start='1\n00:00:01,000 --> 00:00:02,000\nHi '

count() { # FILE COMMAND...: instructions
  file=$1; shift
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$captions" "$@" "$file" 2>&1 >/dev/null |
    sed -n 's/.*Collected : //p'
}

make() { # UNIT BYTES FILE START
  # shellcheck disable=SC2059 # the unit holds escapes that are meant
  printf -- "$1" > "$folder/unit"
  while [ "$(wc -c < "$folder/unit")" -lt "$2" ]; do
    cat "$folder/unit" "$folder/unit" > "$folder/twice"
    mv "$folder/twice" "$folder/unit"
  done
  { printf -- "$4"; head -c "$2" "$folder/unit"; } > "$3"
}

: > "$folder/empty"
status=0
printf '| input | command | %s bytes | %s bytes | ratio |\n|---|---|---:|---:|---:|\n' \
  "$small" "${small}0"
grow() { # START SHAPES COMMAND
  # shellcheck disable=SC2086 # words of ours
  base=$(count "$folder/empty" $3)
  for shape in $2; do
    unit=$(printf '%s' "${shape#*:}" | tr _ ' ')
    make "$unit" "$small" "$folder/a" "$1"
    make "$unit" "${small}0" "$folder/b" "$1"
    # shellcheck disable=SC2086
    a=$(count "$folder/a" $3)
    # shellcheck disable=SC2086
    b=$(count "$folder/b" $3)
    ratio=$(awk -v a="$a" -v b="$b" -v base="$base" 'BEGIN {
      work = a - base; if (work < 1) work = 1; printf "%.1f", (b - base) / work }')
    printf '| %s | %s | %s | %s | %s |\n' "${shape%%:*}" "${3%% *}" "$a" "$b" "$ratio"
    if awk -v r="$ratio" 'BEGIN { exit !(r > 13) }'; then status=1; fi
  done
}

for command in cues 'validate --quiet' 'shift --by 1s --output /dev/null'; do
  grow "$cue" "$shapes" "$command"
done
grow "$cue_start" "$within" 'validate --quiet --no-cache'
exit $status
