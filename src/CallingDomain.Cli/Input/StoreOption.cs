using System.CommandLine;

namespace CallingDomain.Cli;

/// <summary>The option <c>--store</c> of a durable run. <see cref="StoreAddress"/> reads its value.</summary>
internal static class StoreOption
{
    public const string Name = "--store";

    public static Option<string> Create() => new(Name)
    {
        HelpName = "sqlite:FILE|postgres:CONNECTION",
        Required = true,
        Description = "Keep the run in this SQLite file or PostgreSQL database, or continue the run that it has.",
    };
}
