#!/usr/bin/env bash
# Of the zone abbreviations that contact files hold, NodaTime knows EST and MST, both without daylight saving time, and neither CST nor PST.
# Packages: NodaTime 3.3.7 with its tz database 2026f. Seen on 2026-11-29.
# Guess: the tz database has identifiers such as America/New_York and no abbreviations, so that a column of EST, CST, MST and PST is refused as a whole.
# Seen: EST, MST, HST and GMT are zones with one offset for the whole year. CST, PST, EDT, BST and IST are unknown, as are GMT-5 and UTC-5, while UTC-05 is known. Etc/GMT-5 is five hours ahead of UTC.
# Why it matters: half of such a column is refused and the other half is accepted with the wrong hours. A contact in New York with the zone EST is called until ten in the evening of a summer day if calling ends at nine.
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
    <PackageReference Include="NodaTime" Version="3.3.7" />
  </ItemGroup>
</Project>
PROJECT

cat >finding.cs <<'CODE'
using NodaTime;

Console.WriteLine(DateTimeZoneProviders.Tzdb.VersionId);
var (winter, summer) = (Instant.FromUtc(2026, 1, 15, 12, 0), Instant.FromUtc(2026, 7, 15, 12, 0));
foreach (var id in "America/New_York EST EDT CST MST PST HST GMT BST IST EST5EDT GMT-5 UTC-5 UTC-05 Etc/GMT-5".Split(' '))
{
    var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(id);
    Console.WriteLine(zone is null ? $"{id}: unknown" : $"{id}: winter {zone.GetUtcOffset(winter)}, summer {zone.GetUtcOffset(summer)}");
}
CODE

cat >expected.txt <<'OUTPUT'
TZDB: 2026f (mapping: 49)
America/New_York: winter -05, summer -04
EST: winter -05, summer -05
EDT: unknown
CST: unknown
MST: winter -07, summer -07
PST: unknown
HST: winter -10, summer -10
GMT: winter +00, summer +00
BST: unknown
IST: unknown
EST5EDT: winter -05, summer -04
GMT-5: unknown
UTC-5: unknown
UTC-05: winter -05, summer -05
Etc/GMT-5: winter +05, summer +05
OUTPUT

dotnet run -c Release >seen.txt
diff expected.txt seen.txt && echo "As on 2026-11-29."
