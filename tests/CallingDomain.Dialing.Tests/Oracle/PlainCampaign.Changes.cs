using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <content>Commands that change contacts, the blacklist, the pause, the settings.</content>
internal sealed partial class PlainCampaign
{
    public CampaignReason? Load(Contact contact, Instant at)
    {
        if (Instant.Max(at, _now) >= EndAt) return CampaignReason.CampaignOver;
        if (_hoursFrom == Instant.MinValue) _hoursFrom = Instant.Max(at, _now);
        var known = Find(contact.Id);
        if (known is not null && (!_settings.ReloadClosedContacts || known.Phase != PlainPhase.Closed)) return CampaignReason.ContactAlreadyLoaded;
        if (known?.ClosedAs == CloseReason.Deleted) return CampaignReason.ContactDeleted;
        if (HasDuplicate(known, contact)) return CampaignReason.NumberAlreadyLoaded;
        var fresh = known ?? new PlainContact(_contacts.Count, contact);
        if (known is null) _contacts.Add(fresh);
        fresh.Contact = contact;
        LearnOutside(fresh);
        fresh.Forget();
        fresh.WaitFor(phone: 0, FirstDue(contact, at), WaitReason.FirstCall);
        BeginPass(fresh, Instant.Max(at, _now), isLoading: true);
        Place(fresh, _now);
        return null;
    }

    private bool HasDuplicate(PlainContact? known, Contact contact)
    {
        var others = _contacts.Where(other => other != known && (_settings.DuplicateCheck == DuplicateCheck.Always || other.Phase != PlainPhase.Closed)).Select(other => other.Contact);
        if (_settings.DuplicateCheck == DuplicateCheck.Never) return false;
        if (_settings.DuplicatePhones == DuplicatePhones.Primary) return contact.PrimaryPhone != PhoneNumber.None && others.Any(other => other.PrimaryPhone == contact.PrimaryPhone);
        return others.Any(other => NumbersOf(other).Intersect(NumbersOf(contact)).Any());
    }

    private static IEnumerable<PhoneNumber> NumbersOf(Contact contact) => CallingOrder.Of(contact).Select(phone => phone.Phone).Where(number => number != PhoneNumber.None);

    public CampaignReason? Edit(Contact contact, Instant at)
    {
        if (Find(contact.Id) is not { } known) return CampaignReason.ContactUnknown;
        if (!Advance(at)) return CampaignReason.TimeGoesBack;
        var before = known.Contact;
        (known.Contact, known.WaitsForNumber) = (contact, null);
        LearnOutside(known);
        var isMoved = before.ScheduledAt != contact.ScheduledAt && known.Phase == PlainPhase.Waiting && !known.HasCalledInPass && known.RuleWhy is WaitReason.FirstCall or WaitReason.RetryDelay;
        if (isMoved) known.WaitFor(known.Phone, known.RuleWhy == WaitReason.FirstCall ? FirstDue(contact, at) : Instant.Max(known.RuleDueAt, FirstDue(contact, at)), known.RuleWhy);
        if (isMoved || !Equals(before.TimeZone, contact.TimeZone) || !PlanOf(before).SequenceEqual(PlanOf(contact))) Refit(known, at);
        Reopen(known, at);
        return null;
    }

    /// <summary>Each contact with a phone of the type is edited; the phones stay where they were entered.</summary>
    public Result<int, CampaignReason> ChangeTypes(ContactTypeChange change, Instant at)
    {
        if (!Advance(at)) return CampaignReason.TimeGoesBack;
        var contacts = _contacts.Select(known => known.Contact).Where(contact => contact.AdditionalPhones.Any(IsOfType)).ToList();
        foreach (var contact in contacts) Edit(contact with { AdditionalPhones = [.. contact.AdditionalPhones.Where(phone => !IsTakenAway(phone)).Select(phone => IsOfType(phone) ? phone with { Type = change.To } : phone)] }, at);
        return contacts.Count;

        bool IsOfType(AdditionalPhone phone) => phone.Type is { } type && type.Name == change.From.Name;
        bool IsTakenAway(AdditionalPhone phone) => change is { To: null, RemovesPhones: true } && IsOfType(phone);
    }

    public CampaignReason? Close(string contactId, CloseReason reason, Instant at)
    {
        if (Check(contactId, at) is { } refusal) return refusal;
        var contact = Find(contactId)!;
        if (contact.IsUnderWay) contact.ClosesWith = reason; // the call ends first
        else Close(contact, at, reason);
        return null;
    }

    public CampaignReason? Hold(string contactId, Instant at) => SetHeld(contactId, isHeld: true, at);

    public CampaignReason? Release(string contactId, Instant at) => SetHeld(contactId, isHeld: false, at);

    private CampaignReason? SetHeld(string contactId, bool isHeld, Instant at)
    {
        if (Check(contactId, at) is { } refusal) return refusal;
        var contact = Find(contactId)!;
        if (contact.IsHeld != isHeld) (contact.IsHeld, contact.WaitsForNumber) = (isHeld, null);
        return null;
    }

    public CampaignReason? ScheduleCallback(string contactId, CallbackTime callback, Instant at, PhoneNumber? phone)
    {
        if (Find(contactId) is not { } contact) return CampaignReason.ContactUnknown;
        if (!MayAskFor(contact, phone)) return CampaignReason.PhoneUnknown;
        if (at < _now) return CampaignReason.TimeGoesBack;
        if (contact.IsUnderWay) return CampaignReason.ContactInCall;
        if (contact.Phase == PlainPhase.Closed) return CampaignReason.ContactClosed;
        var isTheSame = contact.Callback is { } before && (before.Local, before.Zone.Id, before.Owner) == (callback.Local, callback.Zone.Id, callback.Owner);
        if (!isTheSame)
        {
            if (contact.Callbacks >= _settings.MaxCallbacks) return CampaignReason.CallbackLimitReached;
            contact.Callbacks++;
        }

        Advance(at);
        Agree(contact, callback, at, phone);
        Refit(contact, at);
        return null;
    }

    public CampaignReason? AddToBlacklist(PhoneNumber number, Instant at, Instant? until)
    {
        if (at < _now) return CampaignReason.TimeGoesBack;
        if (until <= at) return CampaignReason.BlacklistEntryEnded;
        Advance(at);
        if (_listedUntil.TryGetValue(number, out var before) && before >= (until ?? Instant.MaxValue)) return null;
        if (!IsListed(number)) SetListed(number, isListed: true, at);
        _listed[number] = true;
        _listedUntil[number] = until ?? Instant.MaxValue;
        return null;
    }

    public CampaignReason? RemoveFromBlacklist(PhoneNumber number, Instant at)
    {
        if (!Advance(at)) return CampaignReason.TimeGoesBack;
        if (IsListed(number)) SetListed(number, isListed: false, at);
        return null;
    }

    /// <summary>Removes the numbers whose entries have ended. A number that the settings list stays.</summary>
    private void EndListings(Instant now)
    {
        foreach (var number in EndsOfListings().Where(each => each.Value <= now).OrderBy(each => (each.Value, each.Key)).Select(each => each.Key).ToList()) SetListed(number, isListed: false, now);
    }

    private IEnumerable<KeyValuePair<PhoneNumber, Instant>> EndsOfListings() => _listedUntil.Where(each => each.Value != Instant.MaxValue && !_settings.Blacklist.Contains(each.Key));

    private void SetListed(PhoneNumber number, bool isListed, Instant at)
    {
        _listed[number] = isListed;
        _listedUntil.Remove(number);
        foreach (var contact in _contacts)
        {
            if (!isListed && CallingOrder.Of(contact.Contact).Any(phone => phone.Phone == number)) Reopen(contact, at);
            else if (isListed && contact.Plan.Contains(number)) Refit(contact, at);
        }
    }

    public CampaignReason? SetPaused(bool isPaused, Instant at)
    {
        if (!Advance(at)) return CampaignReason.TimeGoesBack;
        IsPaused = isPaused;
        return null;
    }

    public CampaignReason? Reset(string contactId, Instant at)
    {
        if (Find(contactId) is not { } contact) return CampaignReason.ContactUnknown;
        if (at < _now) return CampaignReason.TimeGoesBack;
        if (contact.Phase != PlainPhase.Closed) return CampaignReason.ContactNotClosed;
        if (contact.ClosedAs == CloseReason.Deleted) return CampaignReason.ContactDeleted;
        if (at >= EndAt) return CampaignReason.CampaignOver;
        if (PlanOf(contact.Contact).Count == 0) return CampaignReason.PhoneUnknown;
        Advance(at);
        MakeFresh(contact, at);
        return null;
    }

    public Result<int, CampaignReason> ResetList(Instant at, string? list, bool includeOpen)
    {
        if (at < _now) return CampaignReason.TimeGoesBack;
        if (at >= EndAt) return CampaignReason.CampaignOver;
        Advance(at);
        var closed = _contacts
            .Where(contact => contact.Phase == PlainPhase.Closed
                ? contact.ClosedAs is not (CloseReason.Deleted or CloseReason.Canceled or CloseReason.ListDetached)
                : includeOpen && !contact.IsUnderWay && contact.RuleWhy != WaitReason.Callback)
            .Where(contact => (list is null || contact.Contact.List == list) && PlanOf(contact.Contact).Count > 0).ToList();
        foreach (var contact in closed) MakeFresh(contact, at);
        return closed.Count;
    }

    private void MakeFresh(PlainContact contact, Instant at)
    {
        var isHeld = contact is { Phase: not PlainPhase.Closed, IsHeld: true };
        contact.Forget();
        contact.IsHeld = isHeld;
        contact.WaitFor(phone: 0, FirstDue(contact.Contact, at), WaitReason.FirstCall);
        BeginPass(contact, at);
        Place(contact, at);
    }

    public CampaignReason? UpdateSettings(CampaignSettings settings, Instant at)
    {
        if (at < _now) return CampaignReason.TimeGoesBack;
        if (settings.Check(at) is { IsOk: false, Reason: var never }) return never;
        Advance(at);
        if (settings.Equals(_settings)) return null;
        EndIfItIsTime(at);
        var anew = _listed.Keys.Where(number => !_listed[number] && settings.Blacklist.Contains(number) && !_settings.Blacklist.Contains(number)).ToList();
        foreach (var number in anew) _listed.Remove(number); // taken off an earlier blacklist, and on this one anew

        (_settings, _hours, _hoursFrom) = (settings, HoursOf(settings), at);
        foreach (var contact in _contacts)
        {
            contact.WaitsForNumber = null;
            Refit(contact, at);
            Reopen(contact, at);
        }

        _isOver &= at >= EndAt; // a later end may be set
        EndIfItIsTime(at);

        return null;
    }

    /// <summary>Reopens a contact that was closed without a callable phone if it has one, unless a limit is reached; after a call not before its previous due time.</summary>
    private void Reopen(PlainContact contact, Instant at)
    {
        if (contact.Phase != PlainPhase.Closed || contact.ClosedAs is not (CloseReason.NoDialablePhone or CloseReason.Blacklisted or CloseReason.NeverCallable) || contact.Losses >= _settings.MaxLostCalls || at >= EndAt) return;
        contact.Take(PlanOf(contact.Contact));
        if (contact.LastCall is { } last) contact.LastCall = last with { Phone = PhoneNumber.None }; // of another pass
        if (FirstCallable(contact, from: 0) is null || (contact.LastCall is { } call && LimitReached(contact, call) is not null)) return;
        var (due, wasCalled) = (FirstDue(contact.Contact, at), contact.Attempts > 0);
        if (wasCalled) due = Instant.Max(due, contact.ClosedAt + AttemptCounts.Counted.Max(status => _settings.Retry[status].RetryAfter));
        if (wasCalled && contact.DueAt != Instant.MaxValue) due = Instant.Max(due, contact.DueAt);
        if (wasCalled) contact.Pass++;
        contact.WaitFor(phone: 0, due, wasCalled ? WaitReason.RetryDelay : WaitReason.FirstCall);
        BeginPass(contact, at);
        Place(contact, at);
    }

    /// <summary>Sets the contact to wait for a callback. A phone that it got since its pass began is appended to the pass.</summary>
    private static void Agree(PlainContact contact, CallbackTime callback, Instant at, PhoneNumber? phone)
    {
        if (phone is { } asked && !contact.Plan.Contains(asked)) contact.Plan = [.. contact.Plan, asked];
        contact.Callback = callback;
        contact.WaitFor(phone is { } number ? contact.Plan.IndexOf(number) : contact.Phone, Instant.Max(callback.At, at), WaitReason.Callback);
    }

    private bool MayAskFor(PlainContact contact, PhoneNumber? phone) => phone is not { } number || PlanOf(contact.Contact).Contains(number);

    /// <summary>Why a command is refused: unknown contact, time goes back, closed.</summary>
    private CampaignReason? Check(string contactId, Instant at)
    {
        if (Find(contactId) is not { } contact) return CampaignReason.ContactUnknown;
        if (at < _now) return CampaignReason.TimeGoesBack;
        if (contact.Phase == PlainPhase.Closed) return CampaignReason.ContactClosed;
        Advance(at);
        return null;
    }

    private static Instant FirstDue(Contact contact, Instant at) => contact.ScheduledAt is { } scheduled && scheduled > at ? scheduled : at;
}
