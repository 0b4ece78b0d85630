#!/usr/bin/env bash
# Orleans: a value that is written as 0 is read as 1 if the member has the initializer 1 and the type has [OmitDefaultMemberValues]; and a field that the sender does not know is read as the initializer says in a class, but as 0 or null in a positional record and in a struct.
# Packages: Microsoft.Orleans.Sdk 10.4.2, .NET 10. Seen on 2026-11-29.
# Guess: what is omitted is the value that the reader has anyway, and a field that was added later has, after a message of an older version, the value of its initializer.
# Seen: the attribute omits default(T), whatever the initializer is. The reader makes a class with its parameterless constructor, required members or not, so that the initializer remains; a positional record and a struct are made without any constructor.
# Why it matters: a limit of 0 becomes 1 between two silos of the same version. And while versions roll, a list that is never null in the code is null, only because its record has a parameter.
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
  </ItemGroup>
</Project>
PROJECT

cat >finding.cs <<'CODE'
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

var serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();
Console.WriteLine($"written as 0, read as {serializer.Deserialize<Limit>(serializer.SerializeToArray(new Limit { Most = 0 }))!.Most}");

var older = serializer.SerializeToArray(new OlderOrder { Name = "spring" });
Show(serializer.Deserialize<Order>(older)!);
Show(serializer.Deserialize<OrderWithRequired>(older)!);
Show(serializer.Deserialize<PositionalOrder>(older)!);
Show(serializer.Deserialize<OrderStruct>(older)!);

static void Show(IOrder order) => Console.WriteLine($"{order.GetType().Name}: {order.Lines}, {(order.Lists is null ? "null" : "empty")}");

[GenerateSerializer, OmitDefaultMemberValues]
internal sealed class Limit
{
    [Id(0)] public int Most { get; set; } = 1;
}

internal interface IOrder
{
    int Lines { get; }

    List<string> Lists { get; }
}

[GenerateSerializer]
internal struct OlderOrder
{
    [Id(0)] public string Name;
}

[GenerateSerializer]
internal sealed class Order : IOrder
{
    [Id(0)] public string Name { get; init; } = "";
    [Id(1)] public int Lines { get; init; } = 1;
    [Id(2)] public List<string> Lists { get; init; } = [];
}

[GenerateSerializer]
internal sealed record OrderWithRequired : IOrder
{
    [Id(0)] public required string Name { get; init; }
    [Id(1)] public int Lines { get; init; } = 1;
    [Id(2)] public List<string> Lists { get; init; } = [];
}

[GenerateSerializer]
internal sealed record PositionalOrder([property: Id(0)] string Name) : IOrder
{
    [Id(1)] public int Lines { get; init; } = 1;
    [Id(2)] public List<string> Lists { get; init; } = [];
}

[GenerateSerializer]
internal record struct OrderStruct() : IOrder
{
    [Id(0)] public string Name { get; init; } = "";
    [Id(1)] public int Lines { get; init; } = 1;
    [Id(2)] public List<string> Lists { get; init; } = [];
}
CODE

cat >expected.txt <<'OUTPUT'
written as 0, read as 1
Order: 1, empty
OrderWithRequired: 1, empty
PositionalOrder: 0, null
OrderStruct: 0, null
OUTPUT

dotnet run -c Release >seen.txt
diff expected.txt seen.txt && echo "As on 2026-11-29."
