#!/usr/bin/env bash
# A table of national holidays lacks two that their laws have made, and has days that no national law makes holidays.
# Packages: PublicHoliday 4.0.0. Seen on 2026-11-30.
# Guess: a library of holidays with a release of this year has every national holiday of Italy and Brazil.
# Seen: Italy has no 4 October, a holiday since 2026-01-01 (law 151 of 2025-10-08). Brazil has no 20 November, a holiday since 2024 (law 14.759 of 2023-12-21), but has Carnival and Corpus Christi, which are days off only where a state or city says so.
#       The list of a year of the United States may begin in the year before: 2028 begins with 2027-12-31, which 2027 has too.
# Why it matters: rules of law on calls close holidays. A dialer that takes them from such a table calls people on a closed day and stays idle on open ones.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >finding.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="PublicHoliday" Version="4.0.0" />
  </ItemGroup>
</Project>
PROJECT

cat >finding.cs <<'CODE'
using PublicHoliday;

Write("Italy 2027", new ItalyPublicHoliday().PublicHolidays(2027));
Write("Brazil 2027", new BrazilPublicHoliday().PublicHolidays(2027));
Write("United States 2027", new USAPublicHoliday().PublicHolidays(2027));
Write("United States 2028", new USAPublicHoliday().PublicHolidays(2028));

static void Write(string title, IEnumerable<DateTime> days) => Console.WriteLine($"{title}: {string.Join(' ', days.Select(day => day.ToString("yyyy-MM-dd")))}");
CODE

cat >expected.txt <<'OUTPUT'
Italy 2027: 2027-01-01 2027-01-06 2027-03-28 2027-03-29 2027-04-25 2027-05-01 2027-06-02 2027-08-15 2027-11-01 2027-12-08 2027-12-25 2027-12-26
Brazil 2027: 2027-01-01 2027-02-08 2027-02-09 2027-03-26 2027-04-21 2027-05-01 2027-05-27 2027-09-07 2027-10-12 2027-11-02 2027-11-15 2027-12-25
United States 2027: 2027-01-01 2027-01-18 2027-02-15 2027-05-31 2027-06-18 2027-07-05 2027-09-06 2027-10-11 2027-11-11 2027-11-25 2027-12-24 2027-12-31
United States 2028: 2027-12-31 2028-01-17 2028-02-21 2028-05-29 2028-06-19 2028-07-04 2028-09-04 2028-10-09 2028-11-10 2028-11-23 2028-12-25
OUTPUT

dotnet run -c Release >seen.txt
diff expected.txt seen.txt && echo "As on 2026-11-29."
