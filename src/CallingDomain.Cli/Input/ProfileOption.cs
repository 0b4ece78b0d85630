using System.CommandLine;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>The option <c>--profile</c>: how closely a file has to keep to the template.</summary>
internal static class ProfileOption
{
    private const string Name = "--profile";

    private static readonly (string Name, TemplateProfile Profile)[] Profiles = [("strict", TemplateProfile.Strict), ("tolerant", TemplateProfile.Tolerant)];

    public static Option<string> Create() => new(Name)
    {
        HelpName = "strict|tolerant",
        DefaultValueFactory = _ => "strict",
        Description = "strict: exactly what the portal asks for. tolerant: also what is certain to be meant, with a notice.",
    };

    /// <exception cref="InputException">There is no such profile.</exception>
    public static TemplateProfile Read(string name) => WordOption.Read(Name, name, Profiles);
}
