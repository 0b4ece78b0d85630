using System.Globalization;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>A price list: what the calls of a campaign cost. Amounts are exact, and rounded for display only.</summary>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
/// <param name="Currency">The currency: three capital letters, as in ISO 4217.</param>
/// <param name="Call">The price of each call, 0 or more.</param>
/// <param name="Minute">The price of a minute of answered calls, 0 or more.</param>
/// <param name="AgentHour">The price of an hour of an agent's shift, 0 or more.</param>
internal sealed record Prices(string Currency, decimal Call, decimal Minute, decimal AgentHour)
{
    private const decimal MaxPrice = 1_000_000;
    private const int ShownDigits = 2;
    private const int JsonDigits = 6;

    /// <exception cref="InputException">Not a price list.</exception>
    public static Prices Read(JsonPlace place)
    {
        place.Only("currency", "call", "minute", "agentHour");
        var currency = place.The("currency");
        if (currency.Text() is not { Length: 3 } code || !code.All(char.IsAsciiLetterUpper)) throw currency.Refuse(InputReason.PropertyRange, $"'{currency.Text()}' is not valid; expected three capital letters (example: EUR)");
        return new Prices(code, Price("call"), Price("minute"), Price("agentHour"));

        decimal Price(string name) => place.Maybe(name)?.Decimal(0, MaxPrice) ?? 0;
    }

    /// <exception cref="InputException">The file cannot be read, or is not a price list.</exception>
    public static Prices ReadFile(string path) => JsonFile.ReadSettings(path, "a price list", Read);

    /// <summary>The cost of what calls have used.</summary>
    public Cost Of(CallUsage usage) => new(
        usage.Calls * Call,
        Minutes(usage.Answered) * Minute,
        usage.AgentTime is { } agents ? Minutes(agents) / 60 * AgentHour : null);

    /// <summary>An amount for people, such as <c>1,204.50 EUR</c>.</summary>
    public string Text(decimal amount) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(amount, ShownDigits, MidpointRounding.AwayFromZero):N2} {Currency}");

    /// <summary>The cost as the tool prints it with <c>--json</c>.</summary>
    /// <param name="usage">What the calls have used.</param>
    /// <param name="reached">The number of reached contacts.</param>
    public CostRow Row(CallUsage usage, int reached)
    {
        var cost = Of(usage);
        return new CostRow(
            Currency, Rounded(cost.Total), Rounded(cost.Calls), Rounded(cost.Minutes), cost.Agents is { } agents ? Rounded(agents) : null, reached == 0 ? null : Rounded(cost.Total / reached), DurationText.Write(usage.Answered));
    }

    /// <summary>The cost in one line for people.</summary>
    /// <inheritdoc cref="Row"/>
    public string Sentence(CallUsage usage, int reached)
    {
        var cost = Of(usage);
        var agents = cost.Agents is { } amount ? $", agents {Text(amount)}" : "";
        return $"Cost: {Text(cost.Total)} (calls {Text(cost.Calls)}, minutes {Text(cost.Minutes)}{agents}){(reached == 0 ? "" : $"; {Text(cost.Total / reached)} for each reached contact")}.";
    }

    /// <summary>An amount with at most six decimals, without trailing zeros.</summary>
    public static decimal Rounded(decimal amount) => Math.Round(amount, JsonDigits, MidpointRounding.AwayFromZero) / 1.0000000000000000000000000000m;

    private static decimal Minutes(Duration time) => (time.Days * 1440m) + (time.NanosecondOfDay / 60_000_000_000m);
}

/// <summary>An amount of money by what it is for.</summary>
/// <param name="Calls">For calls, each once.</param>
/// <param name="Minutes">For the time of answered calls.</param>
/// <param name="Agents">For the shifts of agents; null without agents.</param>
internal readonly record struct Cost(decimal Calls, decimal Minutes, decimal? Agents)
{
    /// <summary>The sum.</summary>
    public decimal Total => Calls + Minutes + (Agents ?? 0);
}
