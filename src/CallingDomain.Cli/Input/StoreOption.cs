using System.CommandLine;

namespace CallingDomain.Cli;

/// <summary>The option <c>--store</c> of a durable run: <c>sqlite:FILE</c>.</summary>
internal static class StoreOption
{
    private const string Name = "--store", Postgres = "postgres";

    public static Option<string> Create() => new(Name)
    {
        HelpName = "sqlite:FILE",
        Required = true,
        Description = "Keep the run in this SQLite file, or continue the run that it has.",
    };

    /// <returns>The name of the SQLite file.</returns>
    /// <exception cref="InputException">Not a store of this version.</exception>
    public static string Read(string text)
    {
        RefusePostgres(text);
        return SqliteStore.IsNamed(text, out var file) && file.Length > 0
            ? file
            : throw new InputException(InputReason.ArgumentsInvalid, $"{Name}: '{text}' is not a store; expected sqlite:FILE.", ("option", Name));
    }

    /// <exception cref="InputException">The store is one in PostgreSQL.</exception>
    public static void RefusePostgres(string? text)
    {
        if (text == Postgres || text?.StartsWith(Postgres + ":", StringComparison.Ordinal) == true)
            throw new InputException(InputReason.StoreKindUnavailable, $"{Name}: this version has no stores in PostgreSQL. Use sqlite:FILE.", ("option", Name));
    }
}
