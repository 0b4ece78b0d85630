using System.Data.Common;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using Npgsql;

namespace CallingDomain.Cli;

/// <summary>A store in a PostgreSQL database. No refusal contains the connection string, which may have a password.</summary>
internal sealed class PostgresStore : IDisposable
{
    /// <summary>The environment variable with a connection string, so that a list of processes does not show the password.</summary>
    public const string Variable = "CALLINGDOMAIN_POSTGRES";

    /// <summary>The name of the portal in the database.</summary>
    public const string Portal = "portal";

    private const int ConnectionsOfARun = 10; // more than it needs at once

    private PostgresStore(NpgsqlDataSource source, string name) => (Source, Name) = (source, name);

    /// <summary>The database; of several hosts, the primary.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>The name of the store in messages, after an article.</summary>
    public string Name { get; }

    /// <summary>Reads a connection string. Nothing is connected yet.</summary>
    /// <param name="connectionString">The connection string; null for that of <see cref="Variable"/>.</param>
    /// <exception cref="InputException">There is no valid connection string.</exception>
    public static PostgresStore Open(string? connectionString)
    {
        var isInVariable = connectionString is null;
        var given = isInVariable ? Environment.GetEnvironmentVariable(Variable) : connectionString;
        if (string.IsNullOrWhiteSpace(given)) throw Invalid(isInVariable ? $"the environment variable is {(given is null ? "not set" : "empty")}; --store postgres expects a connection string in it." : $"expected postgres:CONNECTION, or postgres with the connection string in the environment variable {Variable}.");
        try
        {
            var connection = new NpgsqlConnectionStringBuilder(given);
            if (string.IsNullOrEmpty(connection.Host)) throw Invalid("the connection string of PostgreSQL has no Host.");
            if (connection.Port > ushort.MaxValue) throw Invalid("the connection string of PostgreSQL has a Port beyond 65535.");
            return new PostgresStore(Connect(connection), NameOf(connection));
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidOperationException or NotSupportedException)
        {
            throw Invalid($"the connection string of PostgreSQL is not valid{Cause(given)}. Expected keys and values, such as Host=localhost;Database=portals;Username=ada.");
        }

        InputException Invalid(string why) => new(InputReason.ArgumentsInvalid, $"{(isInVariable ? Variable : StoreOption.Name)}: {why}", ("option", StoreOption.Name));
    }

    /// <summary>A refusal by the journal in the database, as that of the tool.</summary>
    public InputException Refusal(JournalException refusal) => new(refusal.Reason.Code(), $"The {Name} cannot be used. {refusal.Detail}");

    public void Dispose() => Source.Dispose();

    private static string NameOf(NpgsqlConnectionStringBuilder connection) =>
        $"PostgreSQL database{(connection.Database ?? connection.Username) switch { { Length: > 0 } name => $" '{name}'", _ => "" }} at {connection.Host}{(connection.Port == NpgsqlConnection.DefaultPort || HasSeveralHosts(connection) ? "" : $":{connection.Port}")}";

    private static bool HasSeveralHosts(NpgsqlConnectionStringBuilder connection) => connection.Host!.Contains(',', StringComparison.Ordinal);

    private static NpgsqlDataSource Connect(NpgsqlConnectionStringBuilder connection)
    {
        connection.Remove("Target Session Attributes"); // one host takes none, and of several hosts it is always the primary
        connection.Multiplexing = false; // statements are prepared
        connection.MaxPoolSize = Math.Max(connection.MaxPoolSize, ConnectionsOfARun);
        connection.ApplicationName ??= "callingdomain";
        var builder = new NpgsqlSlimDataSourceBuilder(connection.ToString());
        builder.EnableArrays().EnableTransportSecurity();
        return HasSeveralHosts(connection) ? builder.BuildMultiHost().WithTargetSession(TargetSessionAttributes.Primary) : builder.Build();
    }

    // Names a key that PostgreSQL connections have, and never a value: an unknown key may be the rest of a password.
    private static string Cause(string given)
    {
        if (given.StartsWith("//", StringComparison.Ordinal) || given.Contains("://", StringComparison.Ordinal)) return ": it is a URL";
        try
        {
            var values = new DbConnectionStringBuilder { ConnectionString = given };
            var known = new NpgsqlConnectionStringBuilder();
            foreach (string key in values.Keys)
            {
                if (!known.ContainsKey(key)) return ": it has an unknown key";
                try
                {
                    known[key] = values[key];
                }
                catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or OverflowException)
                {
                    return $": its value of {key} is not valid";
                }
            }
        }
        catch (ArgumentException)
        {
            // no keys and values at all
        }

        return "";
    }
}
