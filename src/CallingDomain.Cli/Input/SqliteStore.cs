using System.Diagnostics.CodeAnalysis;
using CallingDomain.Hosting;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>A store in a SQLite file, named <c>sqlite:FILE</c>.</summary>
internal static class SqliteStore
{
    private const string Prefix = "sqlite:";

    /// <summary>Reads the name of a store.</summary>
    /// <param name="store">The name.</param>
    /// <param name="file">The file; may be empty.</param>
    /// <returns>Whether the name is that of a SQLite file.</returns>
    public static bool IsNamed(string store, [NotNullWhen(true)] out string? file)
    {
        file = store.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? store[Prefix.Length..] : null;
        return file is not null;
    }

    /// <summary>A refusal by the journal in the file, as that of the tool.</summary>
    public static InputException Refusal(string file, JournalException refusal) => new(refusal.Reason.Code(), $"The store '{file}' cannot be used. {refusal.Detail}", ("file", file));
}
