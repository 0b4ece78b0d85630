using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Benchmarks;

/// <summary>A campaign: an operation is a whole attempt, from the claim to the outcome.</summary>
internal sealed class CampaignAttempts(Campaign campaign) : IContender
{
    private readonly Queue<(long Attempt, int Contact, PhoneNumber Number)> _calls = new(EngineLoad.Calls);
    private readonly Duration _step = EngineLoad.StepFor(campaign.ContactCount);
    private Instant _now = EngineLoad.Start;
    private ulong _sum;

    public ulong Run(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            _now += _step;
            if (_calls.Count == EngineLoad.Calls && _calls.Dequeue() is var ended) End(ended.Attempt, ended.Contact, ended.Number);
            if (campaign.TryClaim(_now, out var call)) _calls.Enqueue((call.Id, call.Contact, call.Phone.Phone));
            else _now = Instant.Max(_now, campaign.NextWakeUp ?? _now);
        }

        return _sum;
    }

    private void End(long attempt, int contact, PhoneNumber number)
    {
        var status = EngineLoad.OutcomeOf(attempt, contact);
        campaign.End(attempt, status, _now);
        _sum = unchecked((_sum * 31) + (ulong)contact + (ulong)attempt + ((ulong)status << 40) + number.Digits);
    }
}
