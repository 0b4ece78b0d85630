using System.Text.RegularExpressions;

namespace CallingDomain.Cli;

/// <summary>Where a store is: the value of <c>--store</c>.</summary>
internal abstract partial record StoreAddress
{
    private const string SqliteScheme = "sqlite";
    private const string PostgresScheme = "postgres";
    private const string Expected = $"sqlite:FILE, postgres:CONNECTION, or postgres with the connection string in the environment variable {PostgresStore.Variable}";

    private static readonly string[] PartsOfConnections = ["://", "password=", "pwd=", "psw=", "host=", "server="];

    private StoreAddress()
    {
    }

    /// <summary>The name of the file; null for a database.</summary>
    public virtual string? File => null;

    /// <summary>Reads the value of <c>--store</c>. Nothing is opened yet.</summary>
    /// <param name="text">The value.</param>
    /// <param name="takesFiles">Whether the command has stores in files of its own, which have no scheme.</param>
    /// <exception cref="InputException">Not a store. The message has the scheme, and never another part of the value, which may be a connection string with a password.</exception>
    public static StoreAddress Read(string text, bool takesFiles)
    {
        var scheme = SchemeOf(text);
        return scheme?.ToLowerInvariant() switch
        {
            SqliteScheme => new Sqlite(NameOfFile(text[(scheme.Length + 1)..])),
            PostgresScheme => new Postgres(text[(scheme.Length + 1)..]),
            null when text.Equals(PostgresScheme, StringComparison.OrdinalIgnoreCase) => new Postgres(Connection: null),
            null when takesFiles && !IsConnection(text) => new Plain(NameOfFile(text)),
            null => throw Refusal($"expected {All(takesFiles)}.", suggestion: null),
            _ => throw Unknown(scheme, takesFiles),
        };
    }

    // A drive of Windows has one letter, and is no scheme.
    [GeneratedRegex("^[A-Za-z][A-Za-z0-9+.-]+(?=:)", RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();

    private static string? SchemeOf(string text) => Scheme().Match(text) is { Success: true, Value: var scheme } ? scheme : null;

    private static bool IsConnection(string text)
    {
        var compact = text.Replace(" ", "", StringComparison.Ordinal);
        return PartsOfConnections.Any(part => compact.Contains(part, StringComparison.OrdinalIgnoreCase));
    }

    private static string NameOfFile(string name) => name is "" or InputFile.StandardInput ? throw Refusal("expected the name of a file.", suggestion: null) : name;

    private static InputException Unknown(string scheme, bool takesFiles)
    {
        var suggestion = Spelling.Nearest(scheme, [SqliteScheme, PostgresScheme]);
        return Refusal($"unknown scheme '{scheme}'{(suggestion is null ? "." : $"; did you mean '{suggestion}'?")} Expected {All(takesFiles)}.", suggestion);
    }

    private static string All(bool takesFiles) => takesFiles ? $"FILE, {Expected}" : Expected;

    private static InputException Refusal(string why, string? suggestion) => new(InputReason.ArgumentsInvalid, $"{StoreOption.Name}: {why}", ("option", StoreOption.Name), ("suggestion", suggestion));

    /// <summary>A file in a format of the tool.</summary>
    public sealed record Plain(string Path) : StoreAddress
    {
        public override string File => Path;
    }

    /// <summary>A SQLite file.</summary>
    public sealed record Sqlite(string Path) : StoreAddress
    {
        public override string File => Path;
    }

    /// <summary>A PostgreSQL database.</summary>
    /// <param name="Connection">The connection string; null for that of <see cref="PostgresStore.Variable"/>.</param>
    public sealed record Postgres(string? Connection) : StoreAddress
    {
        public override string ToString() => PostgresScheme; // without the password
    }
}
