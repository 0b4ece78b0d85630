using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <content>Facts from outside: each is looked at before it is applied.</content>
internal sealed partial class Scheduler
{
    /// <summary>Applies a fact that was given before, if it can follow those before it.</summary>
    /// <returns>Null when it was applied; else why not, and nothing has changed.</returns>
    public CampaignDataReason? Replay(in CampaignFact fact)
    {
        if (WhyNotNext(fact) is { } reason) return reason;
        Apply(fact);
        return null;
    }

    private CampaignDataReason? WhyNotNext(in CampaignFact fact)
    {
        if (fact.Number != FactCount + 1) return fact.Number <= FactCount ? CampaignDataReason.FactRepeated : CampaignDataReason.FactMissing;
        if (fact.AtNanoseconds < Now || (fact.AtNanoseconds != long.MinValue && !DueTime.IsExact(fact.AtNanoseconds))) return CampaignDataReason.FactTimeInvalid;
        _zones.From = ZonesFrom(fact);
        return fact.Kind switch
        {
            CampaignFactKind.Paused => IsPaused ? CampaignDataReason.FactChangesNothing : null,
            CampaignFactKind.Resumed => IsPaused ? null : CampaignDataReason.FactChangesNothing,
            CampaignFactKind.NumberBlacklisted or CampaignFactKind.NumberUnblacklisted => fact.Phone == PhoneNumber.None ? CampaignDataReason.FactInvalid
                : _listing.IsListed(fact.Phone) == (fact.Kind == CampaignFactKind.NumberBlacklisted) ? CampaignDataReason.FactChangesNothing : null,
            CampaignFactKind.OutsideCall => IsOutside(fact) ? null : CampaignDataReason.FactInvalid,
            CampaignFactKind.SettingsChanged => fact.Settings is not { } settings ? CampaignDataReason.FactInvalid : NeedsForgottenCalls(settings) ? CampaignDataReason.FactPastCallsUnknown : null,
            CampaignFactKind.CampaignEnded => IsOver ? CampaignDataReason.FactChangesNothing : Settings.EndsAt is null ? CampaignDataReason.FactContradicts : null,
            CampaignFactKind.ContactTypesChanged => WhyNotFollowed(fact.Detail),
            CampaignFactKind.ListChanged => WhyNotChanged(fact.Detail),
            CampaignFactKind.ListReset => HasContactsToReset(fact.List, fact.IncludesOpen) ? null : CampaignDataReason.FactChangesNothing,
            CampaignFactKind.ContactLoaded => fact.Detail is LoadedContact loaded && fact.Contact >= 0 && fact.Contact <= _cards.Count ? WhyNotLoaded(fact, loaded) : CampaignDataReason.FactContactUnknown,
            var kind when CampaignFactCodes.IsOfContact(kind) => IsKnown(fact.Contact) ? WhyNot(fact) : CampaignDataReason.FactContactUnknown,
            _ => CampaignDataReason.FactInvalid,
        };
    }

    private CampaignDataReason? WhyNotLoaded(in CampaignFact fact, LoadedContact loaded)
    {
        if (fact.Contact < _cards.Count && (!_cards[fact.Contact].IsClosed || IsDeleted(fact.Contact))) return CampaignDataReason.FactContradicts;
        if (WhyNot(loaded) is not null || fact.Standing.Attempts != 0 || fact.Standing.Card.IsUnderWay) return CampaignDataReason.FactInvalid;
        return WhyNotPlanned(fact);
    }

    // The fact is of a contact that was loaded.
    private CampaignDataReason? WhyNot(in CampaignFact fact)
    {
        if (fact.Remarks is { IsPossible: false }) return CampaignDataReason.FactInvalid;
        if (fact.Kind == CampaignFactKind.PreviewReserved) return WhyNotReserved(fact);
        if (fact.Kind == CampaignFactKind.AttemptReachedLate) return WhyNotLate(fact);
        ref readonly var before = ref _cards[fact.Contact];
        ref readonly var after = ref fact.Standing.Card;
        var attempts = _records[fact.Contact].Attempts;
        var call = -1;
        var isPresent = before.IsUnderWay && _calls.TryFind(fact.Attempt, out call) && _calls[call].Contact == fact.Contact;
        var goesOn = isPresent && after.IsUnderWay && after.Phone == before.Phone && after.PhoneCount == before.PhoneCount;
        var waitsOn = before.IsWaiting && !after.IsUnderWay;
        var follows = fact.Kind switch
        {
            CampaignFactKind.AttemptClaimed => before.IsInHopper && after.Phase == ContactPhase.Reserved && after.Phone == before.Phone && after.PhoneCount == before.PhoneCount && fact.PhoneIndex == after.Phone
                && fact.Standing.Attempts == attempts + 1L && fact.Attempt == AttemptCount + 1 && fact.Phone == PhonesOf(fact.Contact)[after.Phone].Number && !_calls.IsCalled(fact.Phone, out _)
                && fact.Dialed == fact.AtNanoseconds && fact.Pass == before.Pass && fact.CallDue == _records[fact.Contact].Due && fact.PhoneAttempt == PhonesOf(fact.Contact).Counts[after.Phone].Total + 1,
            CampaignFactKind.AttemptStarted => goesOn && IsOf(fact, call) && after.Phase == ContactPhase.InCall,
            CampaignFactKind.AttemptEnded => isPresent && IsOf(fact, call) && !after.IsUnderWay && fact.PhoneIndex == before.Phone && (fact.Standing.Attempts == attempts || (fact.Status == CallStatus.NotDialed && fact.Standing.Attempts == attempts - 1))
                && fact.Status is > CallStatus.Unspecified and <= CallStatus.NotDialed && (fact.Counted == CallStatus.Unspecified || fact.Counted.IsRetryStatus())
                && fact.Detail is AgreedCallback == (fact.Status == CallStatus.Callback),
            CampaignFactKind.ContactMoved => fact.Detail is null && (waitsOn || (goesOn && after.Phase == before.Phase)),
            CampaignFactKind.ContactEdited => fact.Detail is LoadedContact edited && WhyNot(edited) is null && (waitsOn || (goesOn && after.Phase == before.Phase) || (before.IsClosed && (after.IsClosed || (before.IsClosedForWantOfPhone && after.IsWaiting)))),
            CampaignFactKind.ContactReset => fact.Detail is null && ContactTransition.WhyNot(ContactEvent.Reset, before) is null && HasPhoneToCall(fact.Contact) && !after.IsUnderWay && fact.Standing.Attempts == 0,
            CampaignFactKind.PreviewSkipped => fact.Detail is null && waitsOn && _previews.Of(fact.Contact, fact.AtNanoseconds) is not null,
            _ => fact.Detail is AgreedCallback && waitsOn,
        };
        var keepsAttempts = fact.Kind is CampaignFactKind.AttemptClaimed or CampaignFactKind.AttemptEnded or CampaignFactKind.ContactReset || fact.Standing.Attempts == attempts;
        var keepsPriority = fact.Kind == CampaignFactKind.ContactEdited || after.Priority == before.Priority;
        if (!follows || !keepsAttempts || !keepsPriority) return CampaignDataReason.FactContradicts;
        if (!after.IsClosed && after.ClosesWith == CloseReason.Reached && before.ClosesWith != CloseReason.Reached) return CampaignDataReason.FactContradicts;
        if (fact.Detail is not AgreedCallback && !after.IsClosed && after.RuleWhy == WaitReason.Callback && !_callbacks.ContainsKey(fact.Contact)) return CampaignDataReason.FactContradicts;
        if (fact.Detail is AgreedCallback callback && !HasPhone(fact.Contact, callback.Number)) return CampaignDataReason.FactContradicts;
        return WhyNotPlanned(fact);
    }

    private bool IsOf(in CampaignFact fact, int call) => fact.Phone == _calls[call].Number && fact.Dialed == _calls[call].Dialed;

    // The state that the fact gives is possible with the plan that the contact has after it.
    private CampaignDataReason? WhyNotPlanned(in CampaignFact fact)
    {
        if (!FollowsList(fact.Standing.Card, fact.Contact, fact.Detail as LoadedContact)) return CampaignDataReason.FactContradicts;
        DraftPlan(fact);
        return fact.Standing.Card.PhoneCount == _draft.Standing.Card.PhoneCount && fact.Standing.Card.IsPossible(fact.Standing.Due) ? null : CampaignDataReason.FactContradicts;
    }
}
