using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <content>Ends of calls with signals, outcomes and dispositions.</content>
internal sealed partial class PlainCampaign
{
    private readonly Dictionary<long, CallEnding> _endings = []; // by call
    private readonly Dictionary<PhoneNumber, (LocalDate Day, Instant At, string? Trunk)> _signs = []; // the first signs of dead numbers

    public object? EndReported(long attempt, CallEnding ending, Instant at, string? agent)
    {
        if (!Enum.IsDefined(ending.Status) || ending.Status == CallStatus.Unspecified || (ending.Status == CallStatus.Callback) != ending.Callback is not null) return Refused(CampaignReason.StatusUnknown);
        if (ending.Disposition is { } name && _settings.Endings.Dispositions.All(each => each.Name != name)) return Refused(CampaignReason.DispositionUnknown);
        if (ending.Status == CallStatus.Reached && _history.Find(call => call.Id == attempt) is { Status: CallStatus.Lost } lost && ContactOf(lost).LostCalls.ContainsKey(attempt))
        {
            var late = ListedBy(lost, ending, at);
            var answer = ReachLate(lost, ending, at, agent);
            if (answer.Reason is null) List(late, at);
            return answer;
        }

        if (Check(attempt, agent) is { } reason) return Refused(reason);
        var call = _history[(int)attempt - 1];
        if (ending.Callback is not null && !MayAskFor(ContactOf(call), ending.CallbackPhone)) return Refused(CampaignReason.PhoneUnknown);
        if (at < _now) return Refused(CampaignReason.TimeGoesBack);
        var listed = ListedBy(call, ending, at);
        if (ending.Callback is not null && listed.ContainsKey(ending.CallbackPhone ?? call.Phone)) return Refused(CampaignReason.EndingContradictory);
        Advance(at);
        var action = ending.Status == CallStatus.NotDialed || ending.Callback is not null ? null : EffectsOf(call, ending, at).Find(effect => effect.Closes || effect.RetryAs is not null || (effect.CallbackAfter is not null && !listed.ContainsKey(call.Phone)));
        if (action?.CallbackAfter is { } delay) ending = ending with { Status = CallStatus.Callback, Callback = CallbackTime.Of(at + delay) };
        End(call, ending, at, action);
        List(listed, at);
        var contact = ContactOf(call);
        return new EndAnswer(null, contact.Phase, contact.Phase == PlainPhase.Closed ? null : contact.DueAt);
    }

    private void List(Dictionary<PhoneNumber, Instant> listed, Instant at)
    {
        foreach (var (number, until) in listed.OrderBy(each => each.Key)) AddToBlacklist(number, at, until == Instant.MaxValue ? null : until);
    }

    /// <summary>The numbers that the report lists, each for the longest time.</summary>
    private Dictionary<PhoneNumber, Instant> ListedBy(CallRow call, CallEnding ending, Instant at)
    {
        var listed = new Dictionary<PhoneNumber, Instant>();
        foreach (var effect in EffectsOf(call, ending, at).Where(effect => effect.Blacklists is not null))
        {
            var zones = ZonesOf(ContactOf(call).Contact, call.Phone);
            var until = effect.Period is { } period ? at + period : effect.Days is { } days ? LocalInstants.EndOfDay(at, days, zones) : Instant.MaxValue;
            var numbers = CallingOrder.Of(ContactOf(call).Contact).Select(phone => phone.Phone).Where(number => number != PhoneNumber.None && effect.Blacklists == AttemptScope.Contact);
            foreach (var number in numbers.Append(call.Phone)) listed[number] = Instant.Max(until, listed.GetValueOrDefault(number, Instant.MinValue));
        }

        return listed;
    }

    /// <summary>The effects of a report: of the disposition, the outcome, then the signals.</summary>
    private List<CallEffect> EffectsOf(CallRow call, CallEnding ending, Instant at)
    {
        var rules = _settings.Endings;
        return
        [
            .. rules.Dispositions.Where(each => each.Name == ending.Disposition).Select(each => each.Effect),
            .. Effect(ending.Outcome == CallOutcome.DoNotCall || ending.Signals.Contains(CallSignal.DoNotCall), rules.DoNotCall),
            .. Effect(ending.Outcome == CallOutcome.Refused, rules.Refused),
            .. Effect(ending.Outcome == CallOutcome.Spoke, rules.Spoke),
            .. Effect(IsSecondSign(call, ending, at), rules.DeadNumber),
            .. Effect(ending.Signals.Contains(CallSignal.BadFormat), rules.BadFormat),
        ];

        static CallEffect[] Effect(bool applies, CallEffect effect) => applies ? [effect] : [];
    }

    private static bool IsSign(CallEnding ending) => ending.Signals.Contains(CallSignal.Dead) || ending.Signals.Contains(CallSignal.PossiblyDead);

    private bool IsSecondSign(CallRow call, CallEnding ending, Instant at) => IsSign(ending) && _signs.TryGetValue(call.Phone, out var first)
        && (first.At.InZone(_settings.TimeZone).Date != at.InZone(_settings.TimeZone).Date || (first.Trunk is not null && ending.Trunk is not null && first.Trunk != ending.Trunk));

    private void Sign(CallRow call, CallEnding ending, Instant at)
    {
        var first = _signs.TryGetValue(call.Phone, out var sign) ? sign : (Day: default, At: at, Trunk: null);
        if (IsSecondSign(call, ending, at)) _signs.Remove(call.Phone);
        else if (IsSign(ending)) _signs[call.Phone] = first with { Trunk = first.Trunk ?? ending.Trunk };
        else if (ending.Status is CallStatus.Busy or CallStatus.Drop or CallStatus.Abandoned or CallStatus.Machine or CallStatus.Reached or CallStatus.Callback) _signs.Remove(call.Phone);
    }

    private CallMarks MarksOf(CallRow call) => _endings.GetValueOrDefault(call.Id) is { IsConsented: true } ? CallMarks.Consented : CallMarks.None;

    private CallOutcome OutcomeOf(CallRow call) => _endings.GetValueOrDefault(call.Id)?.Outcome ?? CallOutcome.Unspecified;

    private static CallEnding Combine(CallEnding earlier, CallEnding later) => later with
    {
        Note = string.IsNullOrEmpty(later.Note) ? earlier.Note : later.Note,
        Outcome = later.Outcome == CallOutcome.Unspecified ? earlier.Outcome : later.Outcome,
        Disposition = later.Disposition ?? earlier.Disposition,
        Trunk = later.Trunk ?? earlier.Trunk,
        Signals = [.. earlier.Signals, .. later.Signals],
        IsConsented = earlier.IsConsented || later.IsConsented,
    };

    private static string DetailsOf(CallEnding ending) => $"{ending.Outcome} {ending.Disposition} {ending.Trunk} {string.Join(',', ending.Signals.Distinct().Order())} {ending.IsConsented}";
}
