using System.CommandLine;

namespace CallingDomain.Cli;

/// <summary>The option <c>--store</c> of a durable run: <c>sqlite:FILE</c>, <c>postgres:CONNECTION</c> or <c>postgres</c>.</summary>
internal static class StoreOption
{
    private const string Name = "--store";

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
            : throw new InputException(InputReason.ArgumentsInvalid, $"{Name}: '{text}' is not a store; expected sqlite:FILE, postgres:CONNECTION or postgres.", ("option", Name));
    }
}
