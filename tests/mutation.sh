#!/usr/bin/env bash
# Tests the tests: changes each rule in many small ways (mutants), and counts the changes that a test notices. Fails if a rule's score is under 85 %.
# Usage: tests/mutation.sh [Rule…], such as: tests/mutation.sh calling-order retry; without a rule, all of tests/mutation/rules.txt.
# Needs jq. The reports for a browser are artifacts/mutation/<package>/reports/mutation-report.html; docs/mutation.md gives the reason of each survivor.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly least=85 root=$PWD
export CALLINGDOMAIN_CASES=${CALLINGDOMAIN_CASES:-100} # of each property: a mutant that only more cases would find counts as a survivor
export RunAnalyzers=false Optimize=true                # properties of the build
command -v jq >/dev/null || { echo "jq is needed." >&2; exit 1; }

# The chosen lines of the table: rule, package, files, test classes.
lines=$(grep -vE '^ *(#|$)' tests/mutation/rules.txt)
for rule in "$@"; do
  awk '{ print $1 }' <<<"$lines" | grep -qxF -- "$rule" || { echo "Unknown rule '$rule'. Expected one of:" $(awk '{ print $1 }' <<<"$lines") >&2; exit 1; }
done
[ $# -eq 0 ] || lines=$(awk -v chosen=" $* " 'index(chosen, " " $1 " ")' <<<"$lines")
dotnet tool restore >/dev/null
dotnet restore >/dev/null # Stryker takes the references of a package from its last restore

# The rules of a package are one run: Stryker mutates and compiles the whole package first.
status=0 survivors=""
table=$(printf '%-20s %8s %8s %8s %8s %8s' rule killed timeout survived uncovered score)
for package in $(awk '{ print $2 }' <<<"$lines" | sort -u); do
  output=$root/artifacts/mutation/$package
  report=$output/reports/mutation-report.json
  ofPackage=$(awk -v package="$package" '$2 == package' <<<"$lines")
  mutated=()
  for file in $(awk '{ print $3 }' <<<"$ofPackage" | tr , '\n'); do mutated+=(--mutate "**/$file"); done
  filter=""
  awk 'NF < 4 { exit 1 }' <<<"$ofPackage" && filter=$(awk '{ print $4 }' <<<"$ofPackage" | tr , '\n' | sort -u | sed 's/^/FullyQualifiedName~/' | paste -sd '|')
  rm -rf "$output"
  (
    cd "tests/CallingDomain.$package.Tests"
    dotnet stryker --config-file ../mutation/stryker.json --project "CallingDomain.$package.csproj" "${mutated[@]}" ${filter:+--test-case-filter "$filter"} --output "$output" </dev/null
  ) && [ -f "$report" ] || { echo "$package: Stryker failed." >&2; exit 1; } # it exits with 0 after a failed build

  while read -r rule _ files _; do
    # One line for each mutant that was tested: status, file, line, kind, mutation.
    mutants=$(jq -r --arg root "$root/src/CallingDomain.$package/" --arg files "$files" '.files | to_entries[] | (.key | ltrimstr($root)) as $file | select($files | split(",") | index($file)) | .value.mutants[]
      | select(.status == ("Killed", "Timeout", "Survived", "NoCoverage")) | "\(.status)\t\($file):\(.location.start.line)\t\(.mutatorName): \(.replacement | gsub("\\s+"; " ") | .[:120])"' "$report")
    read -r killed timeout survived uncovered score < <(awk -F'\t' '{ count[$1]++ } END { found = count["Killed"] + count["Timeout"]; printf "%d %d %d %d %.1f\n", count["Killed"], count["Timeout"], count["Survived"], count["NoCoverage"], NR ? 100 * found / NR : 0 }' <<<"$mutants")
    awk -v score="$score" -v least=$least 'BEGIN { exit score < least }' || status=1
    table+=$'\n'$(printf '%-20s %8d %8d %8d %8d %6s %%' "$rule" "$killed" "$timeout" "$survived" "$uncovered" "$score")
    survivors+=$(awk -F'\t' -v rule="$rule" '$1 == "Survived" || $1 == "NoCoverage" { print rule ": " $2 ": " $1 ", " $3 }' <<<"$mutants")$'\n'
  done <<<"$ofPackage"
done

printf '\n%s\n\n%s\n' "$table" "$(grep . <<<"$survivors")"
exit $status
