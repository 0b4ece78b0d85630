namespace CallingDomain.Cli;

/// <summary>Tables for people.</summary>
internal static class Tables
{
    public static TextTable Create(string title, params string[] columns) => new(title, columns);
}
