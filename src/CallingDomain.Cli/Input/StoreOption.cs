using System.CommandLine;

namespace CallingDomain.Cli;

/// <summary>The option <c>--store</c> of a durable run: <c>sqlite:FILE</c>, <c>postgres:CONNECTION</c> or <c>postgres</c>.</summary>
internal static class StoreOption
{
    public const string Name = "--store";

    /// <summary>The stores of runs, for refusals. They never quote the value, which may be a connection string with a password.</summary>
    public const string Expected = $"sqlite:FILE, postgres:CONNECTION, or postgres with the connection string in the environment variable {PostgresStore.Variable}";

    public static Option<string> Create() => new(Name)
    {
        HelpName = "sqlite:FILE|postgres:CONNECTION",
        Required = true,
        Description = "Keep the run in this SQLite file or PostgreSQL database, or continue the run that it has.",
    };

    /// <summary>Reads the name of a store. Nothing is opened yet.</summary>
    /// <returns>The name of the SQLite file, or the PostgreSQL database.</returns>
    /// <exception cref="InputException">Not a store.</exception>
    public static (string? File, PostgresStore? Database) Read(string text)
    {
        if (PostgresStore.IsNamed(text)) return (null, PostgresStore.Open(text));
        return SqliteStore.IsNamed(text, out var file) && file.Length > 0
            ? (file, null)
            : throw new InputException(InputReason.ArgumentsInvalid, $"{Name}: expected {Expected}.", ("option", Name));
    }
}
