#!/usr/bin/env bash
# Runs the fuzzers of a build, as many at a time as there are processors: run.sh BUILD SECONDS
# What is found is kept in BUILD/fuzz and used the next time; an input that breaks something ends with its path.
set -u
build=$1
seconds=$2
here=$(dirname "$(readlink -f "$0")")
failed=0

run_one() {
  local found=$build/fuzz/$1 log=$build/fuzz/$1.log
  mkdir -p "$found"
  "$build/tests/fuzz/fuzz_$1" "$found" "$here/corpus/$1" -max_total_time="$seconds" -dict="$here/words.dict" \
    -max_len="$2" -timeout=10 -rss_limit_mb=2048 -artifact_prefix="$build/fuzz/$1-" >"$log" 2>&1 ||
    { grep -v '^#' "$log" | tail -n 40; return 1; }
  printf 'fuzzed %s: %s\n' "$1" "$(grep '^Done' "$log")"
}

running=0
for target in "reader 6000" "expression 400" "walk 2000" "history 4000"; do
  # shellcheck disable=SC2086
  run_one $target &
  running=$((running + 1))
  if [ "$running" -ge "$(nproc)" ]; then
    wait -n || failed=1
    running=$((running - 1))
  fi
done
while [ "$running" -gt 0 ]; do
  wait -n || failed=1
  running=$((running - 1))
done
exit "$failed"
