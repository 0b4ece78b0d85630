using CallingDomain.Testing;
using CallingDomain.Tests;
using Npgsql;

namespace CallingDomain.Storage.PostgreSql.Tests;

public sealed class PostgreSqlClusterStoreTests
{
    public static TheoryData<string> Cases { get; } = [.. ClusterStoreConformance.Cases];

    [PostgreSqlTheory]
    [MemberData(nameof(Cases))]
    public async Task Store_PassesEachCase(string name)
    {
        await using var source = NpgsqlDataSource.Create(await PostgreSqlServer.Shared.CreateDatabaseAsync());
        await ClusterStoreConformance.RunAsync(name, () => new PostgreSqlClusterStore(source));
    }
}
