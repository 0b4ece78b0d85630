using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>The kinds of events of a generated campaign.</summary>
[Flags]
public enum CaseKinds
{
    None = 0,
    Hours = 1, // windows, zones, clock-change nights
    Limits = 2, // limits and lockouts
    Callbacks = 4,
    NamedPhones = 8, // callbacks that name a phone
    Edits = 16,
    Changes = 32, // new settings
    RetryChanges = 64, // new settings with other Retry Settings
    Interruptions = 128, // holds, pauses, closing, resets
    Policies = 256, // Retry Settings other than the seed's
    Reached = 512,
    Late = 1024, // lost calls reported as reached
    Outside = 2048, // calls placed elsewhere
    Ends = 4096, // an end of the campaign
    Previews = 8192,
    Endings = 16384, // signals, outcomes, dispositions
    All = 32767,
    Sharing = 32768, // lent lines, numbers shared with other shards; not in All, because it is volatile
}

/// <summary>A campaign and the commands given to it.</summary>
public sealed record CampaignCase(Instant Start, CampaignSettings Settings, ImmutableArray<Contact> Contacts, ImmutableArray<CampaignStep> Steps)
{
    private const int Numbers = 6;

    public static readonly ImmutableArray<string> Ids = ["c0", "c1", "c2", "c3", "c4"];

    public static readonly ImmutableArray<string?> Agents = ["ada", "bob"];

    /// <summary>All steps: the contacts are loaded, the commands follow, and a claim follows each wake-up.</summary>
    public IEnumerable<CampaignStep> Script =>
    [
        .. Contacts.Select(contact => new CampaignStep(Duration.Zero, new LoadContact(contact, Duration.Zero))),
        .. Steps.SelectMany(step => step.Command is WakeUp ? [step, new CampaignStep(Duration.Zero, new ClaimCall())] : new[] { step }),
    ];

    private static readonly ImmutableArray<ContactItemType> Types = [new("Office", 1, "#111111"), new("Home", 2, "#222222"), new("Mobile", 2)];

    /// <summary>The numbers of all contacts.</summary>
    public static readonly ImmutableArray<PhoneNumber> AllNumbers = [.. Enumerable.Range(1, Numbers).Select(i => PhoneNumber.Parse($"+3906{i}"))];

    private static readonly Gen<PhoneNumber> Number = Gen.Elements(AllNumbers.ToArray());

    private static readonly DateTimeZone FarAway = DateTimeZone.ForOffset(Offset.FromHours(14));

    private static readonly Gen<string> Id = Gen.Elements(Ids.ToArray());

    private static readonly Gen<DateTimeZone?> Zone = Gen.Elements(null, "UTC", "Europe/Rome", "America/New_York", "Australia/Lord_Howe").Select(id => id is null ? null : DateTimeZoneProviders.Tzdb[id]);

    private static readonly Gen<Duration> Pause = Gen.Frequency(
        (6, Gen.Constant(Duration.Zero)),
        (4, Gen.Choose(1, 240).Select(seconds => Duration.FromSeconds(seconds))),
        (2, Gen.Choose(1, 90).Select(minutes => Duration.FromMinutes(minutes))),
        (1, Gen.Choose(1, 60).Select(hours => Duration.FromHours(hours))));

    /// <summary>Cases of the given kinds; the numbers of a few contacts overlap.</summary>
    public static Gen<CampaignCase> Of(CaseKinds kinds) =>
        from night in HoursCases.Night
        from minutes in Gen.Choose(-2880, 1440)
        let start = kinds.HasFlag(CaseKinds.Hours) ? night.Night.AtMidnight().InUtc().ToInstant() + Duration.FromMinutes(minutes) : SeedExample.Start
        from retry in Retry(kinds)
        from settings in WithEnds(kinds, start, SettingsWith(kinds, night.Zone, Gen.Constant(retry)))
        from count in Gen.Choose(1, Ids.Length)
        from contacts in ContactOf(kinds).ArrayOf(count)
        from length in Gen.Choose(1, 60)
        from steps in StepOf(kinds, WithEnds(kinds, start, SettingsWith(kinds, night.Zone, kinds.HasFlag(CaseKinds.RetryChanges) ? Retry(kinds) : Gen.Constant(retry))), start).ArrayOf(length)
        select new CampaignCase(start, settings, [.. contacts.Select((contact, i) => contact with { Id = Ids[i] })], [.. steps]);

    /// <summary>The case with other Retry Settings, in new settings too.</summary>
    public CampaignCase With(Func<RetrySettings, RetrySettings> change) => WithSettings(settings => settings with { Retry = change(settings.Retry) });

    /// <summary>The case with an end in UTC, in new settings too.</summary>
    public CampaignCase EndingAt(LocalDateTime end) => WithSettings(settings => settings with { TimeZone = DateTimeZone.Utc, EndsAt = end });

    private CampaignCase WithSettings(Func<CampaignSettings, CampaignSettings> change) => this with
    {
        Settings = change(Settings),
        Steps = [.. Steps.Select(step => step.Command is ChangeSettings { Settings: var other } ? step with { Command = new ChangeSettings(change(other)) } : step)],
    };

    /// <summary>The case with fewer steps or contacts, simpler contacts or simpler settings.</summary>
    public static IEnumerable<CampaignCase> Smaller(CampaignCase one) =>
        Shrinking.Items(one.Steps).Select(steps => one with { Steps = [.. steps] })
            .Concat(Shrinking.Items(one.Contacts, ContactGenerators.Smaller).Where(contacts => contacts.Length > 0).Select(contacts => one with { Contacts = [.. contacts] }))
            .Concat(Shrinking.Properties(one.Settings, new CampaignSettings { Retry = one.Settings.Retry }).Select(settings => one with { Settings = settings }))
            .Concat(RetryGenerators.Smaller(one.Settings.Retry).Select(retry => one with { Settings = one.Settings with { Retry = retry } }));

    private static Gen<RetrySettings> Retry(CaseKinds kinds) => RetryGenerators.Settings(anyPolicies: kinds.HasFlag(CaseKinds.Policies));

    private static Gen<CampaignSettings> SettingsWith(CaseKinds kinds, DateTimeZone place, Gen<RetrySettings> retries)
    {
        var always = Gen.Constant(CallingHours.Always);
        var hours = kinds.HasFlag(CaseKinds.Hours)
            ? Gen.Frequency((1, always), (3, from windows in HoursCases.SoonAgain from isStrict in HoursCases.Strictness select CallingHours.Of(windows, null, isStrict)))
            : always;
        return
            from retry in retries
            from zone in kinds.HasFlag(CaseKinds.Hours) ? Gen.Elements(place, DateTimeZone.Utc) : Gen.Constant(DateTimeZone.Utc)
            from campaign in hours
            from law in hours
            from rule in RuleOf(kinds, law)
            from lines in Gen.Choose(1, 4)
            from order in Gen.Elements(DueOrder.Ascending, DueOrder.Descending)
            from callbacksFirst in Gen.Elements(false, true)
            from countsLost in Gen.Elements(true, false)
            from ownerTime in Gen.Frequency((2, Gen.Constant<Duration?>(null)), (1, Gen.Choose(0, 90).Select(minutes => (Duration?)Duration.FromMinutes(minutes))))
            from reloads in Gen.Elements(false, true)
            from duplicates in Gen.Frequency((8, Gen.Constant(DuplicateCheck.Never)), (1, Gen.Constant(DuplicateCheck.Always)), (1, Gen.Constant(DuplicateCheck.OnlyIfOpen)))
            from duplicatePhones in Gen.Elements(DuplicatePhones.Primary, DuplicatePhones.Any)
            from apart in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true))) // zones whose hours rarely overlap
            from callbacks in Gen.Frequency((3, Gen.Constant(20)), (2, Gen.Choose(1, 3)))
            from losses in Gen.Frequency((3, Gen.Constant(10)), (2, Gen.Choose(1, 3)))
            from endings in kinds.HasFlag(CaseKinds.Endings) ? EndingGenerators.Rules : Gen.Constant(new EndingRules())
            from listed in kinds.HasFlag(CaseKinds.Edits) ? Number.ListOf().Select(numbers => numbers.Take(1)) : Gen.Constant(Enumerable.Empty<PhoneNumber>())
            select new CampaignSettings
            {
                Retry = retry,
                TimeZone = zone,
                PhoneZones = kinds.HasFlag(CaseKinds.Hours) ? PhoneZones.Of([new(PhoneNumber.Parse("+39061"), [place]), new(PhoneNumber.Parse("+39062"), apart ? [place, FarAway] : [place])]) : PhoneZones.None,
                CallingHours = campaign,
                Rules = rule,
                MaxConcurrentCalls = lines,
                Order = order,
                CallbacksFirst = callbacksFirst,
                CountLostCalls = countsLost,
                CallbackOwnerTime = ownerTime,
                ReloadClosedContacts = kinds.HasFlag(CaseKinds.Interruptions) && reloads,
                DuplicateCheck = kinds.HasFlag(CaseKinds.Interruptions) ? duplicates : DuplicateCheck.Never,
                DuplicatePhones = duplicatePhones,
                Blacklist = Blacklist.Of(listed),
                CallLease = Duration.FromMinutes(10),
                MaxCallbacks = callbacks,
                MaxLostCalls = losses,
                Endings = endings,
            };
    }

    private static Gen<CampaignSettings> WithEnds(CaseKinds kinds, Instant start, Gen<CampaignSettings> settings)
    {
        if (!kinds.HasFlag(CaseKinds.Ends)) return settings;
        var end = Gen.Frequency((4, Gen.Constant<int?>(null)), (1, Gen.Choose(1, 12_000).Select(minutes => (int?)minutes)));
        return from one in settings from minutes in end select minutes is { } later ? one with { EndsAt = (start + Duration.FromMinutes(later)).InZone(one.TimeZone).LocalDateTime } : one;
    }

    private static Gen<ImmutableArray<CallingRuleSet>> RuleOf(CaseKinds kinds, CallingHours hours)
    {
        var scope = Gen.Elements(AttemptScope.Phone, AttemptScope.Contact);
        var limit = Gen.OneOf(
            from most in Gen.Choose(1, 3) from minutes in Gen.Choose(5, 2000) from whose in scope select AttemptLimit.Rolling(most, Duration.FromMinutes(minutes), whose),
            from most in Gen.Choose(1, 3) from whose in scope from zone in Gen.Elements(DateTimeZone.Utc, null) select AttemptLimit.Calendar(most, CalendarUnit.Day, zone, whose),
            from most in Gen.Choose(1, 3) from whose in scope from days in Gen.Choose(1, 3) select AttemptLimit.PerDays(most, days, zone: null, whose));
        var statuses = Gen.Elements(CallStatuses.Outcomes.ToArray()).NonEmptyListOf();
        var outcomes = EndingGenerators.Outcome.NonEmptyListOf();
        var lockout = Gen.OneOf(
            from after in outcomes from minutes in Gen.Choose(1, 1000) from whose in scope select new Lockout(after, Duration.FromMinutes(minutes), whose),
            from after in outcomes from days in Gen.Choose(1, 2) from whose in scope select Lockout.ForDays(after, days, whose),
            from after in statuses from minutes in Gen.Choose(1, 1000) from whose in scope select new Lockout(after, Duration.FromMinutes(minutes), whose),
            from after in statuses from days in Gen.Choose(1, 2) from whose in scope select Lockout.ForDays(after, days, whose));
        var counts = Gen.Frequency((3, Gen.Constant(default(CountedCalls))), (1, Gen.Constant(new CountedCalls { ExceptConsented = true })), (1, Gen.Constant(new CountedCalls { ConnectedOnly = true })));
        limit = from one in limit from counted in counts select one with { Counts = counted };
        lockout = from one in lockout from counted in counts select one with { Counts = counted };
        if (!kinds.HasFlag(CaseKinds.Limits)) return Gen.Constant(ImmutableArray<CallingRuleSet>.Empty);
        return Gen.Frequency(
            (2, Gen.Constant(ImmutableArray<CallingRuleSet>.Empty)),
            (3, from limits in limit.ListOf() from lockouts in lockout.ListOf() select ImmutableArray.Create(new CallingRuleSet("law") { Hours = hours, Limits = [.. limits.Take(2)], Lockouts = [.. lockouts.Take(2)] })));
    }

    private static Gen<Contact> ContactOf(CaseKinds kinds) =>
        from primary in Gen.Frequency((9, Number), (1, Gen.Constant(PhoneNumber.None)))
        from additional in AdditionalOf.ListOf()
        from priority in Gen.Choose(1, 3)
        from zone in kinds.HasFlag(CaseKinds.Hours) ? Zone : Gen.Constant<DateTimeZone?>(null)
        from list in Gen.Elements("", "blue")
        from id in Id
        select new Contact(id, primary) { AdditionalPhones = [.. additional.Take(3)], Priority = priority, TimeZone = zone, List = list };

    public static readonly Gen<AdditionalPhone> AdditionalOf =
        from number in Number from type in Gen.Elements([null, .. Types]) from text in Gen.Elements(null, "at work") select new AdditionalPhone(number, type, text);

    // Names repeat, so that a renamed type may change again, and two types may get one name.
    private static readonly Gen<ContactTypeChange> TypeChange =
        from name in Gen.Elements("Office", "Home", "Mobile", "Desk")
        from after in Gen.Elements("Office", "Home", "Mobile", "Desk")
        from order in Gen.Choose(0, 3)
        from color in Gen.Elements(null, "#333333")
        from isDeleted in Gen.Frequency((2, Gen.Constant(false)), (1, Gen.Constant(true)))
        from removes in Gen.Elements(false, true)
        select new ContactTypeChange(ContactItemTypes.Empty, new ContactItemType(name, 1), isDeleted ? null : new ContactItemType(after, order, color), removes);

    private static Gen<CampaignStep> StepOf(CaseKinds kinds, Gen<CampaignSettings> settings, Instant start)
    {
        var which = Gen.Choose(0, 3);
        var agent = Gen.Frequency((4, Gen.Constant<string?>(null)), (1, Gen.Elements(Agents.ToArray())));
        var ended = Gen.Elements(kinds.HasFlag(CaseKinds.Reached) ? CallStatuses.Outcomes.ToArray() : [.. AttemptCounts.Counted]);
        var status = Gen.Frequency((8, ended), (1, Gen.Constant(CallStatus.NotDialed)), (1, Gen.Constant(CallStatus.Lost)));
        var remark = Gen.Frequency((8, Gen.Constant<string?>(null)), (1, Gen.Elements<string?>("", "call 7", "não atende – \U0001F4DE")));
        var wish =
            from minutes in Gen.Choose(-30, 3000)
            from zone in Zone
            from owner in agent
            from phone in kinds.HasFlag(CaseKinds.NamedPhones) ? Gen.Frequency((1, Gen.Constant<int?>(null)), (2, Gen.Choose(0, 4).Select(at => (int?)at))) : Gen.Constant<int?>(null)
            from lift in kinds.HasFlag(CaseKinds.Endings) ? Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(1, 600))) : Gen.Constant(0)
            select new Wish(Duration.FromMinutes(minutes), zone ?? DateTimeZone.Utc, owner, phone, Duration.FromMinutes(lift));
        List<(int, Gen<CampaignCommand>)> commands =
        [
            (14, Gen.Constant<CampaignCommand>(new WakeUp())),
            (6, agent.Select(who => (CampaignCommand)new ClaimCall(who))),
            (2, from call in which from reference in remark select (CampaignCommand)new StartCall(call, reference)),
            (14, from call in which from how in status from note in remark select (CampaignCommand)new EndCall(call, how, note)),
            (1, from attempt in Gen.Choose(-1, 30) from how in Gen.Elements(Enum.GetValues<CallStatus>()) from who in Gen.Elements(null, "eve") select (CampaignCommand)new EndArbitrary(attempt, how, who)),
            (2, Gen.Constant<CampaignCommand>(new ExpireCalls())),
        ];
        if (kinds.HasFlag(CaseKinds.Previews))
        {
            commands.Add((4, from id in Id from who in Gen.Elements(Agents.ToArray()) from minutes in Gen.Choose(1, 30) select (CampaignCommand)new ReserveContact(id, who!, Duration.FromMinutes(minutes))));
            commands.Add((2, from id in Id from who in Gen.Elements(Agents.ToArray()) from minutes in Gen.Frequency((1, Gen.Constant(0)), (1, Gen.Choose(1, 90))) select (CampaignCommand)new SkipContact(id, who!, Duration.FromMinutes(minutes))));
            commands.Add((2, from id in Id from who in Gen.Elements(Agents.ToArray()) select (CampaignCommand)new ClaimReserved(id, who!)));
        }

        if (kinds.HasFlag(CaseKinds.Sharing))
        {
            commands.Add((4, Number.Select(number => (CampaignCommand)new ShareNumber(number))));
            commands.Add((4, Number.Select(number => (CampaignCommand)new LeaseNumber(number))));
            commands.Add((2, Number.Select(number => (CampaignCommand)new ReturnNumber(number))));
            commands.Add((2, Gen.Frequency((1, Gen.Constant<int?>(null)), (2, Gen.Choose(0, 3).Select(lines => (int?)lines))).Select(lines => (CampaignCommand)new LendLines(lines))));
            commands.Add((2, Gen.Constant<CampaignCommand>(new CountDue())));
        }

        if (kinds.HasFlag(CaseKinds.Outside))
        {
            commands.Add((2, from number in Number
                             from minutes in Gen.Frequency((1, Gen.Constant(-1)), (4, Gen.Constant(0)), (8, Gen.Choose(1, 3000)))
                             from how in Gen.Elements(Enum.GetValues<CallStatus>())
                             from outcome in kinds.HasFlag(CaseKinds.Endings) ? EndingGenerators.OutcomeOrNone : Gen.Constant(CallOutcome.Unspecified)
                             select (CampaignCommand)new CallElsewhere(number, Duration.FromMinutes(minutes), how, outcome)));
        }

        if (kinds.HasFlag(CaseKinds.Late))
        {
            commands.Add((2, which.Select(call => (CampaignCommand)new EndCall(call, CallStatus.Lost))));
            commands.Add((3, from attempt in Gen.Choose(1, 12) from who in agent from note in remark select (CampaignCommand)new EndArbitrary(attempt, CallStatus.Reached, who, note)));
        }

        if (kinds.HasFlag(CaseKinds.Callbacks))
        {
            commands.Add((2, from call in which from one in wish from note in remark select (CampaignCommand)new EndWithCallback(call, one, note)));
            commands.Add((2, from id in Id from one in wish select (CampaignCommand)new AgreeCallback(id, one)));
        }

        if (kinds.HasFlag(CaseKinds.Endings))
        {
            commands.Add((8, from call in which from how in status from ending in EndingGenerators.Endings(how) select (CampaignCommand)new EndReported(call, ending)));
            commands.Add((1, from attempt in Gen.Choose(1, 12) from how in status from ending in EndingGenerators.Endings(how) from who in agent select (CampaignCommand)new EndArbitraryReported(attempt, ending, who)));
            if (kinds.HasFlag(CaseKinds.Callbacks)) commands.Add((2, from call in which from ending in EndingGenerators.Endings(CallStatus.Callback) from one in wish select (CampaignCommand)new EndReported(call, ending, one)));
        }

        if (kinds.HasFlag(CaseKinds.Edits))
        {
            commands.Add((3, from contact in ContactOf(kinds)
                             from later in Gen.Frequency((3, Gen.Constant<int?>(null)), (1, Gen.Choose(-60, 600).Select(minutes => (int?)minutes)))
                             select (CampaignCommand)new EditContact(contact with { ScheduledAt = later is { } minutes ? start + Duration.FromMinutes(minutes) : contact.ScheduledAt })));
            commands.Add((1, TypeChange.Select(change => (CampaignCommand)new ChangeItemType(change))));
            commands.Add((2, from number in Number
                             from isListed in Gen.Elements(true, false)
                             from minutes in Gen.Frequency((2, Gen.Constant<int?>(null)), (1, Gen.Choose(0, 600).Select(minutes => (int?)minutes)))
                             select (CampaignCommand)new ListNumber(number, isListed, isListed && minutes is { } time ? Duration.FromMinutes(time) : null)));
        }

        if (kinds.HasFlag(CaseKinds.Changes)) commands.Add((2, settings.Select(other => (CampaignCommand)new ChangeSettings(other))));
        if (kinds.HasFlag(CaseKinds.Interruptions))
        {
            commands.Add((2, from id in Id from isHeld in Gen.Elements(true, false) select (CampaignCommand)new HoldContact(id, isHeld)));
            commands.Add((1, Gen.Elements(true, false, false).Select(isPaused => (CampaignCommand)new PauseCampaign(isPaused))));
            commands.Add((1, from id in Id from why in Gen.Elements(CloseReason.Deleted, CloseReason.Canceled) select (CampaignCommand)new CloseContact(id, why)));
            commands.Add((1, Id.Select(id => (CampaignCommand)new ResetContact(id))));
            commands.Add((1, from list in Gen.Elements(null, "blue") from includeOpen in Gen.Elements(false, false, true) select (CampaignCommand)new ResetLists(list, includeOpen)));
            commands.Add((1, from list in Gen.Elements("", "blue") from isHeld in Gen.Elements(true, false) select (CampaignCommand)new HoldList(list, isHeld)));
            commands.Add((1, Gen.Frequency((3, Gen.Constant<CampaignCommand>(new HoldList("blue", IsHeld: false))), (1, Gen.Constant<CampaignCommand>(new DetachList("blue"))))));
            commands.Add((1, from contacts in ContactOf(kinds).ListOf()
                             from strange in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
                             select (CampaignCommand)new ReplaceList("blue", [.. contacts.Take(3).Select(contact => strange ? contact : contact with { List = "blue" })])));
            commands.Add((1, from contact in ContactOf(kinds)
                             from minutes in Gen.Choose(-20, 200)
                             from later in Gen.Choose(-60, 600)
                             select (CampaignCommand)new LoadContact(contact with { ScheduledAt = start + Duration.FromMinutes(later) }, Duration.FromMinutes(minutes))));
        }

        return from later in Pause from command in Gen.Frequency(commands.ToArray()) select new CampaignStep(later, command);
    }
}
