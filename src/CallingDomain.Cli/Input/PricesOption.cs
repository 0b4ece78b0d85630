using System.CommandLine;

namespace CallingDomain.Cli;

/// <summary>The option <c>--prices</c>: a price list instead of the campaign's.</summary>
internal static class PricesOption
{
    public static Option<string?> Create() =>
        new("--prices") { HelpName = "PRICES.json", Description = "A price list, instead of that in the campaign: what calls, minutes and agents cost." };
}
