using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <content>Facts from outside, checked before they are applied.</content>
internal sealed partial class Scheduler
{
    /// <summary>Applies an existing fact if it can follow the facts before it.</summary>
    /// <returns>Null if it was applied; otherwise the reason, and nothing has changed.</returns>
    public CampaignDataReason? Replay(in CampaignFact fact)
    {
        if (CheckNext(fact) is { } reason) return reason;
        Apply(fact);
        return null;
    }

    private CampaignDataReason? CheckNext(in CampaignFact fact)
    {
        if (fact.Number != FactCount + 1) return fact.Number <= FactCount ? CampaignDataReason.FactRepeated : CampaignDataReason.FactMissing;
        if (fact.AtNanoseconds < Now || (fact.AtNanoseconds != long.MinValue && !DueTime.IsExact(fact.AtNanoseconds))) return CampaignDataReason.FactTimeInvalid;
        _rules.From = RulesFrom(fact);
        return fact.Kind switch
        {
            CampaignFactKind.Paused => IsPaused ? CampaignDataReason.FactChangesNothing : null,
            CampaignFactKind.Resumed => IsPaused ? null : CampaignDataReason.FactChangesNothing,
            CampaignFactKind.NumberBlacklisted or CampaignFactKind.NumberUnblacklisted => fact.Phone == PhoneNumber.None ? CampaignDataReason.FactInvalid
                : fact.Kind == CampaignFactKind.NumberUnblacklisted ? _listing.IsListed(fact.Phone) ? null : CampaignDataReason.FactChangesNothing
                : fact.Detail is not (null or ListedNumber { IsPossible: true }) || fact.Detail is ListedNumber { Until: var until } && until <= fact.AtNanoseconds ? CampaignDataReason.FactInvalid
                : _listing.IsChangedBy(fact.Phone, fact.Detail as ListedNumber ?? ListedNumber.ForGood) ? null : CampaignDataReason.FactChangesNothing,
            CampaignFactKind.OutsideCall => IsOutside(fact) ? null : CampaignDataReason.FactInvalid,
            CampaignFactKind.SettingsChanged => fact.Settings is not { } settings ? CampaignDataReason.FactInvalid : NeedsForgottenCalls(settings) ? CampaignDataReason.FactPastCallsUnknown : null,
            CampaignFactKind.CampaignEnded => IsOver ? CampaignDataReason.FactChangesNothing : Settings.EndsAt is null ? CampaignDataReason.FactContradicts : null,
            CampaignFactKind.ContactTypesChanged => CheckTypeChange(fact.Detail),
            CampaignFactKind.ListChanged => CheckListChange(fact.Detail),
            CampaignFactKind.ListReset => HasContactsToReset(fact.List, fact.IncludesOpen) ? null : CampaignDataReason.FactChangesNothing,
            CampaignFactKind.ContactLoaded => fact.Detail is LoadedContact loaded && fact.Contact >= 0 && fact.Contact <= _cards.Count ? CheckLoaded(fact, loaded) : CampaignDataReason.FactContactUnknown,
            var kind when CampaignFactCodes.IsOfContact(kind) => IsKnown(fact.Contact) ? Check(fact) : CampaignDataReason.FactContactUnknown,
            _ => CampaignDataReason.FactInvalid,
        };
    }

    private CampaignDataReason? CheckLoaded(in CampaignFact fact, LoadedContact loaded)
    {
        if (fact.Contact < _cards.Count && (!_cards[fact.Contact].IsClosed || IsDeleted(fact.Contact))) return CampaignDataReason.FactContradicts;
        ref readonly var card = ref fact.Standing.Card;
        if (Check(loaded) is not null || fact.Standing.Attempts != 0 || card.IsUnderWay || card.Pass != 1 || (!card.IsClosed && card.LastStatus != CallStatus.Unspecified)) return CampaignDataReason.FactInvalid;
        return CheckPlan(fact);
    }

    // The fact's contact was loaded.
    private CampaignDataReason? Check(in CampaignFact fact)
    {
        if (fact.Remarks is { } remarks && (!remarks.IsPossible || (remarks.IsOfEnd && fact.Kind == CampaignFactKind.AttemptStarted))) return CampaignDataReason.FactInvalid;
        if (fact.Kind == CampaignFactKind.PreviewReserved) return CheckReserved(fact);
        if (fact.Kind == CampaignFactKind.AttemptReachedLate) return CheckLate(fact);
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
                && fact.Dialed == fact.AtNanoseconds && fact.Pass == before.Pass && IsDue(fact, _records[fact.Contact].Due) && fact.PhoneAttempt == PhonesOf(fact.Contact).Counts[after.Phone].Total + 1,
            CampaignFactKind.AttemptStarted => goesOn && IsOf(fact, call) && after.Phase == ContactPhase.InCall,
            CampaignFactKind.AttemptEnded => isPresent && IsOf(fact, call) && !after.IsUnderWay && fact.PhoneIndex == before.Phone && (fact.Standing.Attempts == attempts || (fact.Status == CallStatus.NotDialed && fact.Standing.Attempts == attempts - 1))
                && fact.Status is > CallStatus.Unspecified and <= CallStatus.NotDialed && (fact.Counted == CallStatus.Unspecified || fact.Counted.IsRetryStatus())
                && fact.Detail is AgreedCallback == (fact.Status == CallStatus.Callback),
            CampaignFactKind.ContactMoved => fact.Detail is null && (waitsOn || (goesOn && after.Phase == before.Phase)),
            CampaignFactKind.ContactEdited => fact.Detail is LoadedContact edited && Check(edited) is null && (waitsOn || (goesOn && after.Phase == before.Phase) || (before.IsClosed && (after.IsClosed || (before.IsClosedWithoutPhone && after.IsWaiting)))),
            CampaignFactKind.ContactReset => fact.Detail is null && ContactTransition.Check(ContactEvent.Reset, before) is null && HasPhoneToCall(fact.Contact) && !after.IsUnderWay && fact.Standing.Attempts == 0,
            CampaignFactKind.PreviewSkipped => fact.Detail is null && waitsOn && _previews.Of(fact.Contact, fact.AtNanoseconds) is not null,
            _ => fact.Detail is AgreedCallback && waitsOn,
        };
        if (!FollowsPass(fact.Kind, before, after) || !FollowsStatus(fact.Counted, before, after) || fact.LeaseUntil != LeaseAfter(fact, isPresent ? call : -1)) return CampaignDataReason.FactContradicts;
        var keepsAttempts = fact.Kind is CampaignFactKind.AttemptClaimed or CampaignFactKind.AttemptEnded or CampaignFactKind.ContactReset || fact.Standing.Attempts == attempts;
        var keepsPriority = fact.Kind == CampaignFactKind.ContactEdited || after.Priority == before.Priority;
        if (!follows || !keepsAttempts || !keepsPriority) return CampaignDataReason.FactContradicts;
        if (!after.IsClosed && after.ClosesWith == CloseReason.Reached && before.ClosesWith != CloseReason.Reached) return CampaignDataReason.FactContradicts;
        if (fact.Detail is not AgreedCallback && !after.IsClosed && after.RuleWhy == WaitReason.Callback && !_callbacks.ContainsKey(fact.Contact)) return CampaignDataReason.FactContradicts;
        if (fact.Detail is AgreedCallback callback && !HasPhone(fact.Contact, callback.Number)) return CampaignDataReason.FactContradicts;
        return CheckPlan(fact);
    }

    // A fact begins at most one pass; a reset contact is in its first one.
    private static bool FollowsPass(CampaignFactKind kind, in ContactCard before, in ContactCard after) => kind switch
    {
        CampaignFactKind.ContactReset => after.Pass == 1,
        CampaignFactKind.AttemptClaimed or CampaignFactKind.AttemptStarted => after.Pass == before.Pass,
        _ => after.Pass == before.Pass || after.Pass == Math.Min(before.Pass + 1, ContactCard.MaxPass),
    };

    // An open contact names its last counted status; a contact that was closed does not store it.
    private static bool FollowsStatus(CallStatus counted, in ContactCard before, in ContactCard after) =>
        after.IsClosed || after.LastStatus == (before.IsClosed ? CallStatus.Unspecified : counted == CallStatus.Unspecified ? before.LastStatus : counted);

    // The lease that a fact of a call or of a contact in a call has.
    private long LeaseAfter(in CampaignFact fact, int call) => fact.Kind switch
    {
        CampaignFactKind.AttemptClaimed => DueTime.Later(fact.AtNanoseconds, _claimLease),
        CampaignFactKind.AttemptStarted => DueTime.Later(fact.AtNanoseconds, _callLease),
        _ => call < 0 ? 0 : _calls[call].LeaseUntil,
    };

    // Hours of a later version of the tz database may place a contact elsewhere than the version with which its call was claimed.
    private static bool IsDue(in CampaignFact claimed, long due) => claimed.CallDue == due || (claimed.CallDue <= claimed.AtNanoseconds && claimed.CallDue >= claimed.Standing.Card.Words.RuleDue);

    private bool IsOf(in CampaignFact fact, int call) => fact.Phone == _calls[call].Number && fact.Dialed == _calls[call].Dialed;

    // Checks that the fact's state is consistent with the contact's plan after it.
    private CampaignDataReason? CheckPlan(in CampaignFact fact)
    {
        if (!FollowsList(fact.Standing.Card, fact.Contact, fact.Detail as LoadedContact)) return CampaignDataReason.FactContradicts;
        DraftPlan(fact);
        return fact.Standing.Card.PhoneCount == _draft.Standing.Card.PhoneCount && fact.Standing.Card.IsPossible(fact.Standing.Due) ? null : CampaignDataReason.FactContradicts;
    }
}
