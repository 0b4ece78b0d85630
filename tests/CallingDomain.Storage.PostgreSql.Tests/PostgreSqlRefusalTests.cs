using CallingDomain.Hosting;
using Npgsql;

namespace CallingDomain.Storage.PostgreSql.Tests;

public sealed class PostgreSqlRefusalTests
{
    public static TheoryData<string, JournalReason, string> Errors { get; } = new()
    {
        { PostgreSqlRefusal.WriterSuperseded, JournalReason.WriterSuperseded, "as the server says" },
        { PostgreSqlRefusal.PositionTaken, JournalReason.PositionTaken, "as the server says" },
        { PostgreSqlRefusal.Gone, JournalReason.Damaged, "Restore" },
        { PostgreSqlRefusal.Deleted, JournalReason.Damaged, "was deleted" },
        { PostgresErrorCodes.UniqueViolation, JournalReason.PositionTaken, "Another writer" },
        { PostgresErrorCodes.UndefinedTable, JournalReason.Damaged, "Restore" },
        { PostgresErrorCodes.UndefinedColumn, JournalReason.Damaged, "Restore" },
        { PostgresErrorCodes.UndefinedFunction, JournalReason.Damaged, "Restore" },
        { PostgresErrorCodes.DataCorrupted, JournalReason.Damaged, "Restore" },
        { PostgresErrorCodes.IndexCorrupted, JournalReason.Damaged, "Restore" },
        { PostgresErrorCodes.InsufficientPrivilege, JournalReason.Unavailable, "grant" },
        { PostgresErrorCodes.InvalidPassword, JournalReason.Unavailable, "password" },
        { PostgresErrorCodes.InvalidAuthorizationSpecification, JournalReason.Unavailable, "password" },
        { PostgresErrorCodes.InvalidCatalogName, JournalReason.Unavailable, "Create it" },
        { PostgresErrorCodes.ReadOnlySqlTransaction, JournalReason.Unavailable, "Connect to the primary" },
        { PostgresErrorCodes.DiskFull, JournalReason.Unavailable, "Make room" },
        { PostgresErrorCodes.TooManyConnections, JournalReason.Unavailable, "max_connections" },
        { PostgresErrorCodes.QueryCanceled, JournalReason.Unavailable, "statement_timeout" },
        { PostgresErrorCodes.LockNotAvailable, JournalReason.Unavailable, "lock_timeout" },
        { PostgresErrorCodes.CannotConnectNow, JournalReason.Unavailable, "Wait until it runs" },
        { PostgresErrorCodes.AdminShutdown, JournalReason.Unavailable, "Wait until it runs" },
        { PostgresErrorCodes.CrashShutdown, JournalReason.Unavailable, "Wait until it runs" },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void ErrorOfPostgreSql_IsAReason_WithWhatToDo_AndOneLikeItIsNamed(string state, JournalReason reason, string what)
    {
        var refusal = Of(state);
        Assert.Equal(reason, refusal.Reason);
        Assert.Contains(what, refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
        foreach (var other in Enumerable.Range(0, state.Length).Select(i => $"{state[..i]}z{state[(i + 1)..]}").Append(state[1..]).Append(state + "0"))
        {
            Assert.Equal((JournalReason.Unavailable, $"PostgreSQL cannot read or write the journal: error {other}."), (Of(other).Reason, Of(other).Detail));
        }
    }

    [Fact]
    public void ErrorOfTheConnection_IsGivenAsItIs() => Assert.Equal("The connection failed: Unknown response.", PostgreSqlRefusal.Of(new NpgsqlException("Unknown response.")).Detail);

    private static JournalException Of(string state) => PostgreSqlRefusal.Of(new PostgresException("as the server says", "ERROR", "ERROR", state));
}
