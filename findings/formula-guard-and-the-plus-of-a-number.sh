#!/usr/bin/env bash
# CsvHelper's protection from formulas of spreadsheets treats every E.164 number as a formula, and its reader does not undo it.
# Packages: CsvHelper 34.0.0, .NET 10. Seen on 2026-11-29.
# Guess: CsvInjection changes cells such as =1+1 and leaves +12025550123, or at least the reader of the same package gives the number back.
# Seen: Escape writes an apostrophe before each number, and the reader returns it with the number. Strip removes the plus without a sign, and with it the country. Throw refuses the first row with a number.
# Why it matters: a list of contacts that is exported with Strip and imported again has numbers of no country, which a reader of national forms may take for numbers of its own country. Escape is safe, if the import removes the apostrophe.
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
    <PackageReference Include="CsvHelper" Version="34.0.0" />
  </ItemGroup>
</Project>
PROJECT

cat >finding.cs <<'CODE'
using CsvHelper;

foreach (var guard in Enum.GetValues<CsvInjection>())
{
    var file = new MemoryStream();
    try
    {
        using var writer = CsvWriter.Create(file, new CsvWriterOptions { Injection = guard }, leaveOpen: true);
        writer.WriteHeader("name", "phone");
        writer.WriteRecord("Ada", "+12025550123");
    }
    catch (InvalidOperationException)
    {
        Console.WriteLine($"{guard}: InvalidOperationException");
        continue;
    }

    using var reader = CsvReader.Create(file.ToArray(), new CsvReaderOptions());
    reader.Read();
    Console.WriteLine($"{guard}: read back as {reader.GetString("phone")}");
}
CODE

cat >expected.txt <<'OUTPUT'
None: read back as +12025550123
Escape: read back as '+12025550123
Strip: read back as 12025550123
Throw: InvalidOperationException
OUTPUT

dotnet run -c Release >seen.txt
diff expected.txt seen.txt && echo "As on 2026-11-29."
