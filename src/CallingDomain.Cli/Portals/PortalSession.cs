using System.Text.Json.Nodes;
using CallingDomain.Numbers;
using CallingDomain.Programs;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>A portal on which a scenario's steps are carried out, one after the other, in the scenario's time.</summary>
internal sealed class PortalSession(Portal portal, Instant now, NumberTemplate template, string folder)
{
    private readonly Dictionary<int, PortalChange> _changesByStep = [];

    public Portal Portal { get; private set; } = portal;

    public Instant Now { get; private set; } = now;

    public NumberTemplate Template => template;

    public PortalOptions Options { get; } = new(DateTimeZoneProviders.Tzdb);

    /// <summary>What has happened so far, for the audit trail.</summary>
    public List<PortalChange> Changes { get; } = [];

    /// <summary>Whether any step, or any number of one, was refused.</summary>
    public bool AnythingRefused { get; private set; }

    /// <summary>The step under way, from 1.</summary>
    public int Step { get; set; }

    /// <summary>A file beside the scenario's.</summary>
    public string PathOf(string name) => Path.Combine(folder, name);

    /// <summary>Plans a request and, unless it is only a preview, applies it.</summary>
    /// <returns>The step's answer.</returns>
    public JsonObject Request(PortalRequest request, bool isPreview)
    {
        var plan = Portal.Plan(request, Options);
        if (plan.IsRefused) return Refused(plan.Reasons.Select(reason => reason.Code()), plan.Notices);
        AnythingRefused |= plan.Numbers.Count(NumberOutcome.Rejected) > 0;
        if (!isPreview) Take(Portal.Apply(plan, "scenario").Value);
        var answer = new JsonObject { ["ok"] = true };
        if (isPreview) answer["preview"] = true;
        AddNotices(answer, plan.Notices);
        PortalAnswers.AddLists(answer, request, plan.Numbers);
        return answer;
    }

    /// <summary>Why a request would be refused as a whole.</summary>
    public IEnumerable<string> WhyNot(PortalRequest request) => Portal.Plan(request, Options).Reasons.Select(reason => reason.Code());

    /// <summary>Takes back what an earlier step did.</summary>
    public JsonObject TakeBack(int step)
    {
        if (!_changesByStep.TryGetValue(step, out var change)) return Refused([InputReason.StepUnknown.Code()]);
        var back = Portal.TakeBack(change, Now, "scenario");
        if (!back.TryGet(out var taken)) return Refused([back.Reason.Code()]);
        Take(taken);
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

    private void Take(PortalStep step)
    {
        Portal = step.Portal;
        if (step.Change is null) return;
        _changesByStep[Step] = step.Change;
        Changes.Add(step.Change);
    }

    private static void AddNotices(JsonObject answer, IReadOnlyList<PortalReason> notices)
    {
        if (notices.Count > 0) answer["notices"] = PortalAnswers.List(notices.Select(notice => notice.Code()));
    }
}
