#!/usr/bin/env bash
# libphonenumber-csharp carries no XML: its metadata is one gzip-compressed binary record for each territory, although the reader of Google's XML is still public.
# Package: libphonenumber-csharp 9.0.43, .NET 10. Seen on 2026-11-29.
# Guess: the assembly embeds PhoneNumberMetadata.xml, as earlier versions did, so that a tool can take Google's file from the package.
# Seen: no embedded resource has XML; each territory is a resource PhoneNumbers.metadata.PhoneNumberMetadata_XX, gzip, whose unpacked bytes begin with BMNP.
# Why it matters: a tool that takes the metadata of the package, to compare or to build from, finds nothing under the former name.
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
using System.IO.Compression;
using System.Text;
using PhoneNumbers;

var assembly = typeof(PhoneNumberUtil).Assembly;
var names = assembly.GetManifestResourceNames();
Console.WriteLine($"resources named .xml: {names.Count(name => name.EndsWith(".xml"))}");
var territories = names.Where(name => name.StartsWith("PhoneNumbers.metadata.PhoneNumberMetadata_")).ToList();
Console.WriteLine($"more than 200 territories: {territories.Count > 200}");
foreach (var name in territories.Where(name => name.EndsWith("_IT")))
{
    using var packed = new GZipStream(assembly.GetManifestResourceStream(name)!, CompressionMode.Decompress);
    var start = new byte[4];
    packed.ReadExactly(start);
    Console.WriteLine($"{name} begins with {Encoding.ASCII.GetString(start)}");
}

Console.WriteLine($"BuildMetadataFromXml is public: {assembly.GetExportedTypes().Any(type => type.Name == "BuildMetadataFromXml")}");
CODE

cat >expected.txt <<'OUTPUT'
resources named .xml: 0
more than 200 territories: True
PhoneNumbers.metadata.PhoneNumberMetadata_IT begins with BMNP
BuildMetadataFromXml is public: True
OUTPUT

dotnet run -c Release >seen.txt
diff expected.txt seen.txt && echo "As on 2026-11-29."
