#!/usr/bin/env bash
# Tests the tests: changes each rule in many small ways (mutants), and counts the changes that a test notices. Fails if a rule's score is under 85 %.
# Usage: tests/mutation.sh [Rule…], such as: tests/mutation.sh calling-order retry; without a rule, all of tests/mutation/rules.txt, one after the other.
# Needs jq. Reports for a browser are written to artifacts/mutation/<rule>/reports/mutation-report.html; docs/mutation.md names the accepted survivors.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly least=85 root=$PWD
export CALLINGDOMAIN_CASES=${CALLINGDOMAIN_CASES:-100} # of each property: a mutant that more cases would find counts as a survivor
export RunAnalyzers=false Optimize=true                # properties of the build
command -v jq >/dev/null || { echo "jq is needed." >&2; exit 1; }

rules=$(grep -vE '^ *(#|$)' tests/mutation/rules.txt)
[ $# -gt 0 ] || read -ra all < <(awk '{ print $1 }' <<<"$rules" | paste -sd ' ')
dotnet tool restore >/dev/null

status=0
survivors=""
table=$(printf '%-20s %8s %8s %8s %8s %8s' rule killed timeout survived uncovered score)
for rule in "${@:-${all[@]}}"; do
  read -r _ package files filter < <(awk -v rule="$rule" '$1 == rule' <<<"$rules") || { echo "Unknown rule '$rule'. Expected one of:" $(awk '{ print $1 }' <<<"$rules") >&2; exit 1; }
  mutated=()
  for file in ${files//,/ }; do mutated+=(--mutate "**/$file"); done

  output=$root/artifacts/mutation/$rule
  rm -rf "$output"
  (
    cd "tests/CallingDomain.$package.Tests"
    dotnet stryker --config-file ../mutation/stryker.json --project "CallingDomain.$package.csproj" "${mutated[@]}" ${filter:+--test-case-filter "$filter"} --output "$output"
  ) || { echo "$rule: Stryker failed." >&2; exit 1; }

  report=$output/reports/mutation-report.json
  read -r killed timeout survived uncovered < <(jq -r '[.files[].mutants[].status] as $all | ["Killed", "Timeout", "Survived", "NoCoverage"] | map(. as $status | $all | map(select(. == $status)) | length) | join(" ")' "$report")
  tested=$((killed + timeout + survived + uncovered))
  [ "$tested" -gt 0 ] || { echo "$rule: no mutant was tested." >&2; exit 1; }
  score=$(awk -v found=$((killed + timeout)) -v all=$tested 'BEGIN { printf "%.1f", 100 * found / all }')
  awk -v score="$score" -v least=$least 'BEGIN { exit score < least }' || status=1
  table+=$'\n'$(printf '%-20s %8d %8d %8d %8d %6s %%' "$rule" "$killed" "$timeout" "$survived" "$uncovered" "$score")
  survivors+=$(jq -r --arg root "$root/" '.files | to_entries[] | (.key | ltrimstr($root)) as $file | (.value.source | split("\n")) as $lines | .value.mutants[] | select(.status == ("Survived", "NoCoverage"))
    | "\($file):\(.location.start.line): \(.status), \(.mutatorName): \(.replacement | gsub("\\s+"; " ") | .[:120])"' "$report")$'\n'
done

printf '\n%s\n\n%s' "$table" "$survivors"
exit $status
