using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CallingDomain.Numbers;
using CallingDomain.Programs;

namespace CallingDomain.Cli;

/// <summary>The answers to the steps of a scenario, as JSON.</summary>
internal static class PortalAnswers
{
    public static void AddLists(JsonObject answer, PortalRequest request, ImmutableArray<NumberResult> numbers)
    {
        (string Name, NumberOutcome Outcome)[] lists = request switch
        {
            AddNumbers => [("added", NumberOutcome.Added), ("reassigned", NumberOutcome.Reassigned), ("alreadyPresent", NumberOutcome.AlreadyPresent), ("rejected", NumberOutcome.Rejected)],
            RemoveNumbers => [("removed", NumberOutcome.Removed), ("rejected", NumberOutcome.Rejected)],
            UnassignNumbers => [("unassigned", NumberOutcome.Unassigned), ("alreadyPresent", NumberOutcome.AlreadyPresent), ("rejected", NumberOutcome.Rejected)],
            _ => [],
        };
        if (lists.Length == 0) return;
        foreach (var (name, outcome) in lists) answer[name] = new JsonArray([.. numbers.Where(number => number.Outcome == outcome).Select(Of)]);
        answer["counts"] = new JsonObject(lists.Select(list => KeyValuePair.Create(list.Name, (JsonNode?)answer[list.Name]!.AsArray().Count)));
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
        ["duration"] = assignment.Periods.IsEmpty
            ? null
            : new JsonObject { ["start"] = InstantText.Write(assignment.Periods[0].Start), ["end"] = InstantText.Write(assignment.Periods[^1].End) },
    };

    public static JsonObject Readiness(Readiness readiness) => new()
    {
        ["ok"] = true,
        ["brands"] = readiness.IsReady,
        ["causes"] = List(readiness.Reasons.Select(reason => reason.Code())),
        ["estimatedFrom"] = readiness.EstimatedFrom is { } instant ? InstantText.Write(instant) : null,
    };

    public static JsonObject Steps(IEnumerable<PortalCheck> steps) => new()
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

    private static JsonObject Of(NumberResult result)
    {
        var json = new JsonObject { ["line"] = result.Line };
        if (result.Number != PhoneNumber.None) json["number"] = result.Number.ToString();
        else json["text"] = result.Text ?? "";
        if (result.Purpose != CallPurpose.Unspecified) json["purpose"] = result.Purpose.Label();
        if (!result.Codes.IsEmpty) json["codes"] = List(result.Codes);
        if (!result.NoticeCodes.IsEmpty) json["notices"] = List(result.NoticeCodes);
        if (result.Suggestion is not null) json["suggestion"] = result.Suggestion;
        if (result.FirstLine is { } first) json["firstLine"] = first;
        if (result.CurrentPlace is { } place)
            json[result.Outcome is NumberOutcome.Rejected or NumberOutcome.AlreadyPresent ? "heldBy" : "from"] = new JsonObject { ["business"] = place.Business, ["unit"] = place.Unit, ["program"] = place.Program };
        if (result.IsReassignable is { } isReassignable) json["reassignable"] = isReassignable;
        return json;
    }
}
