#!/usr/bin/env bash
# Most numbers of South and North Dakota get Mountain time and a town of North Dakota, and not America/Chicago, the zone of most of their people.
# Packages: libphonenumber-csharp 9.0.43, .NET 10. Seen on 2026-11-29.
# Guess: area codes 605 and 701 give America/Chicago and America/Denver.
# Seen: most exchanges give America/Denver with America/North_Dakota/Center; America/Chicago appears only where the data knows the exchange.
# Why it matters: America/North_Dakota/Center has the offsets of Chicago today, so hours come out right, but a table keyed by America/Chicago never finds these numbers, and a count of calls by zone shows a town of a few hundred people.
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
    <PackageReference Include="libphonenumber-csharp" Version="9.0.43" />
  </ItemGroup>
</Project>
PROJECT

cat >finding.cs <<'CODE'
using PhoneNumbers;

var mapper = PhoneNumberToTimeZonesMapper.GetInstance();

// How many of the 800 exchanges of an area code get which zones.
foreach (var areaCode in new[] { 605, 701 })
{
    var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
    for (var exchange = 200; exchange < 1000; exchange++)
    {
        var number = new PhoneNumber.Builder().SetCountryCode(1).SetNationalNumber((ulong)(areaCode * 10_000_000L + exchange * 10_000L + 1234)).Build();
        var zones = string.Join(" and ", mapper.GetTimeZonesForNumber(number));
        counts[zones] = counts.GetValueOrDefault(zones) + 1;
    }

    foreach (var (zones, count) in counts) Console.WriteLine($"{areaCode}: {count} exchanges {zones}");
}
CODE

cat >expected.txt <<'OUTPUT'
605: 142 exchanges America/Chicago
605: 52 exchanges America/Denver
605: 606 exchanges America/Denver and America/North_Dakota/Center
701: 148 exchanges America/Chicago
701: 13 exchanges America/Denver
701: 639 exchanges America/Denver and America/North_Dakota/Center
OUTPUT

dotnet run -c Release >seen.txt
diff expected.txt seen.txt && echo "As on 2026-11-29."
