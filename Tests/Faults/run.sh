#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs the binary on a failing disk and kills it at random moments: run.sh CAPTIONS
# FAULT_RUNS, FAULT_KILLS and FAULT_SEED make it more, or other ones.
set -euo pipefail
binary=${1:?the binary}
here=$(dirname "$0")
runs=${FAULT_RUNS:-600} kills=${FAULT_KILLS:-42} seed=${FAULT_SEED:-1}
command -v python3 >/dev/null || { echo "python3 is not installed: skipped"; exit 0; }
status=0
python3 "$here/disk_faults.py" "$binary" --runs "$runs" --seed "$seed" || status=1
# Five applies for two pulls.
python3 "$here/kills.py" "$binary" --applies $((kills * 5 / 7)) --pulls $((kills * 2 / 7)) \
  --seed "$seed" || status=1
exit "$status"
