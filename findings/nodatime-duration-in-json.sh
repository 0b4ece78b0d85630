#!/usr/bin/env bash
# NodaTime's JSON has ISO 8601 text for a Period and its own text for a Duration, and reads no PT1M30S as a Duration.
# Packages: NodaTime 3.3.7, NodaTime.Serialization.SystemTextJson 1.4.0, .NET 10. Seen on 2026-11-29.
# Guess: with ConfigureForNodaTime, a Duration of 90 seconds is "PT1M30S", as a Period is.
# Seen: it is "0:01:30", and "PT1M30S" is refused.
# Why it matters: files of campaigns hold ISO durations; a host that configures its serializer for NodaTime and has properties of its own of type Duration writes a second form beside them.
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
    <PackageReference Include="NodaTime.Serialization.SystemTextJson" Version="1.4.0" />
  </ItemGroup>
</Project>
PROJECT

cat >finding.cs <<'CODE'
using System.Text.Json;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

var options = new JsonSerializerOptions().ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
Console.WriteLine($"Period: {JsonSerializer.Serialize(new PeriodBuilder { Minutes = 1, Seconds = 30 }.Build(), options)}");
Console.WriteLine($"Duration: {JsonSerializer.Serialize(Duration.FromSeconds(90), options)}");
try
{
    Console.WriteLine(JsonSerializer.Deserialize<Duration>("\"PT1M30S\"", options));
}
catch (JsonException)
{
    Console.WriteLine("PT1M30S as a Duration: JsonException");
}
CODE

cat >expected.txt <<'OUTPUT'
Period: "PT1M30S"
Duration: "0:01:30"
PT1M30S as a Duration: JsonException
OUTPUT

dotnet run -c Release >seen.txt
diff expected.txt seen.txt && echo "As on 2026-11-29."
