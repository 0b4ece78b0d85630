using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using CallingDomain.Shared;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The settings of a campaign: time zones, retries, calling hours, rules, order, lines, leases.</summary>
/// <remarks>
/// Immutable, compared by content, thread-safe. Source: XCALLY Motion, settings of a campaign.
/// <para>
/// JSON has the names and values of the tool's campaign file (<c>docs/cli.md</c>): numbers as E.164 text, blacklisted prefixes followed by a star, durations as
/// <c>PT1M30S</c>, times as <c>08:00</c> (an end may be <c>24:00</c>), dates as <c>2026-12-25</c>, enumerations by fixed words, time zones by identity, and the version of the format. Later versions can read it.
/// All properties are written, except hours that are always open and null values, so that a later change of a default does not change old settings. A property that is absent or null has its default. <c>JsonSerializer</c> uses the same format.
/// </para>
/// </remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed record CampaignSettings
{
    /// <summary>The maximum length of <see cref="Subject"/> and <see cref="Caller"/>: 64 characters.</summary>
    public const int MaxKeyLength = 64;

    private readonly DuplicatePhones _duplicatePhones = DuplicatePhones.Primary;
    private readonly int _maxConcurrentCalls = 30;
    private readonly LocalDateTime? _endsAt;
    private readonly int _maxCallbacks = 20;
    private readonly int _maxLostCalls = 10;
    private readonly ImmutableArray<CallingRuleSet> _rules = [];
    private readonly ImmutableArray<string> _callKinds = [];
    private readonly ImmutableArray<string>? _contactFields;
    private readonly Duration _claimLease = Duration.FromMinutes(2);
    private readonly Duration _callLease = Duration.FromHours(4);
    private readonly Duration? _callbackOwnerTime;

    /// <summary>The time zone of the campaign, and of each contact without one of its own. Default: UTC.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public DateTimeZone TimeZone
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = DateTimeZone.Utc;

    /// <summary>The time zones of phones by prefix, which take precedence over the contact's zone. Default: none.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public PhoneZones PhoneZones
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = PhoneZones.None;

    /// <summary>The Retry Settings. Default: those of <see cref="RetrySettings"/>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public RetrySettings Retry
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = new();

    /// <summary>When calls may be placed. Default: always.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public CallingHours CallingHours
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = CallingHours.Always;

    /// <summary>Rule sets that apply in addition, such as those of law: hours, limits, lockouts; at most 128. Default: none.</summary>
    /// <exception cref="ArgumentException">A rule set is null, or there are more than 128.</exception>
    public ImmutableArray<CallingRuleSet> Rules
    {
        get => _rules;
        init => _rules = value.IsDefault ? [] : value.Contains(null!) ? throw new ArgumentException("A rule set is null.", nameof(value))
            : value.Length <= RuleScope.MaxSets ? value : throw new ArgumentException($"Expected at most {RuleScope.MaxSets} rule sets.", nameof(value));
    }

    /// <summary>The kinds of the calls in the host's words, such as <c>Sales</c>, <c>Research</c>, <c>Debt</c>, <c>Recorded</c>, for rule sets that ask for them (<see cref="RuleCondition.CallKinds"/>); white space around them is removed. Default: none, unknown.</summary>
    /// <exception cref="ArgumentException">A text is blank, too long, or has half of a surrogate pair, or occurs twice.</exception>
    public ImmutableArray<string> CallKinds
    {
        get => _callKinds;
        init
        {
            ImmutableArray<string> kinds = value.IsDefaultOrEmpty ? [] : [.. value.Select(kind => kind?.Trim() ?? "")];
            if (!kinds.All(IsKey)) throw new ArgumentException($"Expected texts of 1 to {MaxKeyLength} characters that are not blank, without half of a surrogate pair.", nameof(value));
            _callKinds = kinds.Distinct(StringComparer.OrdinalIgnoreCase).Count() == kinds.Length ? kinds : throw new ArgumentException("Duplicate kind of calls.", nameof(value));
        }
    }

    /// <summary>The names of the custom fields that contacts have, so that a rule set that asks for another one is refused when JSON is read; null if unknown, empty for none. Default: null.</summary>
    /// <remarks>
    /// A set asks for the fields of <see cref="CallingRuleSet.AppliesTo"/> without an answer for contacts that lack them, and for the fields without which no contact meets <see cref="CallingRuleSet.Needs"/>; not for those of
    /// <see cref="CallingRuleSet.LiftedBy"/>, without which the set is not lifted. A set that <see cref="CallKinds"/> excludes asks for none.
    /// </remarks>
    /// <exception cref="ArgumentException">A name is blank, or occurs twice.</exception>
    public ImmutableArray<string>? ContactFields
    {
        get => _contactFields;
        init => _contactFields = value is not { IsDefault: false } names ? null : names.Any(string.IsNullOrWhiteSpace) ? throw new ArgumentException("A field needs a name that is not blank.", nameof(value))
            : names.Distinct(StringComparer.Ordinal).Count() == names.Length ? names : throw new ArgumentException("Duplicate field name.", nameof(value));
    }

    /// <summary>Which of two due contacts of the same priority is called first. Default: the one that is due earlier.</summary>
    public DueOrder Order { get; init; }

    /// <summary>
    /// Whether callbacks come first, then additional phones of a pass that has begun, then retries, then contacts that were never called, before priorities are compared.
    /// Default: false, priorities are compared first. Source: VICIdial, priorities of its hopper.
    /// </summary>
    public bool CallbacksFirst { get; init; }

    /// <summary>
    /// Whether loading a closed contact again resets it, unless it was closed as deleted (source: XCALLY Motion, duplicate check <c>onlyIfOpen</c>). An open contact is always refused. Default: false, a closed contact is refused as well.
    /// </summary>
    public bool ReloadClosedContacts { get; init; }

    /// <summary>Whether a contact is refused if another one has its number. Numbers are compared as they were loaded, before any dial prefix of the host. Edits are not checked. Default: never.</summary>
    public DuplicateCheck DuplicateCheck { get; init; }

    /// <summary>Which numbers <see cref="DuplicateCheck"/> compares. Default: the primary phones; a contact without a primary phone is not compared.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="DuplicatePhones.None"/>, or an undefined value.</exception>
    public DuplicatePhones DuplicatePhones
    {
        get => _duplicatePhones;
        init => _duplicatePhones = value is DuplicatePhones.Primary or DuplicatePhones.Any ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected Primary or Any.");
    }

    /// <summary>The most concurrent calls: 1 or more. Default: 30.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxConcurrentCalls
    {
        get => _maxConcurrentCalls;
        init => _maxConcurrentCalls = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected at least 1 concurrent call.");
    }

    /// <summary>How long a claimed call may stay without a report that it was dialed: more than 0, at most 366 days. Default: 2 minutes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public Duration ClaimLease
    {
        get => _claimLease;
        init => _claimLease = Checked(value);
    }

    /// <summary>How long a call may go on without a report, since it was dialed or last extended: more than 0, at most 366 days. Default: 4 hours.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public Duration CallLease
    {
        get => _callLease;
        init => _callLease = Checked(value);
    }

    /// <summary>Whether a call without a reported outcome counts as <see cref="CallStatus.NoAnswer"/>: when in doubt, the contact is called less often. If false, the same phone is called again. Default: true.</summary>
    public bool CountLostCalls { get; init; } = true;

    /// <summary>
    /// The local date and time in <see cref="TimeZone"/>, in the years 1678 to 2261, from which on no call is claimed and every contact is closed (<see cref="CloseReason.CampaignEnded"/>); null for no end. A time that clocks skip is moved forward by the skipped length;
    /// of a time that clocks show twice, the first instant counts. Default: null.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public LocalDateTime? EndsAt
    {
        get => _endsAt;
        init => _endsAt = value is not { } local ? null
            : local.WithCalendar(CalendarSystem.Iso) is { Year: >= 1678 and <= 2261 } end ? end : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected a year from 1678 to 2261.");
    }

    /// <summary>The most callbacks of a contact since it was loaded or reset: 1 to 65,535. One more request at the end of a call closes it (<see cref="CloseReason.CallbackLimit"/>). Default: 20.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int MaxCallbacks
    {
        get => _maxCallbacks;
        init => _maxCallbacks = CheckedBound(value);
    }

    /// <summary>The number of lost calls since a contact was loaded or reset that closes it (<see cref="CloseReason.LostLimit"/>): 1 to 65,535. Default: 10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int MaxLostCalls
    {
        get => _maxLostCalls;
        init => _maxLostCalls = CheckedBound(value);
    }

    /// <summary>How long a callback is reserved for its owner, from its due time on: 0 to 366 days; then any agent can claim it. Default: null, forever.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public Duration? CallbackOwnerTime
    {
        get => _callbackOwnerTime;
        init => _callbackOwnerTime = value is not { } time || (time >= Duration.Zero && time <= RetrySettings.MaxDelay)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected 0 to 366 days.");
    }

    /// <summary>A key of the host for the subject of the calls, such as an offer or a debt: 1 to 64 characters; null for unknown. Limits and lockouts can count calls about the same subject only. Default: null.</summary>
    /// <exception cref="ArgumentException">The text is blank, too long, or has half of a surrogate pair.</exception>
    public string? Subject
    {
        get;
        init => field = CheckedKey(value);
    }

    /// <summary>A key of the host for the caller, such as the business, which may have other campaigns: 1 to 64 characters; null for unknown. Limits and lockouts can count calls of the same caller only. Default: null.</summary>
    /// <exception cref="ArgumentException">The text is blank, too long, or has half of a surrogate pair.</exception>
    public string? Caller
    {
        get;
        init => field = CheckedKey(value);
    }

    /// <summary>Whether an agent waits for each call before it is dialed, as in preview and progressive dialing, so that lockouts with <see cref="Lockout.UnlessAgentWaits"/> do not hold. Default: false.</summary>
    public bool AgentForEachCall { get; init; }

    /// <summary>What follows when a call ends with a signal, an outcome or a disposition. Default: those of <see cref="EndingRules"/>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public EndingRules Endings
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = new();

    /// <summary>The numbers that are never called. Default: none.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public Blacklist Blacklist
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = Blacklist.Empty;

    /// <summary>Finds the first instant, not before another, at which the calling hours and those of all rule sets that are the same for every phone are open in the campaign's time zone. Rule sets with conditions, chosen hours or a zone of their own are left out: contacts in other zones may be callable.</summary>
    /// <param name="from">The instant from which on to search, up to the longest <see cref="CallingHours.Horizon"/> of the hours.</param>
    /// <returns>The instant; or <see cref="CampaignReason.HoursNeverOpen"/>, with which the campaign could never dial.</returns>
    public Result<Instant, CampaignReason> Check(Instant from) => Hours().NextOpen(from, TimeZone).At is { } at ? at : CampaignReason.HoursNeverOpen;

    /// <summary>Whether each rule set applies to a phone of a contact, in their order, by the conditions of the sets. A set may apply and not be in force yet, or no longer (<see cref="CallingRuleSet.InForceFrom"/>, <see cref="CallingRuleSet.RepealedFrom"/>).</summary>
    /// <param name="contact">The contact; null if nothing is known of it, so that conditions on its fields and types are unknown.</param>
    /// <param name="phone">The phone.</param>
    /// <param name="at">The instant of the call, on which conditions on dates depend.</param>
    public ImmutableArray<RuleSetStanding> RulesFor(Contact? contact, PhoneNumber phone, Instant at)
    {
        var subject = SubjectOf(contact, phone, at);
        return [.. Rules.Select(set => new RuleSetStanding(set, set.StandingOf(subject, out _)))];
    }

    /// <summary>What the conditions of the rule sets are about for a call to a phone of a contact.</summary>
    /// <inheritdoc cref="RulesFor"/>
    internal RuleSubject SubjectOf(Contact? contact, PhoneNumber phone, Instant at) => new(phone, contact, CallZones.ForCall(PhoneZones.Find(phone), CallZones.Of(contact?.TimeZone), CallZones.Of(TimeZone)), at, CallKinds);

    /// <summary>Reads settings from JSON. Never throws for bad data; takes time linear in the length of the JSON, and memory of a few times its length.</summary>
    /// <param name="utf8">The JSON, with or without a byte order mark.</param>
    /// <param name="zones">The caller's time zones.</param>
    /// <returns>The settings; or the first reason for a refusal, its place, and the expected value.</returns>
    public static Result<CampaignSettings, CampaignSettingsRefusal> ReadJson(ReadOnlySpan<byte> utf8, IDateTimeZoneProvider zones) => CampaignSettingsJson.Read(utf8, zones);

    /// <summary>Writes the settings as JSON on one line, with the phone numbers of the blacklist; equal settings give equal bytes.</summary>
    /// <exception cref="ArgumentException">The settings could not be read back: an undefined value of an enumeration, or a rule set that <see cref="CallingRuleSet.WriteJson"/> refuses.</exception>
    public byte[] WriteJson() => CampaignSettingsJson.Write(this);

    /// <inheritdoc cref="WriteJson()"/>
    /// <param name="output">The destination; after an exception it may contain a part of the settings.</param>
    public void WriteJson(IBufferWriter<byte> output) => CampaignSettingsJson.Write(output, this);

    /// <summary>Compares all settings.</summary>
    public bool Equals(CampaignSettings? other) =>
        other is not null && TimeZone.Equals(other.TimeZone) && PhoneZones.Equals(other.PhoneZones) && Retry.Equals(other.Retry) && CallingHours.Equals(other.CallingHours)
        && Rules.AsSpan().SequenceEqual(other.Rules.AsSpan()) && CallKinds.AsSpan().SequenceEqual(other.CallKinds.AsSpan()) && ContactFields.HasValue == other.ContactFields.HasValue && (ContactFields ?? []).AsSpan().SequenceEqual((other.ContactFields ?? []).AsSpan()) && Order == other.Order && CallbacksFirst == other.CallbacksFirst && ReloadClosedContacts == other.ReloadClosedContacts && DuplicateCheck == other.DuplicateCheck && DuplicatePhones == other.DuplicatePhones && MaxConcurrentCalls == other.MaxConcurrentCalls
        && ClaimLease == other.ClaimLease && CallLease == other.CallLease && CountLostCalls == other.CountLostCalls && MaxCallbacks == other.MaxCallbacks && MaxLostCalls == other.MaxLostCalls && EndsAt == other.EndsAt && CallbackOwnerTime == other.CallbackOwnerTime && Subject == other.Subject && Caller == other.Caller && AgentForEachCall == other.AgentForEachCall && Endings.Equals(other.Endings) && Blacklist.Equals(other.Blacklist);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(TimeZone, Retry, CallingHours, Order, MaxConcurrentCalls, Rules.Length);

    /// <summary>The instant of <see cref="EndsAt"/>; null for none.</summary>
    internal Instant? EndInstant => EndsAt is { } end ? TimeZone.AtLeniently(end).ToInstant() : null;

    /// <summary>The name of the campaign's own hours in explanations.</summary>
    internal const string OwnHoursName = "campaign";

    /// <summary>The hours that hold for every phone in its own zone: the campaign's, and those of rule sets that are the same for all.</summary>
    internal CombinedHours Hours() => CombinedHours.Of([new HoursRule(OwnHoursName, CallingHours), .. Rules.Where(rule => rule.AreForAll && rule.Zone is null).Select(rule => rule.HoursRule)]);

    internal static bool IsKey(string text) => !string.IsNullOrWhiteSpace(text) && text.Length <= MaxKeyLength && ContactText.IsWhole(text);

    private static string? CheckedKey(string? key) => key is null || IsKey(key) ? key : throw new ArgumentException($"Expected 1 to {MaxKeyLength} characters that are not blank, without half of a surrogate pair.", nameof(key));

    private static int CheckedBound(int bound) => bound is >= 1 and <= ContactTally.Most ? bound : throw new ArgumentOutOfRangeException(nameof(bound), bound, "Expected 1 to 65,535.");

    private static Duration Checked(Duration lease) =>
        lease > Duration.Zero && lease <= RetrySettings.MaxDelay ? lease : throw new ArgumentOutOfRangeException(nameof(lease), lease, "A lease is more than 0 and at most 366 days.");
}
