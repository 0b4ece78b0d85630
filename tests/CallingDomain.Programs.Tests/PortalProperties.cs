using System.Text;
using CallingDomain.Numbers;
using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace CallingDomain.Programs.Tests;

/// <summary>Properties of a portal after any sequence of requests, valid or not.</summary>
public sealed class PortalProperties
{
    private static readonly Gen<string> Text = Gen.Elements("5013334444", "+15013334445", "5013334446", "5013334447", "501-333-4444", "5013339999", "");
    private static readonly Gen<PhoneNumber> AnyNumber = Gen.Elements("5013334444", "5013334445", "5013334446", "5013339999").Select(Acme.Number);
    private static readonly Gen<bool> AnyBool = Gen.Elements(true, false);
    private static readonly Gen<CallPurpose> Purpose = Gen.Elements(CallPurpose.CustomerService, CallPurpose.Survey, CallPurpose.DoNotOriginate, CallPurpose.Unspecified);
    private static readonly Gen<string> Program = Gen.Elements("spring", "autumn", "block", "foreign", "new", "nothing");

    private static readonly Gen<Place> Place =
        from business in Gen.Elements<string?>(null, null, "acme", "other", "nobody")
        from unit in Gen.Elements<string?>(null, null, "support", "sales", "none")
        from program in Program.Select(id => (string?)id).Or(Gen.Constant<string?>(null))
        select new Place(business, unit, program);

    private static readonly Gen<Instant> At = Gen.Choose(-30, 120).Select(days => Acme.Now + Duration.FromDays(days));

    private static readonly Gen<string[]> RowTexts =
        (from number in Text
         from purpose in Gen.Elements("Customer Service", "Survey", "Do Not Originate", "Sales")
         select $"{number},{purpose}").ArrayOf();

    private static readonly Gen<ProgramDraft> Draft =
        from name in Gen.Elements<string?>("Spring", "New", "", null, new string('x', 65))
        from type in Gen.Elements<ProgramType?>(ProgramType.Inform, ProgramType.Sentry, ProgramType.InformWithLogo, null)
        from display in Gen.Elements<DisplayName?>(null, new DisplayName("Acme Support", "Acme"), new DisplayName("Acme Sales", "Acme"), new DisplayName("5013334444", ""))
        from purpose in Purpose
        from start in Gen.Elements<LocalDateTime?>(null, new LocalDateTime(2026, 3, 8, 2, 30), new LocalDateTime(2026, 4, 1, 8, 0))
        from end in Gen.Elements<LocalDateTime?>(null, new LocalDateTime(2026, 3, 1, 8, 0), new LocalDateTime(2026, 11, 1, 1, 30), new LocalDateTime(2026, 5, 1, 8, 0))
        from zone in Gen.Elements("America/Chicago", "Nowhere")
        from unit in Gen.Elements<string?>("support", "sales", "none", null)
        from isNew in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new ProgramDraft
        {
            Name = name,
            Type = type,
            Display = display,
            Purpose = purpose,
            Start = start,
            End = end,
            Zone = zone,
            Unit = isNew ? "fresh" : unit,
            NewUnit = isNew ? new BusinessUnit("fresh", "acme", "Fresh") : null,
            IsAuthenticated = null,
        };

    private static readonly Gen<PortalRequest> Request = Gen.Frequency(
        (6, from to in Place
            from rows in RowTexts.Where(rows => rows.Length > 0)
            from reassign in AnyBool
            from confirmed in AnyBool
            from at in At
            select (PortalRequest)new AddNumbers(at, to, Read(rows)) { Reassign = reassign, Confirmed = confirmed }),
        (2, from numbers in Text.ArrayOf()
            from scope in Place.Select(place => (Place?)place).Or(Gen.Constant<Place?>(null))
            from confirmed in AnyBool
            from at in At
            from unassign in AnyBool
            select unassign
                ? (PortalRequest)new UnassignNumbers(at, [.. numbers]) { Scope = scope, Confirmed = confirmed }
                : new RemoveNumbers(at, [.. numbers]) { Scope = scope, Confirmed = confirmed }),
        (2, from number in AnyNumber
            from purpose in Purpose
            from confirmed in AnyBool
            from at in At
            select (PortalRequest)new EditPurpose(at, number, purpose) { Confirmed = confirmed }),
        (2, from number in AnyNumber
            from status in Gen.Elements(Enum.GetValues<NumberStatus>())
            from reason in Gen.Elements(Enum.GetValues<StatusReason>())
            from at in At
            select (PortalRequest)new ChangeStatus(at, number, new StatusChange(status, reason))),
        (2, from id in Program
            from draft in Draft
            from edit in AnyBool
            from at in At
            select edit ? (PortalRequest)new EditProgram(at, id, draft) : new CreateProgram(at, id, draft)),
        (3, from id in Program
            from at in At
            from action in Gen.Choose(0, 5)
            select action switch
            {
                0 or 1 => (PortalRequest)new LaunchProgram(at, id),
                2 => new ReviewDisplay(at, id, IsApproved: true),
                3 => new ReviewDisplay(at, id, IsApproved: false),
                4 => new PauseProgram(at, id),
                _ => new CancelProgram(at, id),
            }),
        (1, from id in Gen.Elements("acme", "third", "")
            from at in At
            select (PortalRequest)new CreateBusiness(at, new Business(id, "A business"))));

    private static readonly Gen<PortalRequest[]> Requests = Request.ArrayOf();

    [Fact]
    public void Plan_AnyRequests_NeverThrowsAndKeepsCounts() => Properties.ForAll(Requests, requests => Run(requests).All(step =>
    {
        var (plan, before, after) = step;
        var added = plan.Count(NumberOutcome.Added) - plan.Count(NumberOutcome.Removed);
        if (plan.IsRefused) return ReferenceEquals(before, after) && plan.Facts.IsEmpty;
        var removedByVetting = plan.Request is ChangeStatus { Change.To: NumberStatus.Removed } ? 1 : 0;
        return after.NumberCount == before.NumberCount + added - removedByVetting;
    }));

    [Fact]
    public void Numbers_AnyRequests_HaveOneKnownPlaceAndAreCounted() => Properties.ForAll(Requests, requests => Run(requests).All(step =>
    {
        var portal = step.After;
        var numbers = portal.NumbersAt().ToList();
        return numbers.Count == portal.NumberCount
            && numbers.Select(number => number.Number).Distinct().Count() == numbers.Count
            && numbers.All(number => portal.Resolve(number.Place).TryGet(out var place) && place == number.Place)
            && portal.Programs.Keys.All(program =>
                portal.CountNumbers(program) == new NumberCounts(numbers.Count(number => number.Place.Program == program), numbers.Count(number => number.Place.Program == program && number.Status == NumberStatus.Active), numbers.Count(number => number.Place.Program == program && !number.MayOriginate)));
    }));

    [Fact]
    public void Numbers_AnyBatch_HaveOneResultPerRow() => Properties.ForAll(Requests, requests => Run(requests).All(step => step.Plan.Request switch
    {
        AddNumbers add => step.Plan.Numbers.Length == (step.Plan.IsRefused ? 0 : add.Rows.Accepted.Length + add.Rows.Rejected.Length + add.Rows.Ignored.Length)
            && (step.Plan.IsRefused || step.Plan.Numbers.Sum(answer => answer.Lines) == add.Rows.Lines),
        RemoveNumbers { Confirmed: true } remove => step.Plan.IsRefused || step.Plan.Numbers.Length == remove.Numbers.Length,
        UnassignNumbers unassign => step.Plan.IsRefused || step.Plan.Numbers.Length == unassign.Numbers.Length,
        _ => true,
    }));

    [Fact]
    public void Revert_LastChange_RestoresPortal() => Properties.ForAll(Requests, requests =>
    {
        var portal = Acme.Portal;
        foreach (var request in requests)
        {
            var step = Apply(portal, request);
            if (step.Change is null) continue;
            var back = step.Portal.Revert(step.Change, request.At, "test").Value;
            if (!SameContent(back.Portal, portal)) return false;
            if (!SameContent(back.Portal.Revert(back.Change!, request.At, "test").Value.Portal, step.Portal)) return false;
            portal = step.Portal;
        }

        return true;
    });

    [Fact]
    public void Revert_EarlierChange_IsRefusedOrKeepsAllRules() => Properties.ForAll(Requests, requests =>
    {
        var (portal, changes) = (Acme.Portal, new List<PortalChange>());
        foreach (var request in requests)
        {
            var step = Apply(portal, request);
            portal = step.Portal;
            if (step.Change is not null) changes.Add(step.Change);
        }

        foreach (var change in changes)
        {
            if (portal.Revert(change, Acme.Now, "test").TryGet(out var back) && !KeepsAllRules(back.Portal)) return false;
        }

        return KeepsAllRules(portal);
    });

    private static bool KeepsAllRules(Portal portal) =>
        portal.NumbersAt().All(number => number.MayOriginate || number.Place.Program is not { } program || !portal.Programs[program].Type.IsBranding)
        && portal.Programs.Values.GroupBy(program => (program.Unit, program.Name.ToUpperInvariant())).All(same => same.Count() == 1)
        && portal.Programs.Keys.All(program => portal.CountNumbers(program).Total == portal.NumbersAt(Programs.Place.OfProgram(program)).Count());

    [Fact]
    public void Replay_AllChanges_RebuildsPortal() => Properties.ForAll(Requests, requests =>
    {
        var (portal, rebuilt) = (Acme.Portal, Acme.Portal);
        foreach (var request in requests)
        {
            var step = Apply(portal, request);
            portal = step.Portal;
            if (step.Change is null) continue;
            var read = PortalJson.ReadChange(PortalJson.Write(step.Change)).Value;
            if (read != step.Change || read.GetHashCode() != step.Change.GetHashCode()) return false;
            rebuilt = rebuilt.Replay(read).Value;
        }

        return PortalJson.Write(rebuilt).AsSpan().SequenceEqual(PortalJson.Write(portal));
    });

    [Fact]
    public void ReadPortal_WrittenPortal_GivesSameBytes() => Properties.ForAll(Requests, requests =>
    {
        var portal = Run(requests).Select(step => step.After).DefaultIfEmpty(Acme.Portal).Last();
        var json = PortalJson.Write(portal);
        return PortalJson.Write(PortalJson.ReadPortal(json).Value).AsSpan().SequenceEqual(json);
    });

    [Fact]
    public void Plan_SameRequestTwice_ChangesNothing() => Properties.ForAll(Requests, requests =>
    {
        var portal = Acme.Portal;
        foreach (var request in requests)
        {
            portal = Apply(portal, request).Portal;
            // The other requests are refused the second time.
            if (request is AddNumbers or UnassignNumbers or EditPurpose or EditProgram or ReviewDisplay && !ReferenceEquals(Apply(portal, request).Portal, portal)) return false;
        }

        return true;
    });

    [Fact]
    public void Apply_PlanOfOlderPortal_IsStale() => Properties.ForAll(Requests, requests =>
    {
        var plan = Acme.Portal.Plan(new CreateBusiness(Acme.Now, new Business("late", "Late")), Acme.Options);
        var portal = Run(requests).Select(step => step.After).DefaultIfEmpty(Acme.Portal).Last();
        return portal.Version == Acme.Portal.Version ? portal.Apply(plan, "test").IsOk : portal.Apply(plan, "test").Reason == PortalReason.PlanStale;
    });

    private static TemplateReading Read(string[] rows) =>
        NumberTemplate.Strict.Read(Encoding.UTF8.GetBytes("5013331111,Survey\n" + string.Join('\n', rows))).TryGet(out var reading) ? reading with { Accepted = reading.Accepted.RemoveAll(row => row.Line == 1) } : throw new InvalidOperationException();

    private static List<(PortalPlan Plan, Portal Before, Portal After)> Run(PortalRequest[] requests)
    {
        var (portal, steps) = (Acme.Portal, new List<(PortalPlan, Portal, Portal)>());
        foreach (var request in requests)
        {
            var plan = portal.Plan(request, Acme.Options);
            var after = plan.IsRefused ? portal : portal.Apply(plan, "test").Value.Portal;
            steps.Add((plan, portal, after));
            portal = after;
        }

        return steps;
    }

    private static PortalUpdate Apply(Portal portal, PortalRequest request)
    {
        var plan = portal.Plan(request, Acme.Options);
        return plan.IsRefused ? new PortalUpdate(portal, null) : portal.Apply(plan, "test", "because").Value;
    }

    private static bool SameContent(Portal left, Portal right) => PortalJson.Write(left.With(version: 0)).AsSpan().SequenceEqual(PortalJson.Write(right.With(version: 0)));
}
