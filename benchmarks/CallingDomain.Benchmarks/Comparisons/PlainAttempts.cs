using NodaTime;

namespace CallingDomain.Benchmarks;

/// <summary>The attempts of <see cref="CampaignAttempts"/> with a straightforward engine.</summary>
internal sealed class PlainAttempts : IContender
{
    private readonly Queue<PlainCall> _calls = new(EngineLoad.Calls);
    private readonly Duration _step;
    private readonly PlainEngine _engine;
    private Instant _now = EngineLoad.Start;
    private ulong _sum;

    public PlainAttempts(Instant[] dues)
    {
        _step = EngineLoad.StepFor(dues.Length);
        _engine = new PlainEngine(EngineLoad.Settings, Add);
        for (var contact = 0; contact < dues.Length; contact++)
            _engine.Load(new PlainContact(contact, HopperLoad.PriorityOf(contact), EngineLoad.ZoneOf(contact), [.. Enumerable.Range(0, EngineLoad.Phones).Select(phone => new PlainPhone(EngineLoad.NumberOf(contact, phone)))], dues[contact]));
    }

    public ulong Run(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            _now += _step;
            if (_calls.Count == EngineLoad.Calls && _calls.Dequeue() is var ended) _engine.End(ended.Attempt, EngineLoad.OutcomeOf(ended.Attempt, ended.Contact.Number), _now);
            if (_engine.Claim(_now) is { } call) _calls.Enqueue(call);
            else _now = Instant.Max(_now, _engine.NextWakeUp ?? _now);
        }

        return _sum;
    }

    private void Add(PlainHistoryEntry entry) =>
        _sum = unchecked((_sum * 31) + (ulong)entry.Call.Contact.Number + (ulong)entry.Call.Attempt + ((ulong)entry.Status << 40) + entry.Call.Phone.Number.Digits);
}
