#!/usr/bin/env bash
# libphonenumber reads a name or a label after a number as further digits, and in countries with numbers of several lengths the longer number is valid.
# Packages: libphonenumber-csharp 9.0.43. Seen on 2026-11-29.
# Guess: a cell such as "030 23125 012 Ada" is refused, or the word is dropped as other text around a number is.
# Seen: a word before the number is dropped, and so is a word of one or two letters after it. A word of three letters or more is typed on the keys of a phone: "Ada" becomes 232, and the German number that is three digits longer is valid. If the number becomes too long for its country, as every number of the United States does, it is not valid. FindNumbers drops the word everywhere.
# Why it matters: contact files hold labels and names in the cell of the number ("030 23125 012 Ada", "(Handy)"), and Parse with IsValidNumber, the usual check, accepts them as the number of another line.
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

var util = PhoneNumberUtil.GetInstance();
(string Cell, string Region)[] cells =
[
    ("030 23125 012", "DE"), ("privat 030 23125 012", "DE"), ("030 23125 012 Al", "DE"), ("030 23125 012 Ada", "DE"), ("030 23125 012 privat", "DE"), ("+49 30 23125 012 (Handy)", "DE"),
    ("06 5550 123 casa", "IT"), ("312 555 0123 (Mobile)", "US"),
];
foreach (var (cell, region) in cells)
{
    var number = util.Parse(cell, region);
    var found = util.FindNumbers(cell, region).Select(match => util.Format(match.Number, PhoneNumberFormat.E164));
    Console.WriteLine($"{cell}: {util.Format(number, PhoneNumberFormat.E164)} valid={util.IsValidNumber(number)} found={string.Join(",", found)}");
}
CODE

cat >expected.txt <<'OUTPUT'
030 23125 012: +493023125012 valid=True found=+493023125012
privat 030 23125 012: +493023125012 valid=True found=+493023125012
030 23125 012 Al: +493023125012 valid=True found=+493023125012
030 23125 012 Ada: +493023125012232 valid=True found=+493023125012
030 23125 012 privat: +493023125012774828 valid=False found=+493023125012
+49 30 23125 012 (Handy): +49302312501242639 valid=True found=+493023125012
06 5550 123 casa: +390655501232272 valid=False found=+39065550123
312 555 0123 (Mobile): +13125550123662453 valid=False found=+13125550123
OUTPUT

dotnet run -c Release >seen.txt
diff expected.txt seen.txt && echo "As on 2026-11-29."
