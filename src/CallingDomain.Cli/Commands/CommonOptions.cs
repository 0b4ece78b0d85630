using System.CommandLine;

namespace CallingDomain.Cli;

/// <summary>Options that every command has.</summary>
internal static class CommonOptions
{
    public static readonly Option<bool> Json = new("--json") { Description = "Print exactly one JSON document instead of tables." };
}
