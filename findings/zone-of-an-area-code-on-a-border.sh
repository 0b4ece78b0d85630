#!/usr/bin/env bash
# A US area code on a zone border has one zone an exchange, or a small town's zone in place of the large one, and not the zones of the whole area code.
# Packages: libphonenumber-csharp 9.0.43, .NET 10. Seen on 2026-11-29.
# Guess: for area codes 423 (Tennessee) and 850 (Florida), which lie in the Eastern and in the Central zone, and 605 (South Dakota, Central and Mountain), each number gets both zones.
# Seen: in 423 and 850 each number gets one zone. In 423, 579 of 800 exchanges are Central, although Chattanooga and the Tri-Cities, most of its people, keep Eastern time. In 605 most exchanges get two zones, but America/North_Dakota/Center in place of America/Chicago.
# Why it matters: a dialer that takes this zone for calling hours calls an Eastern number up to an hour too late in the evening. Rules of law need all zones of the area code. A table keyed by America/Chicago does not find most numbers of South Dakota.
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
foreach (var areaCode in new[] { 423, 605, 850 })
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
423: 579 exchanges America/Chicago
423: 221 exchanges America/New_York
605: 142 exchanges America/Chicago
605: 52 exchanges America/Denver
605: 606 exchanges America/Denver and America/North_Dakota/Center
850: 226 exchanges America/Chicago
850: 574 exchanges America/New_York
OUTPUT

dotnet run -c Release >seen.txt
diff expected.txt seen.txt && echo "As on 2026-11-29."
