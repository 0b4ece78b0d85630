using System.CommandLine;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>The option <c>--profile</c>: how strictly a file must follow the template.</summary>
internal static class ProfileOption
{
    private static readonly WordOption<TemplateProfile> Words = new(
        "--profile",
        "strict: only what the portal accepts. tolerant: also rows whose meaning is certain, each with a notice.",
        [("strict", TemplateProfile.Strict), ("tolerant", TemplateProfile.Tolerant)]);

    public static Option<string> Create() => Words.Create();

    /// <exception cref="InputException">Unknown profile.</exception>
    public static TemplateProfile Read(string name) => Words.Read(name);
}
