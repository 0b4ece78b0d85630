#!/usr/bin/env bash
# Orleans: two [RegisterConverter] for one type are no error. One of them is used, without a message, whatever the sender of the bytes has used.
# Packages: Microsoft.Orleans.Sdk 10.4.2, .NET 10. Seen on 2026-11-29.
# Guess: a second converter of the same type is refused when the serializer is built, as two codecs could not read each other's bytes.
# Seen: no exception and no log message. The serializer keeps one converter for a type, the one that it met last; a silo with the first converter alone writes an instant in days, and a silo with both reads the days as ticks.
# Why it matters: a library that registers a converter for a type that is not its own, such as NodaTime's Instant or System.Net.IPAddress, can change the bytes of its host's messages and of stored state. A library wraps such values in a type of its own.
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
    <PackageReference Include="Microsoft.Orleans.Sdk" Version="10.4.2" />
    <PackageReference Include="NodaTime" Version="3.3.7" />
  </ItemGroup>
</Project>
PROJECT

cat >finding.cs <<'CODE'
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orleans.Serialization;
using Orleans.Serialization.Configuration;

var one = Build(options => options.Converters.Remove(typeof(TicksConverter)));
var both = Build(_ => { });
var christmas = Instant.FromUtc(2026, 12, 25, 0, 0);
Console.WriteLine($"one converter: {one.Deserialize<Instant>(one.SerializeToArray(christmas))}");
Console.WriteLine($"two converters: {both.Deserialize<Instant>(both.SerializeToArray(christmas))}");
Console.WriteLine($"from one to the other: {both.Deserialize<Instant>(one.SerializeToArray(christmas))}");

static Serializer Build(Action<TypeManifestOptions> configure) => new ServiceCollection().AddSerializer().Configure(configure).BuildServiceProvider().GetRequiredService<Serializer>();

[GenerateSerializer]
internal struct InstantSurrogate
{
    [Id(0)] public long Value;
}

// Of a host.
[RegisterConverter]
internal sealed class DaysConverter : IConverter<Instant, InstantSurrogate>
{
    public Instant ConvertFromSurrogate(in InstantSurrogate surrogate) => Instant.FromUnixTimeTicks(surrogate.Value * NodaConstants.TicksPerDay);

    public InstantSurrogate ConvertToSurrogate(in Instant value) => new() { Value = value.ToUnixTimeTicks() / NodaConstants.TicksPerDay };
}

// Of a library that the host uses.
[RegisterConverter]
internal sealed class TicksConverter : IConverter<Instant, InstantSurrogate>
{
    public Instant ConvertFromSurrogate(in InstantSurrogate surrogate) => Instant.FromUnixTimeTicks(surrogate.Value);

    public InstantSurrogate ConvertToSurrogate(in Instant value) => new() { Value = value.ToUnixTimeTicks() };
}
CODE

cat >expected.txt <<'OUTPUT'
one converter: 2026-12-25T00:00:00Z
two converters: 2026-12-25T00:00:00Z
from one to the other: 1970-01-01T00:00:00Z
OUTPUT

dotnet run -c Release >seen.txt
diff expected.txt seen.txt && echo "As on 2026-11-29."
