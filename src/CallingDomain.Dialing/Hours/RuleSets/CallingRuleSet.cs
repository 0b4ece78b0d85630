using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CallingDomain.Dialing;

/// <summary>A rule of law, or any other, as data: when calls may be placed, and how many.</summary>
/// <param name="Name">The name for explanations.</param>
/// <remarks>
/// The library contains no law: rule sets are the caller's, and <see cref="Examples"/> are not advice. Immutable, compared by content, thread-safe.
/// JSON: <see cref="CampaignSettingsJson.ReadRules"/>.
/// </remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed record CallingRuleSet(string Name)
{
    private readonly ImmutableArray<AttemptLimit> _limits = [];
    private readonly ImmutableArray<Lockout> _lockouts = [];

    /// <summary>Rule sets to start from, by the names <c>us-federal</c>, <c>florida</c>, <c>united-kingdom</c>: examples, not advice. Callers determine the law that applies to their calls.</summary>
    /// <remarks>The same rule sets are JSON files in <c>docs/examples/rules</c>. Their sources were read on 2026-11-28.</remarks>
    public static IReadOnlyDictionary<string, CallingRuleSet> Examples => ExampleRules.ByName;

    /// <summary>A remark for readers, such as that it is an example. Default: empty.</summary>
    public string Notice { get; init; } = "";

    /// <summary>The source of the rule, in words. Default: empty.</summary>
    public string Source { get; init; } = "";

    /// <summary>The address of the source; null for none.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>When calls may be placed. Default: always. Rules of law use <see cref="ClockChangePolicy.Strict"/>.</summary>
    public CallingHours Hours { get; init; } = CallingHours.Always;

    /// <summary>How many calls may be placed. Default: no limit.</summary>
    public ImmutableArray<AttemptLimit> Limits
    {
        get => _limits;
        init => _limits = value.IsDefault ? [] : value;
    }

    /// <summary>The periods without calls after certain outcomes. Default: none.</summary>
    public ImmutableArray<Lockout> Lockouts
    {
        get => _lockouts;
        init => _lockouts = value.IsDefault ? [] : value;
    }

    /// <summary>The hours under the name of the rule set.</summary>
    internal HoursRule HoursRule => new(Name, Hours);

    /// <summary>Limits, then lockouts, under the name of the rule set. Made anew at each call.</summary>
    internal ImmutableArray<AttemptRule> AttemptRules =>
        [.. Limits.Select(limit => AttemptRule.Of(limit, Name)), .. Lockouts.Select(lockout => AttemptRule.Of(lockout, Name))];

    /// <summary>Compares all properties.</summary>
    public bool Equals(CallingRuleSet? other) =>
        other is not null && Name == other.Name && Notice == other.Notice && Source == other.Source && SourceUrl == other.SourceUrl && Hours.Equals(other.Hours)
        && Limits.AsSpan().SequenceEqual(other.Limits.AsSpan()) && Lockouts.AsSpan().SequenceEqual(other.Lockouts.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Source, Hours, Limits.Length, Lockouts.Length);
}
