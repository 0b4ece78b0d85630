#!/usr/bin/env bash
# A silo of Orleans that is frozen, or behind a network that drops its packets, is declared dead after MaxProbeTimeout × NumMissedProbesLimit, not after ProbeTimeout × NumMissedProbesLimit.
# Packages: Microsoft.Orleans.Server and Microsoft.Orleans.Clustering.AdoNet 10.4.2, Npgsql 10.0.3, PostgreSQL 15, .NET 10. Seen on 2026-11-29. Skipped without PostgreSQL.
# Guess: with a ProbeTimeout of 2 s and 3 missed probes, a silo that is stopped with SIGSTOP is dead after about 6 s, and one that is killed likewise.
# Seen: the killed one after 2 to 3 s, because its connections are refused; the frozen one after 24 s. Its connections stay open, and votes are suppressed until nothing was received for MaxProbeTimeout × NumMissedProbesLimit; MaxProbeTimeout is 4 × ProbeTimeout by default.
# Why it matters: a cluster that is tested with kill alone looks four times as fast as it is with a stalled virtual machine. MaxProbeTimeout = 2.5 s gives 7.3 to 8.2 s.
set -euo pipefail

initdb=$(command -v initdb || ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null | tail -1 || true)
[ -n "$initdb" ] || { echo "Skipped: PostgreSQL is not installed."; exit 0; }
bin=$(dirname "$(readlink -f "$initdb")")
sql=$(cd "$(dirname "$0")/.." && pwd)/docs/examples/cluster/clustering.sql
folder=$(mktemp -d)
trap 'kill -9 $(cat "$folder"/client/*.pid 2>/dev/null) 2>/dev/null || true; $as "$bin/pg_ctl" stop -D "$folder/server/data" -m immediate >/dev/null; rm -rf "$folder"' EXIT
as= # PostgreSQL does not run as root
[ "$(id -u)" -ne 0 ] || as="setpriv --reuid=postgres --regid=postgres --clear-groups"
chmod 711 "$folder"
mkdir "$folder/server" "$folder/client"
[ -z "$as" ] || chown postgres "$folder/server"
cd "$folder/client"

$as "$bin/initdb" -D "$folder/server/data" -U postgres --auth=trust >/dev/null
$as "$bin/pg_ctl" start -w -D "$folder/server/data" -l "$folder/server/log" -o "-h 127.0.0.1 -p 24682 -k ''" >/dev/null
psql=("$bin/psql" -h 127.0.0.1 -p 24682 -U postgres -qtA)
"${psql[@]}" -f "$sql" >/dev/null

cat >finding.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Microsoft.Extensions.Hosting" Version="10.0.15" />
    <PackageReference Include="Microsoft.Orleans.Clustering.AdoNet" Version="10.4.2" />
    <PackageReference Include="Microsoft.Orleans.Server" Version="10.4.2" />
    <PackageReference Include="Npgsql" Version="10.0.3" />
  </ItemGroup>
</Project>
PROJECT

cat >finding.cs <<'CODE'
using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

var builder = Host.CreateApplicationBuilder();
builder.Logging.ClearProviders();
builder.UseOrleans(silo =>
{
    silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", "Host=127.0.0.1;Port=24682;Username=postgres;Database=postgres"));
    silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("songs", "songs"));
    silo.Configure<ClusterMembershipOptions>(options => (options.ProbeTimeout, options.NumMissedProbesLimit) = (TimeSpan.FromSeconds(2), 3));
    silo.ConfigureEndpoints(IPAddress.Loopback, 24690 + int.Parse(args[0]), 24695 + int.Parse(args[0]));
});
await builder.Build().RunAsync();
CODE

dotnet build -c Release -v q --nologo >build.txt || { cat build.txt; exit 1; }
active() { "${psql[@]}" -c "SELECT count(*) FROM OrleansMembershipTable WHERE Status = 3 $1"; }
for silo in 1 2 3; do
  dotnet bin/Release/net10.0/finding.dll $silo >"silo$silo.txt" 2>&1 &
  echo $! >"$silo.pid"
done
until [ "$(active "")" = 3 ]; do sleep 0.2; done
sleep 15 # some probes are answered first

seconds_until_dead() { # of silo $1, after signal $2
  local begin=$(date +%s)
  kill "-$2" "$(cat "$1.pid")"
  while [ "$(active "AND Port = $((24690 + $1))")" != 0 ]; do sleep 0.1; done
  echo $(($(date +%s) - begin))
}
frozen=$(seconds_until_dead 1 STOP)
killed=$(seconds_until_dead 2 KILL)
echo "frozen: $frozen s, killed: $killed s"
if [ "$frozen" -ge 20 ] && [ "$frozen" -le 32 ] && [ "$killed" -le 12 ]; then echo "As on 2026-11-29."; else echo "Not as on 2026-11-29."; exit 1; fi
