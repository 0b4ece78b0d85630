#!/usr/bin/env bash
# Numbers of Chihuahua (Mexico), of South Sudan and of the far south of Chile get a zone whose clock is an hour off, although the same package names the place.
# Packages: libphonenumber-csharp 9.0.43, NodaTime 3.3.7, .NET 10. Seen on 2026-11-29.
# Guess: America/Chihuahua, Africa/Juba and America/Punta_Arenas, the zones of these places in the tz database.
# Seen: America/Mazatlan and Africa/Nairobi, an hour off all year, and America/Santiago, an hour off in winter. Each number has one zone, so nothing says that it is uncertain.
# Why it matters: the clocks parted years ago (2022, 2021 and 2016), so the newest metadata do not help. Calling hours by these zones begin or end an hour too early or too late; the zone of a contact, where it is known, should go before the zone of the number.
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

var (mapper, places) = (PhoneNumberToTimeZonesMapper.GetInstance(), PhoneNumberOfflineGeocoder.GetInstance());

foreach (var (text, zone) in new[] { ("+526141234567", "America/Chihuahua"), ("+211912345678", "Africa/Juba"), ("+56612212345", "America/Punta_Arenas") })
{
    var number = PhoneNumberUtil.GetInstance().Parse(text, null);
    Console.WriteLine($"{text}, {places.GetDescriptionForNumber(number, Locale.English)}");
    Console.WriteLine($"  given: {Clock(mapper.GetTimeZonesForNumber(number).Single())}");
    Console.WriteLine($"  there: {Clock(zone)}");
}

static string Clock(string id) => $"{id}, {Offset(id, 1)} in January 2026, {Offset(id, 7)} in July";

static Offset Offset(string id, int month) => DateTimeZoneProviders.Tzdb[id].GetUtcOffset(Instant.FromUtc(2026, month, 15, 12, 0));
CODE

cat >expected.txt <<'OUTPUT'
+526141234567, Chihuahua
  given: America/Mazatlan, -07 in January 2026, -07 in July
  there: America/Chihuahua, -06 in January 2026, -06 in July
+211912345678, South Sudan
  given: Africa/Nairobi, +03 in January 2026, +03 in July
  there: Africa/Juba, +02 in January 2026, +02 in July
+56612212345, Punta Arenas, Magallanes and Antártica Chilena
  given: America/Santiago, -03 in January 2026, -04 in July
  there: America/Punta_Arenas, -03 in January 2026, -03 in July
OUTPUT

dotnet run -c Release >seen.txt
diff expected.txt seen.txt && echo "As on 2026-11-29."
