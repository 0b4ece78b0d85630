using System.CommandLine;
using System.Globalization;

namespace CallingDomain.Cli;

/// <summary>The option <c>--seed</c>: the seed of the outcomes that a model draws.</summary>
internal static class SeedOption
{
    private const string Name = "--seed";

    public static Option<string> Create() => new(Name)
    {
        HelpName = "N",
        DefaultValueFactory = _ => "0",
        Description = "The seed of outcomes.model, a whole number: the same seed gives the same calls.",
    };

    /// <exception cref="InputException">Not a whole number of 64 bits.</exception>
    public static long Read(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed)
        ? seed
        : throw new InputException(InputReason.ArgumentsInvalid, $"{Name}: '{text}' is not a whole number from {long.MinValue} to {long.MaxValue}.", ("option", Name));
}
