using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using CallingDomain.Shared;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A rule of law, or any other, as data: when calls may be placed, and how many.</summary>
/// <param name="Name">The name for explanations.</param>
/// <remarks>
/// The library contains no law: rule sets are the caller's, and <see cref="Examples"/> are not advice. Immutable, compared by content, thread-safe.
/// JSON is that of <see cref="CampaignSettings"/>; <c>clockChanges</c> is <c>Strict</c> by default.
/// </remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed record CallingRuleSet(string Name)
{
    private readonly Items<AttemptLimit> _limits;
    private readonly Items<Lockout> _lockouts;

    /// <summary>Rule sets to start from, by the names <c>us-federal</c>, <c>florida</c>, <c>united-kingdom</c>: examples, not advice. Callers determine the law that applies to their calls.</summary>
    /// <remarks>The same rule sets are JSON files in <c>docs/examples/rules</c>. Their sources were read on 2026-11-28.</remarks>
    public static IReadOnlyDictionary<string, CallingRuleSet> Examples => ExampleRules.ByName;

    /// <summary>A remark for readers, such as that it is an example. Default: empty.</summary>
    public string Notice { get; init; } = "";

    /// <summary>The source of the rule, in words. Default: empty.</summary>
    public string Source { get; init; } = "";

    /// <summary>The address of the source; null for none.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>The date on which the source was read; null if unknown.</summary>
    public LocalDate? ReadOn { get; init; }

    /// <summary>How sure it is that the set says what its source says. Default: not said.</summary>
    public RuleConfidence Confidence { get; init; }

    /// <summary>The first date on which the rules are in force, from the called party's midnight on; null if they always were.</summary>
    public LocalDate? InForceFrom { get; init; }

    /// <summary>The first date on which the rules are no longer in force, from the called party's midnight on; null if none is known. If it is not after <see cref="InForceFrom"/>, they never are.</summary>
    public LocalDate? RepealedFrom { get; init; }

    /// <summary>When calls may be placed. Default: always. Rules of law use <see cref="CallingHours.StrictClockChanges"/>.</summary>
    public CallingHours Hours { get; init; } = CallingHours.Always;

    /// <summary>How many calls may be placed. Default: no limit.</summary>
    public ImmutableArray<AttemptLimit> Limits
    {
        get => _limits;
        init => _limits = value;
    }

    /// <summary>The periods without calls after certain outcomes. Default: none.</summary>
    public ImmutableArray<Lockout> Lockouts
    {
        get => _lockouts;
        init => _lockouts = value;
    }

    private RuleTerm Term => new(InForceFrom, RepealedFrom);

    /// <summary>The hours under the name of the rule set.</summary>
    internal HoursRule HoursRule => new(Name, Hours, Zone: null, Term);

    /// <summary>Limits, then lockouts, under the name of the rule set. Made anew at each call.</summary>
    internal ImmutableArray<AttemptRule> AttemptRules =>
        [.. Limits.Select(limit => AttemptRule.Of(limit, Name) with { Term = Term }), .. Lockouts.Select(lockout => AttemptRule.Of(lockout, Name) with { Term = Term })];

    /// <summary>Reads a rule set from JSON. Never throws for bad data; takes time linear in the length of the JSON, and memory of a few times its length.</summary>
    /// <param name="utf8">The JSON, with or without a byte order mark.</param>
    /// <param name="zones">The caller's time zones.</param>
    /// <returns>The rule set; or the first reason for a refusal, its place, and the expected value.</returns>
    public static Result<CallingRuleSet, CampaignSettingsRefusal> ReadJson(ReadOnlySpan<byte> utf8, IDateTimeZoneProvider zones) => CampaignSettingsJson.ReadRules(utf8, zones);

    /// <summary>Writes the rule set as JSON on one line; equal rule sets give equal bytes.</summary>
    /// <exception cref="ArgumentException">The rule set could not be read back: its name is blank, a text has half of a surrogate pair, or a day or a policy is undefined.</exception>
    public byte[] WriteJson() => CampaignSettingsJson.WriteRules(this);
}
