#!/usr/bin/env bash
# JsonSerializerOptions.Strict requires every parameter of a positional record, but none of a positional record struct.
# Packages: System.Text.Json of .NET 10, no other. Seen on 2026-11-29.
# Guess: Strict refuses a document without maxAttempts for both kinds of record, because it requires the parameters of constructors.
# Seen: the record is refused; the record struct is read with 0 attempts, as if 0 had been written. Unless an attribute says otherwise, the serializer makes a struct without its constructor, and the parameters become properties that are not required.
# Why it matters: small values such as a limit or a rule for retries are often record structs, and a limit that was forgotten in a file becomes 0. [method: JsonConstructor] before the declaration makes the struct as strict as the record.
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
</Project>
PROJECT

cat >finding.cs <<'CODE'
using System.Text.Json;
using System.Text.Json.Serialization;

Read<Limit>();
Read<LimitValue>();
Read<LimitByConstructor>();

static void Read<TValue>()
{
    try
    {
        Console.WriteLine(JsonSerializer.Deserialize<TValue>("""{"Status":"Busy"}""", JsonSerializerOptions.Strict));
    }
    catch (JsonException)
    {
        Console.WriteLine($"{typeof(TValue).Name}: JsonException");
    }
}

internal sealed record Limit(string Status, int MaxAttempts);

internal readonly record struct LimitValue(string Status, int MaxAttempts);

[method: JsonConstructor]
internal readonly record struct LimitByConstructor(string Status, int MaxAttempts);
CODE

cat >expected.txt <<'OUTPUT'
Limit: JsonException
LimitValue { Status = Busy, MaxAttempts = 0 }
LimitByConstructor: JsonException
OUTPUT

dotnet run -c Release >seen.txt
diff expected.txt seen.txt && echo "As on 2026-11-29."
