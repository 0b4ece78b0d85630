#!/usr/bin/env bash
# The id that libphonenumber gives for a number without a zone is no id of the tz database, so NodaTime does not know it.
# Packages: libphonenumber-csharp 9.0.43, NodaTime 3.3.7, .NET 10. Seen on 2026-11-29.
# Guess: a valid number of an international network (+883) gives an empty list.
# Seen: it gives a list of one id, Etc/Unknown (CLDR's word), which NodaTime's tz database refuses with an exception.
# Why it matters: code that maps each id to a zone fails on the first satellite or network number, in the middle of a file. Ask for the zone in the form that may give null.
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

var mapper = PhoneNumberToTimeZonesMapper.GetInstance();

var number = PhoneNumberUtil.GetInstance().Parse("+883510000000", null);
Console.WriteLine($"valid: {PhoneNumberUtil.GetInstance().IsValidNumber(number)}");
var id = mapper.GetTimeZonesForNumber(number).Single();
Console.WriteLine(id);
Console.WriteLine($"or null: {DateTimeZoneProviders.Tzdb.GetZoneOrNull(id)?.Id ?? "null"}");
try
{
    Console.WriteLine(DateTimeZoneProviders.Tzdb[id].Id);
}
catch (DateTimeZoneNotFoundException)
{
    Console.WriteLine("indexer: DateTimeZoneNotFoundException");
}
CODE

cat >expected.txt <<'OUTPUT'
valid: True
Etc/Unknown
or null: null
indexer: DateTimeZoneNotFoundException
OUTPUT

dotnet run -c Release >seen.txt
diff expected.txt seen.txt && echo "As on 2026-11-29."
