using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using CallingDomain.Shared;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A calling rule as data, such as a rule of law: the phones to which it applies, the hours of calls, and their number.</summary>
/// <param name="Name">The name for explanations.</param>
/// <remarks>
/// Several sets may apply to a phone at once: a call needs the consent of all. In doubt a set forbids: it applies unless <see cref="AppliesTo"/> is known not to hold, it is lifted only if <see cref="LiftedBy"/>
/// is known to hold, and its need is met only if <see cref="Needs"/> is known to hold.
/// The library contains no law: rule sets are the caller's. No property may be null unless it says so. Immutable, compared by content, thread-safe.
/// JSON is that of <see cref="CampaignSettings"/>; <c>clockChanges</c> is <c>Strict</c> by default.
/// </remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed record CallingRuleSet(string Name)
{
    private readonly Items<AttemptLimit> _limits;
    private readonly Items<Lockout> _lockouts;

    /// <summary>The name for explanations.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string Name
    {
        get;
        init => field = Given.NotNull(value);
    } = Given.NotNull(Name);

    /// <summary>A remark for readers, such as that it is an example. Default: empty.</summary>
    public string Notice
    {
        get;
        init => field = Given.NotNull(value);
    } = "";

    /// <summary>The source of the rule, in words. Default: empty.</summary>
    public string Source
    {
        get;
        init => field = Given.NotNull(value);
    } = "";

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

    /// <summary>To which phones the set applies; null for all. A set whose condition is unknown applies.</summary>
    public RuleCondition? AppliesTo { get; init; }

    /// <summary>What lifts the set, such as a consent or a customer relationship; null for nothing. An unknown condition does not.</summary>
    public RuleCondition? LiftedBy { get; init; }

    /// <summary>What the set needs, such as a consent; null for nothing. A phone to which the set applies is not called unless the condition is known to hold.</summary>
    public RuleCondition? Needs { get; init; }

    /// <summary>The zone of the hours, for a law that names one; null for the zones of the called party. The hours then come into force and end at midnight of this zone; limits, lockouts and needs do so at the called party's midnight. Source: Mississippi Code 77-3-723, in Central Standard Time.</summary>
    public DateTimeZone? Zone { get; init; }

    /// <summary>When calls may be placed. Default: always. Rules of law use <see cref="CallingHours.StrictClockChanges"/>.</summary>
    public CallingHours Hours
    {
        get;
        init => field = Given.NotNull(value);
    } = CallingHours.Always;

    /// <summary>
    /// The custom field with the hours that a contact chose, such as <c>Mo-Fr 10:00-13:00,15:00-18:00; Sa 10:00-13:00</c>: the days and times of OpenStreetMap's opening_hours. They replace the windows of <see cref="Hours"/>; on its special dates and holidays, a call needs both. Default: null, for none. A contact without the
    /// field, or with an empty one, has the windows of the set; one with a text that is not of this form is not called. Source: Telecom Commercial Communications Customer Preference Regulations of India, 2018.
    /// </summary>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public string? HoursField
    {
        get;
        init => field = value is null || !string.IsNullOrWhiteSpace(value) ? value : throw new ArgumentException("A field needs a name that is not blank.", nameof(HoursField));
    }

    /// <summary>How many calls may be placed. Default: no limit.</summary>
    public ImmutableArray<AttemptLimit> Limits
    {
        get => _limits;
        init => _limits = Given.WithoutNull(value);
    }

    /// <summary>The periods without calls after certain outcomes. Default: none.</summary>
    public ImmutableArray<Lockout> Lockouts
    {
        get => _lockouts;
        init => _lockouts = Given.WithoutNull(value);
    }

    /// <summary>The most abandoned calls; null for no limit. A guard for dialers (<see cref="AbandonmentGuard"/>): claims do not depend on it.</summary>
    public AbandonedCallLimit? AbandonedCalls { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private RuleTerm Term => new(InForceFrom, RepealedFrom);

    /// <summary>The hours under the name of the rule set.</summary>
    internal HoursRule HoursRule => new(Name, Hours, Zone, Term);

    /// <summary>The rule for a contact that lacks what the set needs: no instant is open while the set is in force for the called party.</summary>
    internal HoursRule NeedRule => new(Name, CallingHours.Always, Zone: null, Term) { IsUnmet = true };

    /// <summary>Limits, then lockouts, under the name of the rule set. Made anew at each call.</summary>
    internal ImmutableArray<AttemptRule> AttemptRules =>
        [.. Limits.Select(limit => AttemptRule.Of(limit, Name) with { Term = Term }), .. Lockouts.Select(lockout => AttemptRule.Of(lockout, Name) with { Term = Term })];

    /// <summary>The custom fields of contacts for which the conditions and <see cref="HoursField"/> ask, each once.</summary>
    public ImmutableArray<string> Fields => [.. Conditions.OfType<FieldCondition>().Select(condition => condition.Name).Concat(HoursField is { } chosen ? [chosen] : []).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether the rules are the same for all phones and contacts.</summary>
    internal bool AreForAll => HoursField is null && !Conditions.Any();

    /// <summary>All conditions, with those inside others.</summary>
    internal IEnumerable<RuleCondition> Conditions => new[] { AppliesTo, LiftedBy, Needs }.OfType<RuleCondition>().SelectMany(condition => condition.Parts);

    /// <summary>Whether the set applies to a phone.</summary>
    internal RuleStanding StandingOf(ISimpleConditions subject)
    {
        if (AppliesTo?.HoldsFor(subject) == false) return RuleStanding.DoesNotApply;
        if (LiftedBy?.HoldsFor(subject) == true) return RuleStanding.Lifted;
        return Needs is null || Needs.HoldsFor(subject) == true ? RuleStanding.Applies : RuleStanding.FactMissing;
    }

    /// <summary>Whether a rule set applies to a phone, and the hours that its contact chose; null for none.</summary>
    internal RuleStanding StandingOf(RuleSubject subject, out WeeklyHours? chosen)
    {
        (chosen, var standing) = (null, StandingOf(subject));
        if (standing != RuleStanding.Applies || HoursField is null) return standing;
        if (subject.Contact is not { } contact) return RuleStanding.FactMissing;
        var text = FieldCondition.ValueOf(contact, HoursField);
        if (text.IsEmpty) return standing;
        chosen = WeeklyHours.Read(text);
        return chosen is null ? RuleStanding.FactMissing : standing;
    }

    /// <summary>The hours of a contact that chose its own.</summary>
    internal IEnumerable<HoursRule> HoursChosenAs(WeeklyHours chosen)
    {
        var own = chosen.Windows;
        if (own.IsEmpty) return [HoursRule with { IsClosed = true }];
        var hours = HoursRule with { Hours = CallingHours.Of(own, strictClockChanges: Hours.AreAlways || Hours.StrictClockChanges) };
        return Hours.SpecialDates.IsEmpty && Hours.Holidays.IsEmpty ? [hours] : [hours, HoursRule with { Hours = CallingHours.Of(own, Hours.SpecialDates, Hours.StrictClockChanges, Hours.Holidays) }];
    }

    /// <summary>Reads a rule set from JSON. Never throws for bad data; takes time linear in the length of the JSON, and memory of a few times its length.</summary>
    /// <param name="utf8">The JSON, with or without a byte order mark.</param>
    /// <param name="zones">The caller's time zones.</param>
    /// <returns>The rule set; or the first reason for a refusal, its place, and the expected value.</returns>
    public static Result<CallingRuleSet, CampaignSettingsRefusal> ReadJson(ReadOnlySpan<byte> utf8, IDateTimeZoneProvider zones) => CampaignSettingsJson.ReadRules(utf8, zones);

    /// <summary>Writes the rule set as JSON on one line; equal rule sets give equal bytes.</summary>
    /// <exception cref="ArgumentException">The rule set could not be read back: its name is blank, a text has half of a surrogate pair, a day or a policy is undefined, or no phone meets its conditions.</exception>
    public byte[] WriteJson() => CampaignSettingsJson.WriteRules(this);
}
