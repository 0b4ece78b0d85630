using System.CommandLine;
using CallingDomain.Contacts;

namespace CallingDomain.Cli;

/// <summary><c>--for</c>: a product whose limits a contacts file is compared with.</summary>
internal static class TargetOption
{
    private const string Name = "--for";

    public static Option<string?> Create()
    {
        var option = new Option<string?>(Name) { HelpName = string.Join('|', Names), Description = "Also report what exceeds the limits of a product, before the file is uploaded to it. Anything over a limit makes the exit status 1." };
        option.CompletionSources.Add(Names);
        return option;
    }

    /// <exception cref="InputException">No such product.</exception>
    public static ContactTarget? Read(string? name) =>
        name is null ? null : ContactTargets.Find(name) ?? throw InputException.Unknown(InputReason.ValueUnknown, Name, "value", name, Names, ("option", Name), ("for", name));

    private static string[] Names => [.. ContactTargets.All.Select(target => target.Name)];
}
