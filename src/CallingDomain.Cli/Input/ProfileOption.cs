using System.CommandLine;

namespace CallingDomain.Cli;

/// <summary>The option <c>--profile</c>: how strictly a file must follow the template.</summary>
internal static class ProfileOption
{
    private static readonly WordOption<bool> Words = new(
        "--profile",
        "strict: only what the portal accepts. tolerant: also rows whose meaning is certain, each with a notice.",
        [("strict", false), ("tolerant", true)]);

    public static Option<string> Create() => Words.Create();

    /// <exception cref="InputException">Unknown profile.</exception>
    public static bool IsTolerant(string name) => Words.Read(name);
}
