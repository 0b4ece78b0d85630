#!/usr/bin/env bash
# A heading that a file has twice: readers that give cells by heading return the first cell, return the last one, or refuse the file.
# Packages: CsvHelper 34.0.0, Sep 0.17.1 and Sylvan.Data.Csv 1.4.4 on .NET 10; csv-parse 7.0.3 on Node.js; the module csv of Python 3. Seen on 2026-11-29.
# Guess: a reader either refuses a repeated heading or gives the first cell, so that two readers never return different numbers for one name.
# Seen: CsvHelper returns the first number, csv-parse and Python the last one, each without a sign of the other; Sep and Sylvan throw.
# Why it matters: repeated headings are part of real layouts of contacts. Ringotel asks for a column with the same heading for each further phone of a contact, the French export of Outlook has "Titre" for the form of address and
# for the position, and VICIdial's download of all lists has list_id twice. A script in one language and an import in another call different numbers, and both lose one.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

printf 'name,phone,phone\nDora,+442079460131,+442079460132\n' >contacts.csv

cat >finding.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="CsvHelper" Version="34.0.0" />
    <PackageReference Include="Sep" Version="0.17.1" />
    <PackageReference Include="Sylvan.Data.Csv" Version="1.4.4" />
  </ItemGroup>
</Project>
PROJECT

cat >finding.cs <<'CODE'
using nietras.SeparatedValues;

Print("CsvHelper", () =>
{
    using var reader = CsvHelper.CsvReader.Create(File.ReadAllBytes("contacts.csv"), new CsvHelper.CsvReaderOptions());
    reader.Read();
    return reader.GetString("phone");
});
Print("Sep", () =>
{
    using var reader = Sep.Reader().FromFile("contacts.csv");
    foreach (var row in reader) return row["phone"].ToString();
    return "";
});
Print("Sylvan.Data.Csv", () =>
{
    using var reader = Sylvan.Data.Csv.CsvDataReader.Create("contacts.csv");
    reader.Read();
    return reader.GetString(reader.GetOrdinal("phone"));
});

static void Print(string reader, Func<string> read)
{
    try
    {
        Console.WriteLine($"{reader}: {read()}");
    }
    catch (Exception refusal)
    {
        Console.WriteLine($"{reader}: {refusal.GetType().Name}");
    }
}
CODE

cat >finding.py <<'CODE'
import csv

with open("contacts.csv", newline="") as file:
    print("Python csv.DictReader:", next(csv.DictReader(file))["phone"])
CODE

cat >finding.mjs <<'CODE'
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';

console.log('csv-parse:', parse(readFileSync('contacts.csv'), { columns: true })[0].phone);
CODE

cat >expected.txt <<'OUTPUT'
CsvHelper: +442079460131
Sep: ArgumentException
Sylvan.Data.Csv: AmbiguousColumnException
Python csv.DictReader: +442079460132
csv-parse: +442079460132
OUTPUT

npm install --silent --no-fund --no-audit csv-parse@7.0.3 >/dev/null
dotnet run -c Release >seen.txt
python3 finding.py >>seen.txt
node finding.mjs >>seen.txt
diff expected.txt seen.txt && echo "As on 2026-11-29."
