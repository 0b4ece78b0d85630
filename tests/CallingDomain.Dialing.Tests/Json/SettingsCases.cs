using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Settings of campaigns for properties of their JSON.</summary>
internal static class SettingsCases
{
    public static readonly IDateTimeZoneProvider Tzdb = DateTimeZoneProviders.Tzdb;

    // Zones of the tz database, one of them by an alias, and offsets with and without minutes and seconds.
    private static readonly Gen<DateTimeZone> Zone = Gen.OneOf(
        Gen.Elements("UTC", "Europe/Rome", "Asia/Calcutta", "Asia/Kolkata", "America/Argentina/Buenos_Aires", "Etc/GMT+5").Select(id => Tzdb[id]),
        Gen.Choose(-18 * 3600, 18 * 3600).Select(seconds => DateTimeZone.ForOffset(Offset.FromSeconds(seconds))));

    private static readonly Gen<PhoneNumber> Number =
        from digits in Gen.Choose(0, 14)
        from first in Gen.Choose(1, 9)
        from rest in Gen.Choose(0, int.MaxValue)
        select PhoneNumber.FromDigits(ulong.Parse($"{first}{rest:D14}"[..(digits + 1)], null));

    private static readonly Gen<string> Text = Gen.Elements("", "+", "\"Quoted\\\"", "<Regola & Co.>", "规则", "📞", "\0\n\u007f\u2028", "a b");

    private static readonly Gen<AttemptScope> Scope = Gen.Elements(Enum.GetValues<AttemptScope>());

    private static readonly Gen<CallingHours> Hours = Gen.Frequency((1, Gen.Constant(CallingHours.Always)), (5, HoursCases.Any.Select(any => any.Hours)), (1, SpecialOnly()));

    private static readonly Gen<CountedCalls> Counts =
        from flags in Gen.Frequency((2, Gen.Constant(new bool[4])), (1, Gen.Elements(true, false).ArrayOf(4)))
        select new CountedCalls { SameSubjectOnly = flags[0], SameCallerOnly = flags[1], ExceptConsented = flags[2], ConnectedOnly = flags[3] };

    private static readonly Gen<AttemptLimit> Limit =
        from most in Gen.Elements(1, 3, int.MaxValue)
        from length in LengthTo(AttemptLimit.MaxPeriod)
        from zone in Zone
        from period in Gen.Elements<CalendarUnit?>([null, .. Enum.GetValues<CalendarUnit>()])
        from scope in Scope
        from name in Text
        from days in Gen.Elements<int?>(null, null, 1, 3660)
        from isCalled in Gen.Elements(true, false)
        from counts in Counts
        let ofWhom = isCalled ? null : zone
        select (days is { } count ? AttemptLimit.PerDays(most, count, ofWhom, scope) : period is { } calendar ? AttemptLimit.Calendar(most, calendar, ofWhom, scope) : AttemptLimit.Rolling(most, length, scope)) with { Name = name, Counts = counts };

    private static readonly Gen<Lockout> Lockout =
        from after in Gen.Elements(CallStatuses.Outcomes.ToArray()).NonEmptyListOf()
        from outcomes in Gen.Frequency((2, Gen.Constant<IEnumerable<CallOutcome>>([])), (1, EndingGenerators.Outcome.NonEmptyListOf().Select(some => some.AsEnumerable())))
        from length in LengthTo(AttemptLimit.MaxPeriod)
        from scope in Scope
        from name in Text
        from days in Gen.Elements<int?>(null, 1, 3660)
        from counts in Counts
        from unless in Gen.Elements(true, false)
        select (outcomes.Any() ? days is { } dates ? Dialing.Lockout.ForDays(outcomes, dates, scope) : new Lockout(outcomes, length, scope)
            : days is { } count ? Dialing.Lockout.ForDays(after, count, scope) : new Lockout(after, length, scope)) with
        { Name = name, Counts = counts, UnlessAgentWaits = unless };

    private static readonly Gen<AbandonedCallLimit> AnyAbandoned =
        from share in Gen.Elements(0m, 0.03m, 1m, 0.0000000000000000000000000001m)
        from days in Gen.Elements(1, 30, AttemptLimit.MaxPeriod.Days)
        from length in LengthTo(AttemptLimit.MaxPeriod)
        from zone in Zone
        from limit in Gen.Elements(
            AbandonedCallLimit.PerCampaign(share), AbandonedCallLimit.PerDays(share, days), AbandonedCallLimit.Rolling(share, length), AbandonedCallLimit.PerCalendarDay(share), AbandonedCallLimit.PerCalendarDay(share, zone), AbandonedCallLimit.PerCalendarMonth(share, zone))
        select limit;

    private static readonly Gen<AbandonedCallLimit?> Abandoned = Gen.Frequency((1, Gen.Constant<AbandonedCallLimit?>(null)), (1, AnyAbandoned.Select(limit => (AbandonedCallLimit?)limit)));

    /// <summary>A rule set of law without conditions: 08:00 to 20:00, three calls to a person in 24 hours.</summary>
    public static CallingRuleSet Florida { get; } = new("Florida")
    {
        Notice = "An example, not advice",
        Source = "Florida Statutes 501.616(6)",
        SourceUrl = "https://www.flsenate.gov/Session/Bill/2021/1120",
        ReadOn = new LocalDate(2026, 11, 28),
        Confidence = RuleConfidence.High,
        Hours = CallingHours.Of([new CallingWindow(new LocalTime(8, 0), new LocalTime(20, 0), CallingWindow.EveryDay)], strictClockChanges: true),
        Limits = [AttemptLimit.Rolling(3, Duration.FromHours(24), AttemptScope.Contact)],
    };

    private static readonly Gen<CallingRuleSet> Rules = Gen.Frequency(
        (1, Gen.Constant(Florida)),
        (3,
            from name in Text
            from texts in Text.ArrayOf(3)
            from hasUrl in Gen.Elements(true, false)
            from hours in Hours
            from limits in Some(Limit)
            from lockouts in Some(Lockout)
            from confidence in Gen.Elements(Enum.GetValues<RuleConfidence>())
            from term in Gen.Choose(0, 3)
            from conditional in RuleCases.RuleSets().Generator
            from abandoned in Abandoned
            select new CallingRuleSet("n" + name) { ReadOn = term > 1 ? new LocalDate(2026, 11, 28) : null, Confidence = confidence, InForceFrom = term % 2 == 1 ? new LocalDate(2026, 3, 1) : null, RepealedFrom = term > 0 ? new LocalDate(2026, 3, 2) : null, Notice = texts[0], Source = texts[1], SourceUrl = hasUrl ? texts[2] : null, Hours = hours, Limits = limits, Lockouts = lockouts, AppliesTo = conditional.AppliesTo, LiftedBy = conditional.LiftedBy, Needs = conditional.Needs, Zone = conditional.Zone, AbandonedCalls = abandoned }));

    private static readonly Gen<PhoneZones> Phones =
        from beginnings in Some(from number in Number from zones in Some(Zone) from zone in Zone select KeyValuePair.Create<PhoneNumber, ImmutableArray<DateTimeZone>>(number, [zone, .. zones]))
        select PhoneZones.Of(beginnings.DistinctBy(each => each.Key));

    private static readonly Gen<Blacklist> Blacklists =
        from numbers in Gen.Frequency((5, Gen.Choose(0, 3)), (1, Gen.Choose(0, 1000))).SelectMany(count => Number.ArrayOf(count))
        from prefixes in Some(Number)
        select Blacklist.Of(numbers, prefixes);

    /// <summary>The settings of a generated campaign, with every property of the JSON.</summary>
    public static readonly Gen<CampaignSettings> Any =
        from one in CampaignCase.Of(CaseKinds.All)
        from zone in Zone
        from phones in Phones
        from hours in Hours
        from rules in Some(Rules)
        from lines in Gen.Elements(1, 30, int.MaxValue)
        from leases in LengthTo(RetrySettings.MaxDelay).ArrayOf(2)
        from delay in LengthTo(RetrySettings.MaxDelay)
        from blacklist in Blacklists
        from kinds in Gen.Elements<string[]>([], ["Sales"], ["Debt", "规则"])
        from fields in Gen.Elements(false, true)
        from keys in Gen.Elements(null, "debt 7", "\"Quoted\\\"", "规则").ArrayOf(2)
        select one.Settings with
        {
            Subject = keys[0],
            Caller = keys[1],
            CallKinds = [.. kinds],
            ContactFields = fields ? [.. rules.SelectMany(each => each.Fields).Append("\"Quoted\"").Distinct()] : null,
            AgentForEachCall = kinds.Length > 1,
            TimeZone = zone,
            PhoneZones = phones,
            CallingHours = hours,
            Rules = rules,
            MaxConcurrentCalls = lines,
            ClaimLease = leases[0],
            CallLease = leases[1],
            Retry = one.Settings.Retry.With(CallStatus.Machine, new RetryRule(AttemptCounts.MaxCount, delay)),
            Blacklist = blacklist,
        };

    public static Arbitrary<CampaignSettings> AnySettings() => Arb.From(Any, Smaller);

    public static Arbitrary<CallingRuleSet> AnyRules() => Arb.From(Rules, rules => Shrinking.Properties(rules, new CallingRuleSet(rules.Name)));

    public static Arbitrary<AttemptLimit> AnyLimit() => Limit.ToArbitrary();

    public static Arbitrary<AbandonedCallLimit> AnyAbandonedLimit() => AnyAbandoned.ToArbitrary();

    public static Arbitrary<RuleCondition> AnyCondition() => RuleCases.Conditions();

    public static Arbitrary<Lockout> AnyLockout() => Lockout.ToArbitrary();

    public static Arbitrary<EndingRules> AnyEndings() => EndingGenerators.Rules.ToArbitrary();

    public static Arbitrary<CallEffect> AnyEffect() => EndingGenerators.Effect.ToArbitrary();

    public static Arbitrary<Disposition> AnyDisposition() => (from effect in EndingGenerators.Effect from name in Gen.Elements("Sold", "No/Too expensive/\"2027\"", "规则") select new Disposition(name, effect)).ToArbitrary();

    public static Arbitrary<CallingHours> AnyHours() => Arb.From(Hours, HoursCases.Smaller);

    public static Arbitrary<PhoneZones> AnyPhoneZones() => Arb.From(Phones, phones => Shrinking.Items([.. phones.Prefixes]).Select(PhoneZones.Of));

    public static Arbitrary<Blacklist> AnyBlacklist() => Arb.From(Blacklists, blacklist => Shrinking.Value(blacklist, Blacklist.Empty));

    private static IEnumerable<CampaignSettings> Smaller(CampaignSettings settings) =>
        Shrinking.Properties(settings, new CampaignSettings { Retry = settings.Retry }).Concat(RetryGenerators.Smaller(settings.Retry).Select(retry => settings with { Retry = retry }));

    /// <summary>Settings in which no property has its default, for tests that go through all of them.</summary>
    public static CampaignSettings Everything { get; } = new()
    {
        TimeZone = Tzdb["Europe/Rome"],
        PhoneZones = PhoneZones.Of([new(PhoneNumber.Parse("+1212"), [Tzdb["America/New_York"]]), new(PhoneNumber.Parse("+1"), [Tzdb["America/Chicago"], DateTimeZone.ForOffset(Offset.FromHours(-5))])]),
        Retry = new RetrySettings
        {
            CallAdditionalPhoneAfter = Duration.FromSeconds(90),
            GlobalMaxAttempts = 5,
            LimitScope = LimitScope.AllPhones,
            CheckEachAttempt = true,
            GlobalScope = AttemptScope.Contact,
            DelayBase = DelayBase.Due,
            SkipBlockedPhones = true,
            RestartInterruptedPass = true,
        }.WithDefault(new RetryRule(2, Duration.FromMinutes(2))).With(CallStatus.Busy, new RetryRule(255, Duration.Zero)),
        CallingHours = Dates(new CallingWindow(new LocalTime(9, 0), LocalTime.Midnight, [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday]) { MonthDays = [1, 31], Months = [1, 12] }, true),
        Rules =
        [
            new CallingRuleSet("Law")
            {
                Notice = "Notice",
                Source = "Source",
                SourceUrl = "https://example.com/law",
                AppliesTo = RuleCondition.All(RuleCondition.Any(RuleCondition.Prefixes(PhoneNumber.Parse("+1305")), RuleCondition.Regions(RegionCode.Read("US").Value)), RuleCondition.Not(RuleCondition.PhoneTypes("Office"))),
                LiftedBy = RuleCondition.All(RuleCondition.FieldStartsWith("zip", ["33"], ifAbsent: false), RuleCondition.CallKinds("Research")),
                Needs = RuleCondition.Any(RuleCondition.FieldDate("consentOn", 730), RuleCondition.Field("customer", ["yes"], ifAbsent: true)),
                Zone = Tzdb["America/Chicago"],
                AbandonedCalls = AbandonedCallLimit.PerCalendarMonth(0.05m, Tzdb["America/Toronto"]),
                Hours = Dates(new CallingWindow(new LocalTime(8, 0), new LocalTime(21, 0, 30), CallingWindow.EveryDay), false),
                Limits = [AttemptLimit.Rolling(3, Duration.FromHours(24), AttemptScope.Contact) with { Name = "Day" }, AttemptLimit.Calendar(1, CalendarUnit.Week, Tzdb["Europe/Rome"])],
                Lockouts = [new Lockout([CallStatus.Drop, CallStatus.Reached], Duration.FromHours(72), AttemptScope.Contact) { Name = "Drop" }, Dialing.Lockout.ForDays([CallOutcome.Refused, CallOutcome.Spoke], 60)],
            },
            Florida,
        ],
        Order = DueOrder.Descending,
        CallbacksFirst = true,
        ReloadClosedContacts = true,
        DuplicateCheck = DuplicateCheck.OnlyIfOpen,
        DuplicatePhones = DuplicatePhones.Any,
        MaxConcurrentCalls = 7,
        ClaimLease = Duration.FromSeconds(30),
        CallLease = Duration.FromHours(1),
        CountLostCalls = false,
        MaxCallbacks = 65_535,
        MaxLostCalls = 1,
        CallKinds = ["Sales", "Recorded"],
        ContactFields = ["zip", "consentOn", "customer"],
        AgentForEachCall = true,
        EndsAt = new LocalDateTime(2261, 12, 31, 23, 59, 59).PlusNanoseconds(999_999_999),
        CallbackOwnerTime = Duration.FromMinutes(30),
        Endings = new EndingRules
        {
            DoNotCall = new CallEffect { Blacklists = AttemptScope.Contact },
            Refused = new CallEffect { Blacklists = AttemptScope.Contact, Days = 60, Closes = true },
            Spoke = new CallEffect { Blacklists = AttemptScope.Phone, Period = Duration.FromDays(7) },
            DeadNumber = new CallEffect { Closes = true },
            BadFormat = CallEffect.None,
            Dispositions = [new Disposition("Sold"), new Disposition("No/Too expensive/Until 2027", new CallEffect { RetryAs = CallStatus.Busy }), new Disposition("Later", new CallEffect { CallbackAfter = Duration.FromHours(2) })],
        },
        Blacklist = Blacklist.Of([PhoneNumber.Parse("+15013334444")], [PhoneNumber.Parse("+39899")]),
    };

    private static CallingHours Dates(CallingWindow window, bool isStrict) => CallingHours.Of(
        [window], [SpecialDate.Closed(new LocalDate(2026, 12, 25)), new SpecialDate(new LocalDate(2026, 12, 24), new TimeWindow(new LocalTime(9, 0), new LocalTime(13, 0)))], isStrict);

    private static Gen<CallingHours> SpecialOnly() =>
        from day in Gen.Choose(-700_000, 700_000)
        from isStrict in HoursCases.Strictness
        select CallingHours.Of([], [new SpecialDate(new LocalDate(2026, 3, 2).PlusDays(day), default(TimeWindow), new TimeWindow(new LocalTime(23, 59, 59, 999), new LocalTime(0, 0, 1)))], isStrict);

    private static Gen<Duration> LengthTo(Duration most) => Gen.Frequency(
        (3, Gen.Choose(1, 100_000).Select(seconds => Duration.FromSeconds(seconds))),
        (1, Gen.Choose(1, int.MaxValue).Select(nanoseconds => Duration.FromNanoseconds(nanoseconds))),
        (1, Gen.Constant(most)));

    private static Gen<ImmutableArray<TValue>> Some<TValue>(Gen<TValue> values) => Gen.Choose(0, 3).SelectMany(count => values.ArrayOf(count)).Select(array => array.ToImmutableArray());
}
