using CallingDomain.Hosting;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>A store in a SQLite file.</summary>
internal static class SqliteStore
{
    /// <summary>A refusal by the journal in the file, as that of the tool.</summary>
    public static InputException Refusal(string file, JournalException refusal) => new(refusal.Reason.Code(), $"The store '{file}' cannot be used. {refusal.Detail}", ("file", file));
}
