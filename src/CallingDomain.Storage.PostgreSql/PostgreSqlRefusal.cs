using System.Net.Sockets;
using CallingDomain.Hosting;
using Npgsql;

namespace CallingDomain.Storage.PostgreSql;

/// <summary>What an error of PostgreSQL, or of the way to it, means for a journal.</summary>
internal static class PostgreSqlRefusal
{
    /// <summary>Raised by the functions of the schema.</summary>
    public const string WriterSuperseded = "ZC001", PositionTaken = "ZC002", Gone = "ZC003", Deleted = "ZC004";

    /// <summary>The campaign of an open writer is gone.</summary>
    public const string OfDeleted = "The campaign was deleted. Restart the host, or start the command again, to begin it anew.";

    private const string CannotBeReached = "The server cannot be reached";

    /// <summary>Executes an operation whose errors of PostgreSQL are refusals of the journal.</summary>
    /// <exception cref="JournalException">PostgreSQL has refused the operation, or cannot be reached.</exception>
    public static async ValueTask<TAnswer> TranslateAsync<TAnswer>(Func<ValueTask<TAnswer>> operation)
    {
        try
        {
            return await operation().ConfigureAwait(false);
        }
        catch (NpgsqlException exception)
        {
            throw Of(exception);
        }
    }

    /// <inheritdoc cref="TranslateAsync{TAnswer}"/>
    public static async ValueTask TranslateAsync(Func<ValueTask> operation) => await TranslateAsync(async () =>
    {
        await operation().ConfigureAwait(false);
        return 0;
    }).ConfigureAwait(false);

    /// <summary>The refusal, with what to do.</summary>
    public static JournalException Of(NpgsqlException exception)
    {
        var (reason, detail) = exception switch
        {
            PostgresException error => Of(error),
            _ when IsOfPool(exception) => (JournalReason.Unavailable, "All connections of the data source are in use. Raise Maximum Pool Size in its connection string."),
            { InnerException: TimeoutException } => (JournalReason.Unavailable, "The server has not answered in time. It is overloaded, waits for its synchronous standby, or another transaction holds a lock."),
            { InnerException: null } when exception.Message.StartsWith("No password has been provided", StringComparison.Ordinal) => (JournalReason.Unavailable, "The server requires a password, and the connection string has none."),
            { InnerException: null } => (JournalReason.Unavailable, $"The connection failed: {exception.Message.TrimEnd('.')}."), // by the settings of the connection
            _ => (JournalReason.Unavailable, OfSocket(exception)),
        };
        return new JournalException(reason, detail, exception);
    }

    /// <summary>Whether no connection of the data source became free in time.</summary>
    public static bool IsOfPool(NpgsqlException exception) => exception.InnerException is TimeoutException && exception.Message.Contains("connection pool", StringComparison.Ordinal);

    private static string OfSocket(Exception? exception)
    {
        while (exception is not (null or SocketException)) exception = exception.InnerException;
        return (exception as SocketException)?.SocketErrorCode switch
        {
            SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => $"{CannotBeReached}: its host is not found. Check the name of the host.",
            SocketError.ConnectionRefused => $"{CannotBeReached}: the connection is refused. Check its port, and that it runs.",
            _ => $"{CannotBeReached}, or the connection was cut. Check its address and that it runs.",
        };
    }

    private static (JournalReason Reason, string Detail) Of(PostgresException error) => error.SqlState switch
    {
        WriterSuperseded => (JournalReason.WriterSuperseded, $"{error.MessageText}."),
        PositionTaken => (JournalReason.PositionTaken, $"{error.MessageText}."),
        Gone => (JournalReason.Damaged, $"{error.MessageText}. Restore the database from a backup."),
        Deleted => (JournalReason.Damaged, OfDeleted),
        PostgresErrorCodes.UniqueViolation => (JournalReason.PositionTaken, "Another writer has written the same row."),
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.UndefinedFunction =>
            (JournalReason.Damaged, $"The schema {PostgreSqlSchema.Name} lacks something. Restore the database from a backup."),
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => (JournalReason.Damaged, "The server says that its data are damaged. Restore the database from a backup."),
        PostgresErrorCodes.InsufficientPrivilege =>
            (JournalReason.Unavailable, $"The role lacks a right: {error.MessageText}. Let it own the schema {PostgreSqlSchema.Name}, or create the schema by a role that may and grant this one USAGE on it, and SELECT, INSERT, UPDATE and DELETE on its tables."),
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => (JournalReason.Unavailable, "The server refuses the user or the password."),
        PostgresErrorCodes.InvalidCatalogName => (JournalReason.Unavailable, "The server has no such database. Create it, with the encoding UTF8."),
        PostgresErrorCodes.ReadOnlySqlTransaction => (JournalReason.Unavailable, "The server or the role is read-only. Connect to the primary: a connection string with several hosts needs Target Session Attributes=primary."),
        PostgresErrorCodes.DiskFull => (JournalReason.Unavailable, "The disk of the server is full. Make room on it."),
        PostgresErrorCodes.TooManyConnections => (JournalReason.Unavailable, "The server has no connection left. Raise max_connections, or lower the pool sizes of its clients."),
        PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.LockNotAvailable => (JournalReason.Unavailable, "The server has canceled a statement: by statement_timeout or lock_timeout of the role or the database, or by an administrator. Remove these limits for this role."),
        PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown => (JournalReason.Unavailable, "The server starts or stops. Wait until it runs."),
        _ => (JournalReason.Unavailable, $"PostgreSQL cannot read or write the journal: error {error.SqlState}."),
    };
}
