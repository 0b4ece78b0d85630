#!/usr/bin/env bash
# Writes each package's PublicAPI.Unshipped.txt anew from its source, for a deliberate change of the public API; review the difference.
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
  folder=CallingDomain.$package
  echo '#nullable enable' >"$folder/PublicAPI.Unshipped.txt"
done

for package in "${packages[@]}"; do
  folder=CallingDomain.$package
  symbols=$(dotnet build -c Release --no-dependencies --no-incremental -p:TreatWarningsAsErrors=false -clp:NoSummary "$folder" |
    sed -nE "s/.*warning RS0016: Symbol '(.*)' is not part of the declared public API.*/\1/p" | LC_ALL=C sort -u)
  printf '#nullable enable\n%s\n' "$symbols" >"$folder/PublicAPI.Unshipped.txt"
  echo "$folder: $(wc -l <<<"$symbols") symbols"
done
