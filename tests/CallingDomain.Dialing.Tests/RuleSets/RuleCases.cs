using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Dialing.Tests;

/// <summary>A condition, and a model of it that reads the same facts in another way.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Holds">Whether it holds for a phone of the case at an instant; null for unknown.</param>
public sealed record RuleNode(RuleCondition Condition, Func<RuleCase, PhoneNumber, Instant, bool?> Holds)
{
    /// <inheritdoc/>
    public override string ToString() => Condition.ToString();
}

/// <summary>A rule set with the models of its conditions; null for none.</summary>
public sealed record RuleSetCase(CallingRuleSet Rules, RuleNode? AppliesTo, RuleNode? LiftedBy, RuleNode? Needs);

/// <summary>A contact with rule sets and conditions, in a zone, from an instant on.</summary>
public sealed record RuleCase(Contact Contact, ImmutableArray<PhoneNumber> Phones, DateTimeZone Zone, ImmutableArray<string> Kinds, Instant Start, ImmutableArray<RuleNode> Nodes, ImmutableArray<RuleSetCase> Sets)
{
    public CampaignSettings Settings => new() { TimeZone = Zone, CallKinds = Kinds, Rules = [.. Sets.Select(set => set.Rules)], Retry = SeedExample.Retry };

    internal RuleSubject Subject(PhoneNumber number, Instant at) => new(number, Contact, Zone, at, Kinds);

    /// <summary>Whether each set holds for a phone, by the models: not at all, with its rules, or so that no call is allowed.</summary>
    public RuleStanding StandingOf(RuleSetCase set, PhoneNumber phone, Instant at)
    {
        if (set.AppliesTo is { } applies && applies.Holds(this, phone, at) == false) return RuleStanding.DoesNotApply;
        if (set.LiftedBy is { } lifted && lifted.Holds(this, phone, at) == true) return RuleStanding.Lifted;
        return (set.Needs is { } needs && needs.Holds(this, phone, at) != true) || (set.Rules.HoursField is not null && ChosenHours is "mornings") ? RuleStanding.FactMissing : RuleStanding.Applies;
    }

    /// <summary>The hours that the contact chose, as text; null for none.</summary>
    public string? ChosenHours => Contact.Fields.SingleOrDefault(each => each.Name == "hours")?.Value is { Length: > 0 } text ? text : null;

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Contact.PrimaryPhone} {string.Join(' ', Contact.AdditionalPhones.Select(phone => $"{phone.Phone}:{phone.Type?.Name}"))} [{string.Join("; ", Contact.Fields.Select(field => $"{field.Name}={field.Value}"))}] {Zone.Id} {string.Join('/', Kinds)} {Start}\n"
        + string.Join('\n', Sets.Select(set => System.Text.Encoding.UTF8.GetString(set.Rules.WriteJson())));
}

/// <summary>A rule set that perhaps no phone can meet.</summary>
public sealed record AnyRuleSet(CallingRuleSet Rules)
{
    /// <inheritdoc/>
    public override string ToString() => $"applies to {Rules.AppliesTo}; lifted by {Rules.LiftedBy}; needs {Rules.Needs}";
}

/// <summary>Generators of conditions, rule sets and contacts.</summary>
internal static class RuleCases
{
    private static readonly LocalDate[] Nights = [new(2026, 3, 29), new(2026, 10, 25), new(2026, 3, 8), new(2026, 6, 15)];

    private static readonly PhoneNumber[] Numbers = [PhoneNumber.Parse("+13055550123"), PhoneNumber.Parse("+12125550123"), PhoneNumber.Parse("+390612345678"), PhoneNumber.Parse("+393331234567")];

    /// <summary>Hours that contacts choose, each with its windows; null for those that are no hours.</summary>
    public static readonly ImmutableDictionary<string, CallingWindow[]?> ChosenHours = new Dictionary<string, CallingWindow[]?>
    {
        ["Mo-Fr 10:00-13:00,15:00-18:00; Sa 10:00-13:00"] = [new(new(10, 0), new(13, 0), [.. CallingWindow.EveryDay.Take(6)]), new(new(15, 0), new(18, 0), [.. CallingWindow.EveryDay.Take(5)])],
        ["22:30-03:30; Su off"] = [new(new(22, 30), new(3, 30), [.. CallingWindow.EveryDay.Take(6)])],
        ["sa-su 00:00-24:00"] = [new(LocalTime.Midnight, LocalTime.Midnight, [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday])],
        ["off"] = [],
        ["mornings"] = null,
    }.ToImmutableDictionary();

    private static readonly Gen<bool?> Absent = Gen.Elements<bool?>(null, true, false);

    public static Arbitrary<RuleCase> Cases() => Arb.From(
        from night in Gen.Elements(Nights)
        from contact in ContactNear(night)
        from zone in Gen.Elements("America/New_York", "Europe/Rome", "UTC", "Pacific/Auckland")
        from kinds in Gen.Elements<string[]>([], ["Sales"], ["Debt", "Recorded"])
        from start in HoursCases.InstantNear(night)
        from nodes in Node(2).ArrayOf(3)
        from count in Gen.Choose(1, 4)
        from sets in SetNear(night).ArrayOf(count)
        select new RuleCase(contact, [.. new[] { contact.PrimaryPhone }.Concat(contact.AdditionalPhones.Select(phone => phone.Phone)).Distinct()], DateTimeZoneProviders.Tzdb[zone], [.. kinds], start, [.. nodes], [.. sets.Select((set, i) => set with { Rules = set.Rules with { Name = $"set {i}" } })]),
        one => Shrinking.Items(one.Sets).Select(sets => one with { Sets = [.. sets] }).Concat(Shrinking.Items(one.Contact.Fields).Select(fields => one with { Contact = one.Contact with { Fields = [.. fields] } })));

    public static Arbitrary<CallingRuleSet> RuleSets() => (from night in Gen.Elements(Nights) from set in SetNear(night) select set.Rules).ToArbitrary();

    public static Arbitrary<AnyRuleSet> AnyRuleSets() => Arb.From(
        from night in Gen.Elements(Nights) from set in AnySetNear(night) select new AnyRuleSet(set.Rules),
        any => new[] { any.Rules with { AppliesTo = null }, any.Rules with { LiftedBy = null }, any.Rules with { Needs = null } }.Where(fewer => fewer != any.Rules).Select(fewer => new AnyRuleSet(fewer)));

    public static Arbitrary<RuleCondition> Conditions() => Node(3).Select(node => node.Condition).ToArbitrary();

    /// <summary>Fields of a contact, some of them absent, empty or no dates.</summary>
    public static Gen<ImmutableArray<ContactField>> Fields(LocalDate night) =>
        from state in Gen.Elements<string?>(null, "FL", "fl ", "NY", "")
        from zip in Gen.Elements<string?>(null, "33101", "10001")
        from day in Gen.Choose(-4, 4)
        from form in Gen.Choose(0, 5)
        from hours in Gen.Elements<string?>([null, "", .. ChosenHours.Keys.Order(StringComparer.Ordinal)])
        select new (string Name, string? Value)[] { ("state", state), ("zip", zip), ("hours", hours), ("consent", form switch { 0 => null, 1 => "soon", 2 => night.PlusDays(day).At(new LocalTime(12, 0)).InUtc().ToInstant().ToString(), _ => LocalDatePattern.Iso.Format(night.PlusDays(day)) }) }
            .Where(field => field.Value is not null).Select(field => new ContactField(field.Name, field.Value!)).ToImmutableArray();

    private static Gen<Contact> ContactNear(LocalDate night) =>
        from numbers in Gen.Shuffle(Numbers)
        from count in Gen.Choose(1, 3)
        from types in Gen.Elements<string?>(null, "Office", "Mobile").ArrayOf(3)
        from fields in Fields(night)
        select new Contact("c1", numbers[0]) { Fields = fields, AdditionalPhones = [.. numbers.Skip(1).Take(count - 1).Select((number, i) => new AdditionalPhone(number, types[i] is { } name ? new ContactItemType(name, name == "Office" ? 1 : 2) : null))] };

    private static Gen<RuleNode> Node(int depth) => depth == 0 ? Simple : Gen.Frequency(
        (3, Simple),
        (1, Node(depth - 1).Select(inner => new RuleNode(RuleCondition.Not(inner.Condition), (one, phone, at) => inner.Holds(one, phone, at) is { } holds ? !holds : null))),
        (1, from all in Node(depth - 1).NonEmptyListOf().Resize(3) select new RuleNode(RuleCondition.All([.. all.Select(each => each.Condition)]), (one, phone, at) => Worst(all.Select(each => each.Holds(one, phone, at))))),
        (1, from any in Node(depth - 1).NonEmptyListOf().Resize(3) select new RuleNode(RuleCondition.Any([.. any.Select(each => each.Condition)]), (one, phone, at) => Best(any.Select(each => each.Holds(one, phone, at))))));

    private static Gen<RuleNode> Simple => Gen.OneOf(
        Gen.Elements("US", "IT").Select(region => new RuleNode(RuleCondition.Regions(RegionCode.Read(region).Value), (_, phone, _) => phone.ToString().StartsWith(region == "US" ? "+1" : "+39", StringComparison.Ordinal))),
        Gen.Elements("+1305", "+1", "+390612345678", "+39333").Select(prefix => new RuleNode(RuleCondition.Prefixes(PhoneNumber.Parse(prefix), PhoneNumber.Parse("+44")), (_, phone, _) => phone.ToString().StartsWith(prefix, StringComparison.Ordinal))),
        Gen.Elements("office", "Mobile").Select(type => new RuleNode(RuleCondition.PhoneTypes(type), (one, phone, _) => one.Contact.PrimaryPhone != phone && one.Contact.AdditionalPhones.Single(each => each.Phone == phone).Type is { } own ? string.Equals(own.Name, type, StringComparison.OrdinalIgnoreCase) : null)),
        Gen.Elements("sales", "Recorded").Select(kind => new RuleNode(RuleCondition.CallKinds(kind), (one, _, _) => one.Kinds.IsEmpty ? null : one.Kinds.Any(each => string.Equals(each, kind, StringComparison.OrdinalIgnoreCase)))),
        from absent in Absent select new RuleNode(RuleCondition.Field("state", ["CA", "fl"], absent), (one, _, _) => Value(one, "state") is { } state ? string.Equals(state, "FL", StringComparison.OrdinalIgnoreCase) : absent),
        from absent in Absent select new RuleNode(RuleCondition.FieldStartsWith("zip", ["33"], absent), (one, _, _) => Value(one, "zip") is { } zip ? zip[..2] == "33" : absent),
        from absent in Absent from days in Gen.Elements<int?>(null, 0, 1, 3) select new RuleNode(RuleCondition.FieldDate("consent", days, absent), (one, _, at) => Value(one, "consent") is { } text ? IsDated(one, text, days, at) : absent));

    private static Gen<RuleSetCase> SetNear(LocalDate night) => AnySetNear(night).Where(set => RuleConsistency.CanBeMet(set.Rules));

    private static Gen<RuleSetCase> AnySetNear(LocalDate night) =>
        from applies in Gen.Frequency((1, Gen.Constant<RuleNode?>(null)), (2, Node(2).Select(node => (RuleNode?)node)))
        from lifted in Gen.Frequency((3, Gen.Constant<RuleNode?>(null)), (1, Node(1).Select(node => (RuleNode?)node)))
        from needs in Gen.Frequency((4, Gen.Constant<RuleNode?>(null)), (1, Node(1).Select(node => (RuleNode?)node)))
        from windows in Gen.Frequency((1, Gen.Constant<CallingWindow[]>([])), (2, HoursCases.Windows))
        from isStrict in HoursCases.Strictness
        from zone in Gen.Frequency((3, Gen.Constant<string?>(null)), (1, Gen.Constant<string?>("America/Chicago")))
        from limit in Gen.Choose(0, 4)
        from scope in Gen.Elements(AttemptScope.Phone, AttemptScope.Contact)
        from begins in Gen.Choose(-6, 2)
        from areHoursChosen in Gen.Choose(0, 3)
        select new RuleSetCase(
            new CallingRuleSet("set")
            {
                AppliesTo = applies?.Condition,
                LiftedBy = lifted?.Condition,
                Needs = needs?.Condition,
                Zone = zone is null ? null : DateTimeZoneProviders.Tzdb[zone],
                Hours = windows.Length == 0 ? CallingHours.Always : CallingHours.Of(windows, strictClockChanges: isStrict),
                HoursField = areHoursChosen == 0 ? "hours" : null,
                Limits = limit is 1 or 3 ? [AttemptLimit.Rolling(1 + (limit / 2), Duration.FromHours(3), scope)] : [],
                Lockouts = limit is 2 or 3 ? [new Lockout([CallStatus.NoAnswer], Duration.FromHours(2), scope)] : [],
                InForceFrom = begins < -2 ? null : night.PlusDays(begins),
            },
            applies,
            lifted,
            needs);

    private static string? Value(RuleCase one, string name) => one.Contact.Fields.SingleOrDefault(field => field.Name == name)?.Value.Trim() is { Length: > 0 } value ? value : null;

    private static bool? IsDated(RuleCase one, string text, int? days, Instant at)
    {
        if (InstantPattern.ExtendedIso.Parse(text) is { Success: true, Value: var given } && at < given) return false;
        var date = LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } ? day : InstantPattern.ExtendedIso.Parse(text) is { Success: true, Value: var instant } ? instant.InZone(one.Zone).Date : (LocalDate?)null;
        if (date is not { } first) return null;
        var today = at.InZone(one.Zone).Date;
        return first <= today && (days is null || Period.DaysBetween(first, today) <= days);
    }

    private static bool? Worst(IEnumerable<bool?> all) => all.Any(each => each == false) ? false : all.All(each => each == true) ? true : null;

    private static bool? Best(IEnumerable<bool?> all) => all.Any(each => each == true) ? true : all.All(each => each == false) ? false : null;
}
