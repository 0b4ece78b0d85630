using CallingDomain.Hosting;
using Npgsql;

namespace CallingDomain.Storage.PostgreSql;

/// <summary>What an error of PostgreSQL, or of the way to it, means for a journal.</summary>
internal static class PostgreSqlRefusal
{
    /// <summary>Raised by the functions of the schema.</summary>
    public const string WriterSuperseded = "ZC001", PositionTaken = "ZC002", Gone = "ZC003";

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
            { InnerException: TimeoutException } when exception.Message.Contains("connection pool", StringComparison.Ordinal) => (JournalReason.Unavailable, "All connections of the data source are in use. Raise Maximum Pool Size in its connection string."),
            { InnerException: TimeoutException } => (JournalReason.Unavailable, "The server has not answered in time. It is overloaded, waits for its synchronous standby, or another transaction holds a lock."),
            { InnerException: null } => (JournalReason.Unavailable, $"The server cannot be used: {exception.Message.TrimEnd('.')}."), // by the settings of the connection, for example without a password
            _ => (JournalReason.Unavailable, "The server cannot be reached, or the connection was cut. Check its address and that it runs."),
        };
        return new JournalException(reason, detail, exception);
    }

    private static (JournalReason Reason, string Detail) Of(PostgresException error) => error.SqlState switch
    {
        WriterSuperseded => (JournalReason.WriterSuperseded, $"{error.MessageText}."),
        PositionTaken => (JournalReason.PositionTaken, $"{error.MessageText}."),
        Gone => (JournalReason.Damaged, $"{error.MessageText}. Restore the database from a backup."),
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
        PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown => (JournalReason.Unavailable, "The server starts or stops. Try again."),
        _ => (JournalReason.Unavailable, $"PostgreSQL cannot read or write the journal: error {error.SqlState}."),
    };
}
