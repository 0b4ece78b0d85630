using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CallingDomain.Numbers;
using CallingDomain.Programs;

namespace CallingDomain.Cli;

/// <summary>A step of a scenario: its name and its action on a portal.</summary>
internal sealed record ScenarioStep(string Do, Func<PortalSession, JsonObject> Run)
{
    private static readonly Dictionary<string, (string[] Properties, Func<JsonPlace, Func<PortalSession, JsonObject>> Read)> Kinds = new(StringComparer.Ordinal)
    {
        ["createBusiness"] = (["id", "name", "brands", "blockedTermExceptions", "preview"], CreateBusiness),
        ["createBusinessUnit"] = (["id", "business", "name", "preview"], CreateBusinessUnit),
        ["createProgram"] = (["id", "preview", .. ProgramSection.Properties], step => Program(step, (now, id, draft) => new CreateProgram(now, id, draft))),
        ["editProgram"] = (["id", "preview", .. ProgramSection.Properties], step => Program(step, (now, id, draft) => new EditProgram(now, id, draft))),
        ["addNumbers"] = (["to", "rows", "file", "reassign", "confirmed", "preview"], AddNumbers),
        ["unassignNumbers"] = (["numbers", "from", "confirmed", "preview"], UnassignNumbers),
        ["removeNumbers"] = (["numbers", "from", "confirmed", "preview"], RemoveNumbers),
        ["editPurpose"] = (["number", "purpose", "confirmed", "preview"], EditPurpose),
        ["approveNumber"] = (["number", "preview"], step => Status(step, _ => StatusChange.Approve)),
        ["changeStatus"] = (["number", "status", "reason", "preview"], step => Status(step, Change)),
        ["approveContent"] = (["program", "displayName", "shorthand", "image", "preview"], step => Review(step, isApproved: true)),
        ["rejectContent"] = (["program", "displayName", "shorthand", "image", "preview"], step => Review(step, isApproved: false)),
        ["launch"] = (["program", "preview"], step => OfProgram(step, (now, id) => new LaunchProgram(now, id))),
        ["pause"] = (["program", "preview"], step => OfProgram(step, (now, id) => new PauseProgram(now, id))),
        ["resume"] = (["program", "preview"], step => OfProgram(step, (now, id) => new ResumeProgram(now, id))),
        ["cancel"] = (["program", "preview"], step => OfProgram(step, (now, id) => new CancelProgram(now, id))),
        ["viewAssignments"] = (["number"], ViewAssignments),
        ["readiness"] = (["number"], ReadinessOf),
        ["steps"] = (["program"], Steps),
        ["audit"] = ([], _ => session => new JsonObject { ["ok"] = true, ["changes"] = PortalAnswers.List(session.Updates.Select(update => update.Change!.ToString())) }),
        ["revert"] = (["step"], Revert),
        ["advance"] = (["to"], Advance),
    };

    private static readonly ImmutableArray<(string Word, StatusReason Value)> StatusReasons = [.. Enum.GetValues<StatusReason>().Where(reason => reason != StatusReason.Unspecified).Select(reason => (reason.Code(), reason))];

    /// <exception cref="InputException">Not a valid step.</exception>
    public static ScenarioStep Read(JsonPlace step)
    {
        var name = step.The("do").Text();
        if (!Kinds.TryGetValue(name, out var kind)) throw InputException.Unknown(InputReason.ValueUnknown, step.The("do").Path, "value", name, Kinds.Keys, ("path", step.The("do").Path));
        step.Only(["do", .. kind.Properties]);
        return new ScenarioStep(name, kind.Read(step));
    }

    private static Func<PortalSession, JsonObject> CreateBusiness(JsonPlace step)
    {
        var business = new Business(step.The("id").Text(), step.The("name").Text())
        {
            Brands = Texts(step.Maybe("brands")),
            BlockedTermExceptions = Texts(step.Maybe("blockedTermExceptions")),
        };
        var isPreview = IsPreview(step);
        return session => session.Request(new CreateBusiness(session.Now, business), isPreview);
    }

    private static Func<PortalSession, JsonObject> CreateBusinessUnit(JsonPlace step)
    {
        var unit = new BusinessUnit(step.The("id").Text(), step.The("business").Text(), step.The("name").Text());
        var isPreview = IsPreview(step);
        return session => session.Request(new CreateBusinessUnit(session.Now, unit), isPreview);
    }

    private static Func<PortalSession, JsonObject> Program(JsonPlace step, Func<NodaTime.Instant, string, ProgramDraft, PortalRequest> request)
    {
        var id = step.The("id").Text();
        var (draft, codes) = ProgramSection.Read(step);
        var isPreview = IsPreview(step);
        return session => codes.IsEmpty
            ? session.Request(request(session.Now, id, draft), isPreview)
            : session.Refused(codes.Concat(session.Check(request(session.Now, id, draft)).Except(ProgramSection.CodesOfMissing(draft))));
    }

    private static Func<PortalSession, JsonObject> OfProgram(JsonPlace step, Func<NodaTime.Instant, string, PortalRequest> request)
    {
        var id = step.The("program").Text();
        var isPreview = IsPreview(step);
        return session => session.Request(request(session.Now, id), isPreview);
    }

    private static Func<PortalSession, JsonObject> Review(JsonPlace step, bool isApproved)
    {
        var display = ProgramSection.Display(step);
        if (step.Maybe("image")?.Text() is { } image) return OfProgram(step, (now, id) => new ReviewImage(now, id, image, isApproved));
        return OfProgram(step, (now, id) => new ReviewDisplay(now, id, isApproved) { Display = display });
    }

    private static Func<PortalSession, JsonObject> AddNumbers(JsonPlace step)
    {
        var to = Target(step.The("to"));
        var (reassign, confirmed, isPreview) = (step.Maybe("reassign")?.YesNo() ?? false, step.Maybe("confirmed")?.YesNo() ?? false, IsPreview(step));
        var (rows, file) = (step.Maybe("rows"), step.Maybe("file")?.NonEmptyText());
        if (rows is null == file is null) throw step.Refuse(rows is null ? InputReason.PropertyMissing : InputReason.PropertyConflict, rows is null ? "the property 'rows' or 'file' is required" : "'rows' and 'file' exclude each other");
        ImmutableArray<NumberEntry> entries = rows is null ? [] : [.. rows.Value.Items().Select(Entry)];
        return session =>
        {
            var reading = file is null ? session.Template.Read(entries) : ReadFile(session, file);
            return reading.TryGet(out var template)
                ? session.Request(new AddNumbers(session.Now, to, template) { Reassign = reassign, Confirmed = confirmed }, isPreview)
                : session.Refused([reading.Reason!.Reason.Code()]);
        };
    }

    private static Result<TemplateReading, FileRefusal> ReadFile(PortalSession session, string file)
    {
        if (!NumberTemplate.IsFileNameAllowed(file)) return new FileRefusal(FileReason.TypeNotAllowed);
        var reading = InputFile.ReadAtMost(session.PathOf(file), Stream.Null, session.Template.MaxBytes);
        return reading.TryGet(out var bytes) ? session.Template.Read(bytes) : reading.Reason!;
    }

    private static Func<PortalSession, JsonObject> RemoveNumbers(JsonPlace step)
    {
        var (numbers, scope) = (Texts(step.The("numbers")), step.Maybe("from") is { } from ? Target(from) : null);
        var (confirmed, isPreview) = (step.Maybe("confirmed")?.YesNo() ?? true, IsPreview(step)); // a removal in a scenario is meant, unless it says false
        return session => session.Request(new RemoveNumbers(session.Now, numbers) { Scope = scope, Confirmed = confirmed }, isPreview);
    }

    private static Func<PortalSession, JsonObject> UnassignNumbers(JsonPlace step)
    {
        var (numbers, scope) = (Texts(step.The("numbers")), step.Maybe("from") is { } from ? Target(from) : null);
        var (confirmed, isPreview) = (step.Maybe("confirmed")?.YesNo() ?? false, IsPreview(step));
        return session => session.Request(new UnassignNumbers(session.Now, numbers) { Scope = scope, Confirmed = confirmed }, isPreview);
    }

    private static Func<PortalSession, JsonObject> EditPurpose(JsonPlace step)
    {
        var reading = CallPurposes.Read(step.The("purpose").Text());
        var (confirmed, isPreview) = (step.Maybe("confirmed")?.YesNo() ?? false, IsPreview(step));
        return OfNumber(step, (session, number) => reading.TryGet(out var purpose)
            ? session.Request(new EditPurpose(session.Now, number, purpose) { Confirmed = confirmed }, isPreview)
            : session.Refused([reading.Reason.Code()]));
    }

    private static Func<PortalSession, JsonObject> Status(JsonPlace step, Func<JsonPlace, StatusChange> change)
    {
        var (wanted, isPreview) = (change(step), IsPreview(step));
        return OfNumber(step, (session, number) => session.Request(new ChangeStatus(session.Now, number, wanted), isPreview));
    }

    private static StatusChange Change(JsonPlace step) =>
        new(step.The("status").Word<NumberStatus>(), step.Maybe("reason")?.Word(StatusReasons) ?? StatusReason.Unspecified);

    private static Func<PortalSession, JsonObject> ViewAssignments(JsonPlace step) => OfNumber(step, (session, number) =>
        session.Portal.FindAssignment(number) is { } assignment ? PortalAnswers.Assignment(assignment) : session.Refused([PortalReason.NumberNotFound.Code()]));

    private static Func<PortalSession, JsonObject> ReadinessOf(JsonPlace step) => OfNumber(step, (session, number) => session.Portal.Find(number) is null
        ? session.Refused([PortalReason.NumberNotFound.Code()])
        : PortalAnswers.Readiness(session.Portal.CheckReadiness(number, session.Now, PortalSession.Options)));

    private static Func<PortalSession, JsonObject> Steps(JsonPlace step)
    {
        var id = step.The("program").Text();
        return session =>
        {
            var check = session.Portal.CheckSteps(id, session.Now, PortalSession.Options);
            return check.TryGet(out var steps) ? PortalAnswers.Steps(steps) : session.Refused([check.Reason.Code()]);
        };
    }

    private static Func<PortalSession, JsonObject> Revert(JsonPlace step)
    {
        var earlier = step.The("step").WholeNumber(1, int.MaxValue);
        return session => session.Revert(earlier);
    }

    private static Func<PortalSession, JsonObject> Advance(JsonPlace step)
    {
        var to = step.The("to").Instant();
        return session => session.Advance(to);
    }

    // The number is in one of the portal's forms, or E.164.
    private static Func<PortalSession, JsonObject> OfNumber(JsonPlace step, Func<PortalSession, PhoneNumber, JsonObject> run)
    {
        var text = step.The("number").Text();
        var reading = NumberTemplate.ReadNumber(text);
        if (reading.TryGet(out var number) || PhoneNumber.Read(text).TryGet(out number)) return session => run(session, number);
        return session => session.Refused(reading.Reason.Select(reason => reason.Code()));
    }

    private static NumberEntry Entry(JsonPlace row)
    {
        var columns = row.Items().Select(column => column.Text()).ToList();
        return columns.Count == 2 ? new NumberEntry(columns[0], columns[1]) : throw row.Refuse(InputReason.PropertyRange, "expected a number and a call purpose");
    }

    private static Place Target(JsonPlace place)
    {
        place.Only("business", "unit", "program");
        return new Place(place.Maybe("business")?.Text(), place.Maybe("unit")?.Text(), place.Maybe("program")?.Text());
    }

    private static ImmutableArray<string> Texts(JsonPlace? list) => [.. (list?.Items() ?? []).Select(item => item.Text())];

    private static bool IsPreview(JsonPlace step) => step.Maybe("preview")?.YesNo() ?? false;
}
