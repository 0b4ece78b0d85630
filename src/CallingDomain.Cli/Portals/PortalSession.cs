using System.Text.Json.Nodes;
using CallingDomain.Numbers;
using CallingDomain.Programs;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>Runs the steps of a scenario on a portal, in the time of the scenario.</summary>
internal sealed class PortalSession(Portal portal, Instant now, NumberTemplate template, string folder)
{
    private readonly Dictionary<int, PortalChange> _changesByStep = [];

    public Portal Portal { get; private set; } = portal;

    public Instant Now { get; private set; } = now;

    public NumberTemplate Template => template;

    public static PortalOptions Options { get; } = new(DateTimeZoneProviders.Tzdb);

    /// <summary>The changes of this run, each with the portal after it.</summary>
    public List<PortalUpdate> Updates { get; } = [];

    /// <summary>Whether any step was refused, or any number of a step rejected.</summary>
    public bool AnythingRefused { get; private set; }

    /// <summary>The current step, from 1.</summary>
    public int Step { get; set; }

    /// <summary>The path of a file beside the scenario.</summary>
    public string PathOf(string name) => Path.Combine(folder, name);

    /// <summary>Plans a request and applies it, unless it is a preview.</summary>
    /// <returns>The answer to the step.</returns>
    public JsonObject Request(PortalRequest request, bool isPreview)
    {
        var plan = Portal.Plan(request, Options);
        if (plan.IsRefused) return Refused(plan.Reasons.Select(reason => reason.Code()), plan.Notices);
        AnythingRefused |= plan.Numbers.Any(number => number.Outcome == NumberOutcome.Rejected);
        if (!isPreview) Take(Portal.Apply(plan, "scenario").Value);
        var answer = new JsonObject { ["ok"] = true };
        if (isPreview) answer["preview"] = true;
        AddNotices(answer, plan.Notices);
        PortalAnswers.AddLists(answer, request, plan.Numbers);
        return answer;
    }

    /// <summary>The codes of the reasons that would refuse a request as a whole.</summary>
    public IEnumerable<string> Check(PortalRequest request) => Portal.Plan(request, Options).Reasons.Select(reason => reason.Code());

    /// <summary>Reverts the change of an earlier step.</summary>
    public JsonObject Revert(int step)
    {
        if (!_changesByStep.TryGetValue(step, out var change)) return Refused([InputReason.StepUnknown.Code()]);
        var reverting = Portal.Revert(change, Now, "scenario");
        if (!reverting.TryGet(out var update)) return Refused([reverting.Reason.Code()]);
        Take(update);
        return new JsonObject { ["ok"] = true };
    }

    public JsonObject Advance(Instant to)
    {
        if (to < Now) return Refused([InputReason.TimeGoesBack.Code()]);
        Now = to;
        return new JsonObject { ["ok"] = true };
    }

    public JsonObject Refused(IEnumerable<string> codes, IReadOnlyList<PortalReason>? notices = null)
    {
        AnythingRefused = true;
        var answer = new JsonObject { ["ok"] = false, ["codes"] = PortalAnswers.List(codes) };
        AddNotices(answer, notices ?? []);
        return answer;
    }

    private void Take(PortalUpdate update)
    {
        Portal = update.Portal;
        if (update.Change is null) return;
        _changesByStep[Step] = update.Change;
        Updates.Add(update);
    }

    private static void AddNotices(JsonObject answer, IReadOnlyList<PortalReason> notices)
    {
        if (notices.Count > 0) answer["notices"] = PortalAnswers.List(notices.Select(notice => notice.Code()));
    }
}
