using System.Collections.Immutable;
using System.Globalization;

namespace CallingDomain.Dialing;

/// <summary>The judgement of one call: findings first, then facts, status, signals.</summary>
internal sealed class CallJudgement
{
    private const string Sip = "sip", Q850 = "q850", Blocked = "603+", BlockedPhrase = "Network Blocked";

    private readonly CallResultTables _tables;
    private readonly CallEvidence _evidence;
    private readonly ImmutableArray<ReasonHeader> _reasons;
    private readonly HashSet<ResultFact> _facts = [];
    private readonly ImmutableArray<Finding> _findings;
    private readonly CallEnder _endedBy;

    public CallJudgement(CallResultTables tables, CallEvidence evidence)
    {
        (_tables, _evidence, _reasons) = (tables, evidence, [.. ReasonHeader.Read(evidence.SipReason)]);
        if (evidence.IsAlerted) _facts.Add(ResultFact.Alerted);
        if (evidence.IsAnswered) _facts.Add(ResultFact.Answered);
        if (evidence.IsAgentConnected) _facts.Add(ResultFact.AgentConnected);

        var words = Words().Select(word => (word.Table, word.Word, Found: tables.Find(word.Table, word.Word))).ToArray();
        foreach (var (_, _, (_, rows)) in words)
        {
            foreach (var row in rows) _facts.UnionWith(row.Shows);
            if (!rows.IsEmpty && rows.All(row => row.Status is { } status && status.IsAnswered())) _facts.Add(ResultFact.Answered);
        }

        if (_facts.Contains(ResultFact.AgentConnected)) _facts.Add(ResultFact.Answered);
        _endedBy = evidence.EndedBy != CallEnder.Unknown ? evidence.EndedBy : EnderShown();
        _findings = [.. words.Select(word => new Finding(word.Table, word.Word, word.Found.Table, word.Found.Rows.FirstOrDefault(Holds)))];
    }

    private bool IsAnswered => _facts.Contains(ResultFact.Answered);

    private bool IsAlerted => _facts.Contains(ResultFact.Alerted);

    // What only a request that left can cause.
    private bool HasLeft => _evidence.IsSent == true || IsAnswered || IsAlerted || _endedBy is CallEnder.Contact or CallEnder.Network;

    private bool HasResponse => _findings.Any(finding => finding is { Stage: ResultStage.Response, Row.Status: not null });

    public CallResult Result()
    {
        var (status, decisive) = Status();
        return new CallResult(status)
        {
            Signals = SignalsOf(status, decisive),
            IsContradictory = IsContradictory(),
            IsComplete = decisive is not null || status != CallStatus.Lost || _findings.Any(finding => finding.Row is null) || (_findings.IsEmpty && !IsAnswered),
            Confidence = decisive?.Row?.Confidence ?? (status == CallStatus.Lost ? CallConfidence.Low : CallConfidence.High),
            IsAlerted = IsAlerted,
            EndedBy = _endedBy,
            Findings = [.. _findings.Select(finding => new CallFinding(
                finding.TableName, finding.Word, finding.Row?.Status, finding.Row?.Meaning, finding.Row is null ? null : finding.Row.Source ?? finding.Table!.Source, finding == decisive))],
        };
    }

    // The order of the words of the evidence does not matter: they are sorted.
    private IEnumerable<CallWord> Words()
    {
        var words = new List<CallWord>();
        if (_evidence.SipCode is { } code) words.Add(new CallWord(Sip, SipWord(code)));
        if (_evidence.Cause is { } cause) words.Add(new CallWord(Q850, Text(cause)));
        words.AddRange(_reasons.Where(reason => reason is { IsQ850: true, Cause: not null }).Select(reason => new CallWord(Q850, Text(reason.Cause!.Value))));
        words.AddRange(_evidence.Words.Select(word => new CallWord((word.Table ?? "").Trim(), (word.Word ?? "").Trim())));
        return words.Distinct().OrderBy(word => word.Table, StringComparer.Ordinal).ThenBy(word => word.Word, StringComparer.Ordinal);
    }

    // Unknown responses count as the first of their class: RFC 3261, 8.1.3.2.
    private string SipWord(int code)
    {
        var text = Text(code);
        if (code == 603 && BlockedPhrase.Equals(_evidence.SipPhrase?.Trim(), StringComparison.OrdinalIgnoreCase) && _reasons.Any(reason => reason.IsAnalyticsBlock)) return Blocked;
        return code is < 100 or > 699 || !_tables.Find(Sip, text).Rows.IsEmpty ? text : $"{text[0]}xx";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private CallEnder EnderShown() =>
        _facts.Contains(ResultFact.EndedByAgent) ? CallEnder.Agent
        : _facts.Contains(ResultFact.EndedByContact) ? CallEnder.Contact
        : _facts.Contains(ResultFact.EndedByDialer) ? CallEnder.Dialer
        : CallEnder.Unknown;

    private bool Holds(ResultRow row) => row.When switch
    {
        ResultCondition.Alerted => IsAlerted,
        ResultCondition.AgentConnected => _facts.Contains(ResultFact.AgentConnected),
        ResultCondition.EndedByAgent => _endedBy == CallEnder.Agent,
        ResultCondition.EndedByContact => _endedBy == CallEnder.Contact,
        ResultCondition.EndedByTrunk => _endedBy == CallEnder.Trunk,
        ResultCondition.LocatedInNetwork => _reasons.Any(reason => reason is { IsQ850: true, IsLocatedInNetwork: true }),
        _ => true,
    };

    private (CallStatus Status, Finding? Decisive) Status()
    {
        var notDialed = _findings.FirstOrDefault(finding => finding.Row?.Status == CallStatus.NotDialed);
        if (_evidence.IsSent == false && !HasLeft) return (CallStatus.NotDialed, notDialed);
        if (notDialed is not null && !HasLeft && !_findings.Any(finding => finding.Row is { IsBucket: false, Status: not (null or CallStatus.NotDialed) })) return (CallStatus.NotDialed, notDialed);

        var decisive = _findings.Where(finding => finding.Row?.Status is not (null or CallStatus.NotDialed)).Where(finding => Rank(finding) < int.MaxValue).MinBy(Rank);
        var implied = Implied();
        if (implied is null || (decisive is not null && Rank(decisive) < ImpliedRank)) return (decisive?.Row!.Status ?? CallStatus.Lost, decisive);
        return (implied.Value, _findings.FirstOrDefault(finding => finding.Row?.Status == implied && !finding.Row.IsBucket && Rank(finding) < int.MaxValue));
    }

    // The status that the facts give without a word, and its place among the ranks.
    private CallStatus? Implied() => IsAnswered
        ? _facts.Contains(ResultFact.AgentConnected) ? CallStatus.Reached : _endedBy switch
        {
            CallEnder.Contact => CallStatus.Abandoned,
            CallEnder.Unknown => null,
            _ => CallStatus.Drop,
        }
        : _endedBy switch
        {
            CallEnder.Agent => CallStatus.AgentReject,
            CallEnder.RingTimeout or CallEnder.Dialer => CallStatus.NoAnswer,
            _ => null,
        };

    private int ImpliedRank => !IsAnswered ? 0 : _facts.Contains(ResultFact.AgentConnected) ? 30 : 80;

    // Smaller is weightier; equal ranks are in the order of table and word.
    private int Rank(Finding finding)
    {
        var (stage, row) = (finding.Stage, finding.Row!);
        var status = row.Status!.Value;
        if (!IsAnswered && status == CallStatus.Lost) return 75;
        if (!IsAnswered) return (row.IsBucket ? 40 : 10) + (stage switch { ResultStage.Response => 0, ResultStage.Cause => 1, _ => 2 });
        if (stage is ResultStage.Response or ResultStage.Cause || row.IsBucket) return int.MaxValue; // about the way to the answer
        return status switch
        {
            CallStatus.Drop => _endedBy == CallEnder.Contact ? 71 : 70,
            CallStatus.Abandoned => _endedBy == CallEnder.Contact ? 70 : 71,
            CallStatus.Lost => 75,
            CallStatus.Reached or CallStatus.Callback => stage == ResultStage.Agent ? 20 : 30,
            _ when stage == ResultStage.Agent => 10,
            CallStatus.NoSuchNumber when stage == ResultStage.Detector => 40, // an announcement, which detectors first take for a machine
            CallStatus.Machine => 50,
            _ => stage == ResultStage.Detector ? 60 : int.MaxValue,
        };
    }

    private ImmutableArray<CallSignal> SignalsOf(CallStatus status, Finding? decisive)
    {
        var signals = new SortedSet<CallSignal>();
        if (_evidence.IsDoNotCallAsked) signals.Add(CallSignal.DoNotCall);
        foreach (var finding in _findings)
        {
            if (finding.Row is not { } row || (row.IsBucket && finding != decisive)) continue;
            // A cause beside a response was made from it, or lost what it said; whether the number lives may still come from the network.
            var isDerived = finding.Stage == ResultStage.Cause && HasResponse;
            signals.UnionWith(row.Signals.Where(signal => !isDerived || signal is CallSignal.Dead or CallSignal.PossiblyDead or CallSignal.Moved or CallSignal.DoNotCall));
        }

        // Where something answered, the number lives, and no network refused the call.
        if (status.IsAnswered()) signals.RemoveWhere(signal => signal is not (CallSignal.DoNotCall or CallSignal.Moved));
        if (signals.Contains(CallSignal.Dead)) signals.Remove(CallSignal.PossiblyDead);
        return [.. signals];
    }

    private bool IsContradictory()
    {
        var shown = new SortedSet<CallStatus>();
        foreach (var finding in _findings)
        {
            if (finding.Row is not { IsBucket: false, Status: { } status } || status == CallStatus.Lost) continue;
            if (finding.Stage == ResultStage.Cause && HasResponse) continue;
            shown.Add(status);
        }

        if (_evidence.IsSent == false) shown.Add(CallStatus.NotDialed);
        if (!IsAnswered)
        {
            if (_evidence.IsSent != false && Implied() is { } implied) shown.Add(implied);
            return shown.Count > 1 || (shown.Contains(CallStatus.NotDialed) && HasLeft);
        }

        if (_facts.Contains(ResultFact.AgentConnected)) shown.Add(CallStatus.Reached);
        var isAboutTheWay = _findings.Any(finding => finding.Row is { IsBucket: false, Status: { } status } && !status.IsAnswered() && status != CallStatus.Lost && finding.Stage is not (ResultStage.Detector or ResultStage.Agent) && !(finding.Stage == ResultStage.Cause && HasResponse));
        // A call that was dropped or abandoned may have been answered by a machine, and a machine may be an announcement.
        var isMachine = shown.Remove(CallStatus.Machine);
        var isDead = shown.Contains(CallStatus.NoSuchNumber);
        return isAboutTheWay || shown.Contains(CallStatus.NotDialed) || shown.Count > 1 || (isMachine && !isDead && shown.Count == 1 && !shown.Contains(CallStatus.Drop) && !shown.Contains(CallStatus.Abandoned));
    }

    /// <summary>A word of the evidence with its row; no row if no table has the word.</summary>
    private sealed record Finding(string TableName, string Word, ResultTable? Table, ResultRow? Row)
    {
        public ResultStage Stage => Row?.Stage ?? Table?.Stage ?? ResultStage.Word;
    }
}
