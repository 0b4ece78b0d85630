using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <content>Ends of calls with signals, outcomes, dispositions and callbacks.</content>
internal sealed partial class Scheduler
{
    private readonly DeadNumberSigns _deadSigns = new();
    private readonly SortedDictionary<PhoneNumber, ListedNumber> _listedByEnd = []; // the numbers that the current report puts on the blacklist

    /// <summary>The signs of numbers that are not in service.</summary>
    public DeadNumberSigns DeadSigns => _deadSigns;

    /// <summary>Ends a call with all that its report says.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="agent">The agent that reports; null for none.</param>
    /// <param name="report">The report.</param>
    /// <param name="at">When the call ended.</param>
    /// <param name="end">The end after the effects of the report; its default if the report is refused or late.</param>
    public CampaignReason? End(long attempt, string? agent, in ReportedEnd report, long at, out CallEnd end)
    {
        end = default;
        if (report.Status is CallStatus.Unspecified or > CallStatus.NotDialed || report.Callback is not null != (report.Status == CallStatus.Callback)) return CampaignReason.StatusUnknown;
        if (report.Remarks?.Disposition is { } name && Settings.Endings.Find(name) is null) return CampaignReason.DispositionUnknown;
        if (Check(attempt, agent, Now, out var place) is { } reason)
        {
            return reason == CampaignReason.AttemptAlreadyEnded && report.Status == CallStatus.Reached && _lost.TryFind(attempt, out var lost) ? ReachLate(lost, agent, at, report.Remarks) : reason;
        }

        var (contact, number) = (_calls[place].Contact, _calls[place].Number);
        if (report.Callback is { } asked && !HasPhone(contact, asked.Number)) return CampaignReason.PhoneUnknown;
        if (at < Now) return CampaignReason.TimeGoesBack;
        var effects = EffectsOf(number, report.Remarks, at);
        ListNumbers(effects, contact, number, at);
        var action = report.Status == CallStatus.NotDialed || report.Callback is not null ? CallEffect.None : effects.Find(each => each.Effect.ActsOnContact && !(each.Effect.CallbackAfter is not null && _listedByEnd.ContainsKey(number))).Effect ?? CallEffect.None;
        var callback = action.CallbackAfter is { } delay ? new AgreedCallback(CallbackTime.Of(DueTime.ToInstant(DueTime.Later(at, delay.ToInt64Nanoseconds()))), PhoneNumber.None) : report.Callback;
        var callAt = 0L;
        if (callback is not null && !DueTime.TryExact(callback.Time.At, out callAt)) return CampaignReason.TimeOutOfRange;
        if (callback is not null && _listedByEnd.ContainsKey(callback.Number == PhoneNumber.None ? number : callback.Number)) return CampaignReason.EndingContradictory;
        var status = callback is null ? report.Status : CallStatus.Callback;
        end = new CallEnd(status, action.RetryAs ?? CountedAs(status), at, callAt, Closes: action.Closes);
        End(place, end, callback, report.Remarks);
        if (report.Remarks is { } remarks) _batch[_batched - 1].Remark(remarks);
        WriteListings(at);
        Commit();
        return null;
    }

    private List<(CallEffect Effect, string Reason)> EffectsOf(PhoneNumber number, CallRemarks? remarks, long at) =>
        remarks is null ? [] : [.. Settings.Endings.EffectsOf(remarks, _deadSigns.IsProof(number, remarks, at, Settings.TimeZone))];

    // Each number is listed for the longest time, with the reason of the first effect that lists it so long.
    private void ListNumbers(List<(CallEffect Effect, string Reason)> effects, int contact, PhoneNumber called, long at)
    {
        _listedByEnd.Clear();
        foreach (var (effect, reason) in effects)
        {
            if (effect.Blacklists is not { } scope) continue;
            LoadDraft(contact);
            var entry = new ListedNumber(effect.BlacklistedUntil(at, ZonesOf(called, _draft.Zone)), reason);
            foreach (var number in scope == AttemptScope.Contact ? [called, .. _draft.Order] : new[] { called })
            {
                if (!_listedByEnd.TryGetValue(number, out var listed) || entry.Until > listed.Until) _listedByEnd[number] = entry;
            }
        }
    }

    private void WriteListings(long at)
    {
        foreach (var (number, entry) in _listedByEnd)
        {
            if (entry.Until > at && _listing.IsChangedBy(number, entry)) NextFact(out var place).Write(place, CampaignFactKind.NumberBlacklisted, at, number, entry);
        }

        _listedByEnd.Clear();
    }
}
