using System.CommandLine;
using System.Globalization;

namespace CallingDomain.Cli;

/// <summary>The option <c>--seed</c>: from which the outcomes of a model are drawn.</summary>
internal static class SeedOption
{
    private const string Name = "--seed";

    public static Option<string> Create() => new(Name)
    {
        HelpName = "N",
        DefaultValueFactory = _ => "0",
        Description = "A whole number from which outcomes.model draws: the same one gives the same calls. Default: 0.",
    };

    /// <exception cref="InputException">No whole number of 64 bits.</exception>
    public static long Read(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed)
        ? seed
        : throw new InputException(InputReason.ArgumentsInvalid, $"{Name}: '{text}' is no whole number from {long.MinValue} to {long.MaxValue}.", ("option", Name));
}
