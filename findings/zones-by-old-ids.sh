#!/usr/bin/env bash
# libphonenumber names the zones of some countries by ids that the tz database has replaced, and in NodaTime the old and the new id of a zone are two zones that are not equal.
# Packages: libphonenumber-csharp 9.0.43, NodaTime 3.3.7, .NET 10. Seen on 2026-11-29.
# Guess: a number of New Delhi has Asia/Kolkata, as the tz database names it; if not, NodaTime's zones of both ids are equal, since its data make one an alias of the other. A number of Dublin has Europe/Dublin.
# Seen: Asia/Calcutta, and not equal. Nepal, Myanmar, Argentina, Greenland and the Faroe Islands have old ids too, but Ukraine has the new one, Europe/Kyiv. Dublin has three zones, of which none is Europe/Dublin.
# Why it matters: a host that groups contacts by zone, or looks an id up in a table of its own, parts one country in two, or finds nothing. Compare TzdbDateTimeZoneSource.CanonicalIdMap[id] (Dublin needs a rule of its own).
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
using NodaTime.TimeZones;
using PhoneNumbers;

var util = PhoneNumberUtil.GetInstance();
var mapper = PhoneNumberToTimeZonesMapper.GetInstance();
var tzdb = DateTimeZoneProviders.Tzdb;

foreach (var region in new[] { "IN", "NP", "MM", "AR", "GL", "FO", "UA", "IE" })
{
    var ids = mapper.GetTimeZonesForNumber(util.GetExampleNumberForType(region, PhoneNumberType.FIXED_LINE)).ToList();
    var current = ids.ConvertAll(id => TzdbDateTimeZoneSource.Default.CanonicalIdMap[id]);
    Console.WriteLine($"{region}: {string.Join(", ", ids)}");
    if (ids is [var id] && current is [var now] && id != now) Console.WriteLine($"  now {now}; equal: {tzdb[id].Equals(tzdb[now])}");
}
CODE

cat >expected.txt <<'OUTPUT'
IN: Asia/Calcutta
  now Asia/Kolkata; equal: False
NP: Asia/Katmandu
  now Asia/Kathmandu; equal: False
MM: Asia/Rangoon
  now Asia/Yangon; equal: False
AR: America/Buenos_Aires
  now America/Argentina/Buenos_Aires; equal: False
GL: America/Godthab
  now America/Nuuk; equal: False
FO: Atlantic/Faeroe
  now Atlantic/Faroe; equal: False
UA: Europe/Kyiv
IE: Europe/Guernsey, Europe/Isle_of_Man, Europe/London
OUTPUT

dotnet run -c Release >seen.txt
diff expected.txt seen.txt && echo "As on 2026-11-29."
