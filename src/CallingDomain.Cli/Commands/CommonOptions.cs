using System.CommandLine;

namespace CallingDomain.Cli;

/// <summary>Options of every command.</summary>
internal static class CommonOptions
{
    public static readonly Option<bool> Json = new("--json") { Description = "Print exactly one JSON document instead of tables." };
}
