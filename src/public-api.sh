#!/usr/bin/env bash
# Writes each package's PublicAPI.Unshipped.txt anew from its source, for a deliberate change of the public API; review the difference.
# If a build fails, prints its errors, changes no file, and exits with status 1.
# Usage: src/public-api.sh [Package…], such as: src/public-api.sh Numbers Contacts
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

packages=("$@")
if [ ${#packages[@]} -eq 0 ]; then
  for file in */PublicAPI.Shipped.txt; do
    folder=${file%/*}
    packages+=("${folder#CallingDomain.}")
  done
fi

for package in "${packages[@]}"; do
  if [ ! -f "CallingDomain.$package/PublicAPI.Unshipped.txt" ]; then
    echo "src/CallingDomain.$package has no PublicAPI.Unshipped.txt." >&2
    exit 1
  fi
done

lists=$(mktemp -d) # the lists to be put in place at the end: the old ones, unless every build succeeds
trap 'for package in "${packages[@]}"; do cp "$lists/$package" "CallingDomain.$package/PublicAPI.Unshipped.txt"; done; rm -rf "$lists"' EXIT
for package in "${packages[@]}"; do cp "CallingDomain.$package/PublicAPI.Unshipped.txt" "$lists/$package"; done
for package in "${packages[@]}"; do echo '#nullable enable' >"CallingDomain.$package/PublicAPI.Unshipped.txt"; done

mkdir "$lists/new"
for package in "${packages[@]}"; do
  folder=CallingDomain.$package
  if ! output=$(dotnet build -c Release --no-dependencies --no-incremental -p:TreatWarningsAsErrors=false -clp:NoSummary "$folder" 2>&1); then
    grep -E ': error ' <<<"$output" | sort -u >&2 || echo "$output" >&2
    echo "src/$folder does not build. No file is changed." >&2
    exit 1
  fi

  symbols=$(sed -nE "s/.*warning RS0016: Symbol '(.*)' is not part of the declared public API.*/\1/p" <<<"$output" | LC_ALL=C sort -u)
  printf '#nullable enable\n%s\n' "$symbols" >"$lists/new/$package"
  echo "$folder: $(wc -l <<<"$symbols") symbols"
done
mv "$lists/new/"* "$lists"
