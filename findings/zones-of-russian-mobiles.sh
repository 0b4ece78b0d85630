#!/usr/bin/env bash
# A Russian mobile number gets Europe/Bucharest where Kaliningrad is meant: the two differ by an hour in summer.
# Packages: libphonenumber-csharp 9.0.43, NodaTime 3.3.7, .NET 10. Seen on 2026-11-29.
# Guess: a number +7 9xx gets the zones of Russia, Europe/Kaliningrad among them.
# Seen: the list has Europe/Bucharest and not Europe/Kaliningrad. Romania has summer time, Kaliningrad has none.
# Why it matters: calling hours that intersect all zones of a number open and close by a zone that is not the called person's.
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
    <PackageReference Include="NodaTime" Version="3.3.7" />
  </ItemGroup>
</Project>
PROJECT

cat >finding.cs <<'CODE'
using NodaTime;
using PhoneNumbers;

var mapper = PhoneNumberToTimeZonesMapper.GetInstance();

var number = PhoneNumberUtil.GetInstance().Parse("+79161234567", null);
var zones = mapper.GetTimeZonesForNumber(number);
foreach (var id in new[] { "Europe/Moscow", "Europe/Kaliningrad", "Europe/Bucharest" }) Console.WriteLine($"{id}: {(zones.Contains(id) ? "in the list" : "not in the list")}");
var summer = Instant.FromUtc(2026, 7, 1, 12, 0);
foreach (var id in new[] { "Europe/Kaliningrad", "Europe/Bucharest" }) Console.WriteLine($"{id} in July 2026: {DateTimeZoneProviders.Tzdb[id].GetUtcOffset(summer)}");
CODE

cat >expected.txt <<'OUTPUT'
Europe/Moscow: in the list
Europe/Kaliningrad: not in the list
Europe/Bucharest: in the list
Europe/Kaliningrad in July 2026: +02
Europe/Bucharest in July 2026: +03
OUTPUT

dotnet run -c Release >seen.txt
diff expected.txt seen.txt && echo "As on 2026-11-29."
