using System.CommandLine;

namespace CallingDomain.Cli;

/// <summary>Options of every command.</summary>
internal static class CommonOptions
{
    public const string JsonName = "--json";

    // An option keeps the commands that have it, so each command has its own.
    public static Option<bool> Json() => new(JsonName) { Description = "Print exactly one JSON document instead of tables." };
}
