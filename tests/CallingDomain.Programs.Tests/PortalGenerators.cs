using System.Text;
using CallingDomain.Numbers;
using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace CallingDomain.Programs.Tests;

/// <summary>Generators of requests to the portal of <see cref="Acme"/>, valid or not.</summary>
internal static class PortalGenerators
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
            Schedules = start is null && end is null ? [] : [new ProgramSchedule(start, end, zone)],
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

    public static Arbitrary<PortalRequest> Requests() => Arb.From(Request, Smaller);

    public static Arbitrary<PortalChange> Changes() => Arb.From(
        from request in Request let plan = Acme.Portal.Plan(request, Acme.Options) where !plan.IsRefused && !plan.Facts.IsEmpty select Acme.Portal.Apply(plan, "test").Value.Change!);

    private static IEnumerable<PortalRequest> Smaller(PortalRequest request) => request switch
    {
        AddNumbers add => Shrinking.Items(add.Rows.Accepted).Select(rows => add with { Rows = add.Rows with { Accepted = [.. rows] } })
            .Concat(Shrinking.Items(add.Rows.Rejected).Select(rows => add with { Rows = add.Rows with { Rejected = [.. rows] } }))
            .Concat(Shrinking.Properties(add, new AddNumbers(add.At, add.To, add.Rows))),
        UnassignNumbers unassign => Shrinking.Items(unassign.Numbers).Select(numbers => unassign with { Numbers = [.. numbers] }).Concat(Shrinking.Value(unassign, new UnassignNumbers(unassign.At, unassign.Numbers))),
        RemoveNumbers remove => Shrinking.Items(remove.Numbers).Select(numbers => remove with { Numbers = [.. numbers] }).Concat(Shrinking.Value(remove, new RemoveNumbers(remove.At, remove.Numbers))),
        CreateProgram create => Shrinking.Properties(create.Draft, new ProgramDraft()).Select(draft => create with { Draft = draft }),
        EditProgram edit => Shrinking.Properties(edit.Draft, new ProgramDraft()).Select(draft => edit with { Draft = draft }),
        _ => [],
    };

    // The first row keeps a heading from being found.
    private static TemplateReading Read(string[] rows) =>
        NumberTemplate.Strict.Read(Encoding.UTF8.GetBytes("5013331111,Survey\n" + string.Join('\n', rows))).TryGet(out var reading) ? reading with { Accepted = reading.Accepted.RemoveAll(row => row.Line == 1) } : throw new InvalidOperationException();
}
