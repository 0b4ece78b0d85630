using System.Text.Json.Nodes;
using CallingDomain.Numbers;
using CallingDomain.Programs;

namespace CallingDomain.Cli;

/// <summary>What the steps of a scenario answer, as JSON.</summary>
internal static class PortalAnswers
{
    public static void AddLists(JsonObject answer, PortalRequest request, NumberAnswers numbers)
    {
        (string Name, NumberOutcome Outcome)[] lists = request switch
        {
            AddNumbers => [("added", NumberOutcome.Added), ("reassigned", NumberOutcome.Reassigned), ("alreadyPresent", NumberOutcome.AlreadyPresent), ("rejected", NumberOutcome.Rejected)],
            RemoveNumbers => [("removed", NumberOutcome.Removed), ("rejected", NumberOutcome.Rejected)],
            UnassignNumbers => [("unassigned", NumberOutcome.Unassigned), ("alreadyPresent", NumberOutcome.AlreadyPresent), ("rejected", NumberOutcome.Rejected)],
            _ => [],
        };
        if (lists.Length == 0) return;
        foreach (var (name, outcome) in lists) answer[name] = new JsonArray([.. numbers.Of(outcome).Select(Of)]);
        answer["counts"] = new JsonObject(lists.Select(list => KeyValuePair.Create(list.Name, (JsonNode?)numbers.Count(list.Outcome))));
    }

    public static JsonObject Assignment(NumberAssignment assignment) => new()
    {
        ["ok"] = true,
        ["number"] = assignment.Number.Number.ToString(),
        ["business"] = assignment.Business.Id,
        ["unit"] = assignment.Unit?.Id,
        ["program"] = assignment.Program?.Id,
        ["displayName"] = assignment.DisplayName?.Name,
        ["status"] = assignment.Number.Status.ToString(),
        ["purpose"] = assignment.Number.Purpose.Label(),
        ["duration"] = assignment.Duration.IsEmpty
            ? null
            : new JsonObject { ["start"] = InstantText.Write(assignment.Duration[0].Start), ["end"] = InstantText.Write(assignment.Duration[^1].End) },
    };

    public static JsonObject Readiness(Readiness readiness) => new()
    {
        ["ok"] = true,
        ["brands"] = readiness.Brands,
        ["causes"] = List(readiness.Causes.Select(cause => cause.Code())),
        ["estimatedFrom"] = readiness.EstimatedFrom is { } instant ? InstantText.Write(instant) : null,
    };

    public static JsonObject Steps(IEnumerable<ProgramStepCheck> steps) => new()
    {
        ["ok"] = true,
        ["steps"] = new JsonArray([.. steps.Select(step => new JsonObject
        {
            ["name"] = step.Step.ToString(),
            ["missing"] = List(step.Reasons.Select(reason => reason.Code())),
            ["notices"] = List(step.Notices.Select(notice => notice.Code())),
        })]),
    };

    public static JsonArray List(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)text)]);

    private static JsonObject Of(NumberAnswer answer)
    {
        var json = new JsonObject { ["line"] = answer.Line };
        if (answer.Number != PhoneNumber.None) json["number"] = answer.Number.ToString();
        else json["text"] = answer.Text ?? "";
        if (answer.Purpose != CallPurpose.Unspecified) json["purpose"] = answer.Purpose.Label();
        if (!answer.Codes.IsEmpty) json["codes"] = List(answer.Codes);
        if (!answer.Notices.IsEmpty) json["notices"] = List(answer.Notices);
        if (answer.Suggestion is not null) json["suggestion"] = answer.Suggestion;
        if (answer.FirstLine is { } first) json["firstLine"] = first;
        if (answer.HeldBy is { } place)
            json[answer.Outcome is NumberOutcome.Rejected or NumberOutcome.AlreadyPresent ? "heldBy" : "from"] = new JsonObject { ["business"] = place.Business, ["unit"] = place.Unit, ["program"] = place.Program };
        if (answer.IsReassignable is { } isReassignable) json["reassignable"] = isReassignable;
        return json;
    }
}
