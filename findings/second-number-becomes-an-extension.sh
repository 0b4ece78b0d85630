#!/usr/bin/env bash
# libphonenumber reads a second number in a cell as the extension of the first one after a semicolon, and if it is short, after a comma.
# Packages: libphonenumber-csharp 9.0.43. Seen on 2026-11-29.
# Guess: a cell with two numbers is refused with every separator that products write between numbers.
# Seen: after a bar, an exclamation mark, a line break or " ::: " it is refused. After a semicolon, a second number of ten or of eight digits is an extension of the first number, which is valid. After a comma, one of eight digits is, and one of ten is refused. FindNumbers finds two complete numbers with each separator, and drops a second number without its area code.
# Why it matters: exports join the numbers of a contact with semicolons or commas. The second line of the contact is lost without an error, and a dialer that sends extensions types it to the person who answers.
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
    ("3125550123|3125550124", "US"), ("3125550123!3125550124", "US"), ("3125550123\n3125550124", "US"), ("3125550123 ::: 3125550124", "US"),
    ("3125550123;3125550124", "US"), ("3125550123,3125550124", "US"), ("030 23125012; 23125013", "DE"), ("030 23125012, 23125013", "DE"),
];
foreach (var (cell, region) in cells)
{
    var found = util.FindNumbers(cell, region).Select(match => util.Format(match.Number, PhoneNumberFormat.E164));
    Console.WriteLine($"{cell.ReplaceLineEndings("\\n")}: {Parse(cell, region)} found={string.Join(",", found)}");
}

string Parse(string cell, string region)
{
    try
    {
        var number = util.Parse(cell, region);
        return $"{util.Format(number, PhoneNumberFormat.E164)} extension={number.Extension} valid={util.IsValidNumber(number)}";
    }
    catch (NumberParseException e)
    {
        return e.ErrorType.ToString();
    }
}
CODE

cat >expected.txt <<'OUTPUT'
3125550123|3125550124: NOT_A_NUMBER found=+13125550123,+13125550124
3125550123!3125550124: NOT_A_NUMBER found=+13125550123,+13125550124
3125550123\n3125550124: NOT_A_NUMBER found=+13125550123,+13125550124
3125550123 ::: 3125550124: NOT_A_NUMBER found=+13125550123,+13125550124
3125550123;3125550124: +13125550123 extension=3125550124 valid=True found=+13125550123,+13125550124
3125550123,3125550124: NOT_A_NUMBER found=+13125550123,+13125550124
030 23125012; 23125013: +493023125012 extension=23125013 valid=True found=+493023125012
030 23125012, 23125013: +493023125012 extension=23125013 valid=True found=+493023125012
OUTPUT

dotnet run -c Release >seen.txt
diff expected.txt seen.txt && echo "As on 2026-11-29."
