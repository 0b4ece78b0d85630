using System.Collections.Immutable;

namespace CallingDomain.Dialing;

/// <summary>A rule of law, or of anybody, as data: when calls may be placed, and how many.</summary>
/// <param name="Name">Its name: what is told when it keeps a call waiting.</param>
/// <remarks>
/// The library holds no law: sets are the caller's, and <see cref="ExampleRules"/> are examples, not advice. Immutable, compared by content, thread-safe.
/// JSON: <see cref="CallingRuleJson"/>.
/// </remarks>
public sealed record CallingRuleSet(string Name)
{
    private readonly ImmutableArray<AttemptLimit> _limits = [];
    private readonly ImmutableArray<Lockout> _lockouts = [];

    /// <summary>A remark for readers, such as that it is an example. Default: empty.</summary>
    public string Notice { get; init; } = "";

    /// <summary>Where the rule stands, in words. Default: empty.</summary>
    public string Source { get; init; } = "";

    /// <summary>Where the rule stands, as an address; null for none.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>When calls may be placed. Default: always. Rules of law have <see cref="ClockChangePolicy.Strict"/>.</summary>
    public CallingHours Hours { get; init; } = CallingHours.Always;

    /// <summary>How many calls may be placed. Default: none.</summary>
    public ImmutableArray<AttemptLimit> Limits
    {
        get => _limits;
        init => _limits = value.IsDefault ? [] : value;
    }

    /// <summary>After which outcomes no call may be placed for a time. Default: none.</summary>
    public ImmutableArray<Lockout> Lockouts
    {
        get => _lockouts;
        init => _lockouts = value.IsDefault ? [] : value;
    }

    /// <summary>The hours under the set's name, for <see cref="CombinedHours"/>.</summary>
    public HoursRule HoursRule => new(Name, Hours);

    /// <summary>Limits, then lockouts, under the set's name, for <see cref="Dialing.AttemptRules"/>. Made anew at each call.</summary>
    public ImmutableArray<AttemptRule> AttemptRules =>
        [.. Limits.Select(limit => limit with { Name = Name }), .. Lockouts.Select(lockout => lockout with { Name = Name })];

    /// <summary>Whether both say the same.</summary>
    public bool Equals(CallingRuleSet? other) =>
        other is not null && Name == other.Name && Notice == other.Notice && Source == other.Source && SourceUrl == other.SourceUrl && Hours.Equals(other.Hours)
        && Limits.AsSpan().SequenceEqual(other.Limits.AsSpan()) && Lockouts.AsSpan().SequenceEqual(other.Lockouts.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Source, Hours, Limits.Length, Lockouts.Length);
}
