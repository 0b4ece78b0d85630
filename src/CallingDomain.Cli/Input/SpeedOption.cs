using System.CommandLine;
using System.Globalization;

namespace CallingDomain.Cli;

/// <summary>The option <c>--speed</c>: how many seconds of simulated time pass in one of the clock.</summary>
internal static class SpeedOption
{
    private const string Name = "--speed";
    private const double Least = 0.001, Most = 1_000_000;

    public static Option<string?> Create() => new(Name)
    {
        HelpName = "FACTOR",
        Description = "How many seconds of the campaign's time pass in one second of the clock, such as 60. Default: as fast as possible.",
    };

    /// <returns>The factor; null for none.</returns>
    /// <exception cref="InputException">Not a number in range.</exception>
    public static double? Read(string? text)
    {
        if (text is null) return null;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var factor) && factor is >= Least and <= Most
            ? factor
            : throw new InputException(InputReason.ArgumentsInvalid, string.Create(CultureInfo.InvariantCulture, $"{Name}: '{text}' is not a number from {Least} to {Most}."), ("option", Name));
    }
}
