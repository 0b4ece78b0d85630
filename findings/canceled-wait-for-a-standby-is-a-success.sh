#!/usr/bin/env bash
# A commit that waits for a synchronous standby and is canceled succeeds for the client: also if Npgsql's Command Timeout has canceled it.
# Packages: Npgsql 10.0.3, PostgreSQL 15, .NET 10. Seen on 2026-11-29.
# Guess: after Command Timeout, ExecuteNonQueryAsync throws a NpgsqlException with a TimeoutException, and the result of the commit is unknown.
# Seen: it returns as after any success. The only sign is a notice with the SQLSTATE of all warnings (01000), whose text is in the server's language; its Routine is SyncRepWaitForLSN.
# Why it matters: a commit that was answered as durable on two servers is on one, and a failover loses it. With client_min_messages = error there is no sign at all.
set -euo pipefail

folder=$(mktemp -d)
trap '$as "$bin/pg_ctl" stop -D "$folder/server/data" -m immediate >/dev/null; rm -rf "$folder"' EXIT
bin=$(dirname "$(readlink -f "$(command -v initdb || ls /usr/lib/postgresql/*/bin/initdb | tail -1)")")
as= # PostgreSQL does not run as root
[ "$(id -u)" -ne 0 ] || as="setpriv --reuid=postgres --regid=postgres --clear-groups"
chmod 711 "$folder"
mkdir "$folder/server" "$folder/client"
[ -z "$as" ] || chown postgres "$folder/server"
cd "$folder/client"

$as "$bin/initdb" -D "$folder/server/data" -U postgres --auth=trust >/dev/null
$as "$bin/pg_ctl" start -w -D "$folder/server/data" -l "$folder/server/log" -o "-h 127.0.0.1 -p 24681 -k ''" >/dev/null

cat >finding.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Npgsql" Version="10.0.3" />
  </ItemGroup>
</Project>
PROJECT

cat >finding.cs <<'CODE'
using Npgsql;

await using var source = NpgsqlDataSource.Create("Host=127.0.0.1;Port=24681;Username=postgres;Database=postgres;Command Timeout=1");
foreach (var sql in (string[])["CREATE TABLE songs (title text)", "ALTER SYSTEM SET synchronous_standby_names = '*'", "SELECT pg_reload_conf()", "SELECT pg_sleep(0.5)"])
{
    await using var command = source.CreateCommand(sql);
    await command.ExecuteNonQueryAsync();
}

// No standby is connected, so that each commit waits for ever.
await using var connection = await source.OpenConnectionAsync();
connection.Notice += (_, received) => Console.WriteLine($"notice: {received.Notice.SqlState} {received.Notice.Routine}");
await using var insert = new NpgsqlCommand("INSERT INTO songs VALUES ('Suzanne')", connection);
Console.WriteLine($"rows: {await insert.ExecuteNonQueryAsync()}, no exception");
CODE

cat >expected.txt <<'OUTPUT'
notice: 01000 SyncRepWaitForLSN
rows: 1, no exception
OUTPUT

dotnet run -c Release >seen.txt
diff expected.txt seen.txt && echo "As on 2026-11-29."
