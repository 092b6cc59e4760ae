#!/bin/sh
# Builds the fuzz targets (clang 19, AddressSanitizer, UndefinedBehaviorSanitizer) and runs each for SECONDS, from the project's own
# files on; prints how often each was run and what was found. Ends with status 1 where something was found.
#   scripts/fuzz.sh [SECONDS [TARGET…]]
set -eu
cd "$(dirname "$0")/.."
seconds=${1:-60}
[ $# -eq 0 ] || shift
targets=${*:-policy_text list_yaml json_record csv_record bundle_yaml law_text}
command -v clang++-19 >/dev/null || {
  echo "fuzzing needs clang 19: apt-get install clang-19 libclang-rt-19-dev" >&2
  exit 2
}

cmake --preset fuzz >/dev/null
for target in $targets; do
  cmake --build build/fuzz --target "fuzz_$target" >/dev/null
done

kept=build/fuzz/kept # what was found worth keeping, and faults
mkdir -p "$kept/faults"
sed -n "s/^[A-Z].*: '/&/p" grammar/Policy.g4 | grep -o "'[a-z]*'" | tr "'" '"' | sort -u >"$kept/words"

# The project's own files that a target can begin with as they are.
own_files() {
  case $1 in
    policy_text | law_text) echo tests/cases/parse tests/cases/check ;;
    list_yaml) echo tests/cases/check policies/common/lists ;;
  esac
}

found=0
for target in $targets; do
  mkdir -p "$kept/$target"
  options="-max_len=4096"
  case $target in policy_text | law_text) options="-max_len=800 -dict=$kept/words" ;; esac # the parser takes long for a long text
  # shellcheck disable=SC2046,SC2086
  if "build/fuzz/tests/fuzz/fuzz_$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="$kept/faults/$target-" $options "$kept/$target" "tests/fuzz/seeds/$target" $(own_files "$target") \
    >"$kept/$target.log" 2>&1; then
    fault="nothing found"
  else
    found=1
    fault="FAULT: $(grep -o "$kept/faults/$target-[a-z]*-[0-9a-f]*" "$kept/$target.log" | head -1), see $kept/$target.log"
  fi
  echo "$target: $(sed -n 's/^stat::number_of_executed_units: *//p' "$kept/$target.log") runs, $fault"
done
exit $found
