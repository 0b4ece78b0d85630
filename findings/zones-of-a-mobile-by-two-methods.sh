#!/usr/bin/env bash
# For a mobile number the method for geographical numbers gives fewer zones than the general one, and no sign that the number is not geographical.
# Packages: libphonenumber-csharp 9.0.43, .NET 10. Seen on 2026-11-29.
# Guess: GetTimeZonesForGeographicalNumber gives the unknown zone for a mobile number, or the same list as GetTimeZonesForNumber.
# Seen: an Australian mobile has eight zones by the general method and Sydney alone by the other; a Spanish one loses the Canary Islands.
# Why it matters: the second method looks like the more exact one, and is a guess: a mobile in Perth is called by the clock of Sydney.
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

foreach (var text in new[] { "+61412345678", "+34612345678" })
{
    var number = PhoneNumberUtil.GetInstance().Parse(text, null);
    Console.WriteLine($"{text} {PhoneNumberUtil.GetInstance().GetNumberType(number)}");
    Console.WriteLine($"  any number: {string.Join(", ", mapper.GetTimeZonesForNumber(number))}");
    Console.WriteLine($"  geographical: {string.Join(", ", mapper.GetTimeZonesForGeographicalNumber(number))}");
}
CODE

cat >expected.txt <<'OUTPUT'
+61412345678 MOBILE
  any number: Australia/Adelaide, Australia/Brisbane, Australia/Eucla, Australia/Lord_Howe, Australia/Perth, Australia/Sydney, Indian/Christmas, Indian/Cocos
  geographical: Australia/Sydney
+34612345678 MOBILE
  any number: Atlantic/Canary, Europe/Madrid
  geographical: Europe/Madrid
OUTPUT

dotnet run -c Release >seen.txt
diff expected.txt seen.txt && echo "As on 2026-11-29."
