#!/usr/bin/env bash
# xUnit 2 does not call DisposeAsync of a test class that is IAsyncDisposable, and dotnet test ends the process of the tests 100 ms after the last one.
# Packages: xunit 2.9.3, xunit.runner.visualstudio 4.0.1, Microsoft.NET.Test.Sdk 18.12.0, .NET 10. Seen on 2026-11-29.
# Guess: a test class is disposed as any object with DisposeAsync is; a handler of ProcessExit runs to its end.
# Seen: only IDisposable and IAsyncLifetime are called; a handler that takes a second does not come to its end.
# Why it matters: databases, connections and servers of tests stay, until a server has no connection left. Use IAsyncLifetime, and a process that waits for the end of the tests.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >finding.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.12.0" />
    <PackageReference Include="xunit" Version="2.9.3" />
    <PackageReference Include="xunit.runner.visualstudio" Version="4.0.1" />
  </ItemGroup>
</Project>
PROJECT

cat >finding.cs <<'CODE'
using Xunit;

public static class Seen
{
    public static void Add(string line) => File.AppendAllText(Environment.GetEnvironmentVariable("SEEN")!, line + "\n");
}

public sealed class Disposed : IDisposable
{
    [Fact]
    public void Test() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        Seen.Add("ProcessExit begins");
        Thread.Sleep(1000);
        Seen.Add("ProcessExit ends");
    };

    public void Dispose() => Seen.Add("IDisposable");
}

public sealed class WithLifetime : IAsyncLifetime
{
    [Fact]
    public void Test() { }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await Task.Yield();
        Seen.Add("IAsyncLifetime");
    }
}

public sealed class DisposedAsync : IAsyncDisposable
{
    [Fact]
    public void Test() { }

    public async ValueTask DisposeAsync()
    {
        await Task.Yield();
        Seen.Add("IAsyncDisposable");
    }
}
CODE

cat >expected.txt <<'OUTPUT'
IAsyncLifetime
IDisposable
ProcessExit begins
OUTPUT

SEEN=$folder/seen.txt dotnet test -c Release >/dev/null
sleep 2
LC_ALL=C sort seen.txt | diff expected.txt - && echo "As on 2026-11-29."
