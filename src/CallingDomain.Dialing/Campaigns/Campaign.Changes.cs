using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <content>Changes while it runs: contacts, their types, callbacks, holds, blacklist, pause, settings.</content>
public sealed partial class Campaign
{
    /// <summary>Loads a contact.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="at">From when on it may be called; if it is scheduled for later, then from that instant on.</param>
    /// <returns>
    /// Null when it is loaded; it is closed at once when none of its phones may be called. <see cref="CampaignReason.ContactAlreadyLoaded"/> when it was loaded before, unless it is closed and <see cref="CampaignSettings.Reload"/> lets it come again; <see cref="CampaignReason.ContactDeleted"/> when it was deleted; <see cref="CampaignReason.NumberAlreadyLoaded"/> when another contact has its number and <see cref="CampaignSettings.DuplicateCheck"/> does not let it come again.
    /// </returns>
    public CampaignReason? Load(Contact contact, Instant at)
    {
        ArgumentNullException.ThrowIfNull(contact);
        if (WhyNot(at, out var from) is { } late) return late;
        var hash = _directory.Foresee(contact.Id);
        if (Read(contact, out var loaded, out var scheduled) is { } reason) return reason;
        return _scheduler.Load(_directory.Find(contact.Id, hash), loaded, contact.Priority, from, Math.Max(from, scheduled));
    }

    /// <summary>Loads a contact that is known by its number alone, for hosts that keep the rest themselves.</summary>
    /// <param name="phones">Its phones in calling order, the primary first; a number that is none or comes again is left out.</param>
    /// <param name="at">From when on it may be called.</param>
    /// <param name="priority">1 first, from 1 up.</param>
    /// <param name="zone">The zone whose time of day counts for it, where the settings know none of a phone's own; null for the campaign's.</param>
    /// <returns>Its number: how many contacts were loaded before; or why nothing has changed. It is closed at once when none of its phones may be called.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The priority is less than 1.</exception>
    public Result<int, CampaignReason> Load(ReadOnlySpan<PhoneNumber> phones, Instant at, int priority = Contact.DefaultPriority, DateTimeZone? zone = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(priority, 1);
        if (WhyNot(at, out var from) is { } late) return late;
        var number = _scheduler.ContactCount;
        return _scheduler.Load(-1, new LoadedContact(Contact: null, Each(phones), zone), priority, from, from) is { } reason ? reason : number;
    }

    /// <summary>Edits a contact. A pass that has begun keeps its phones, less those that the contact has no more; counts stay; priority and zone count from now on. Another <see cref="Contact.ScheduledAt"/> moves the first call, or the first call of a pass to a later instant. A contact that was closed for want of a phone is open again when it has one that may be called.</summary>
    /// <returns>Null when it is done; else why nothing has changed.</returns>
    public CampaignReason? Edit(Contact contact, Instant at)
    {
        ArgumentNullException.ThrowIfNull(contact);
        return WhyNot(contact.Id, at, out var number, out var now) ?? Read(contact, out var edited, out var scheduled) ?? _scheduler.Edit(number, edited, contact.Priority, now, scheduled);
    }

    /// <summary>
    /// Changes or deletes a contact item type: each contact that has a phone of it, closed ones too, follows as by an <see cref="Edit"/>. A pass that has begun keeps its phones and their order, less phones that <see cref="DeletedTypeRule.RemovePhones"/> takes away;
    /// the new order counts from the next pass on, names and colors at once.
    /// </summary>
    /// <param name="change">The change, such as <see cref="ContactItemTypes.Change"/> and <see cref="ContactItemTypes.Delete"/> give it. Types are matched by the name of <see cref="ContactTypeChange.From"/>. Under <see cref="DeletedTypeRule.RefuseWhileUsed"/> phones lose their type.</param>
    /// <param name="at">When.</param>
    /// <returns>How many contacts have a phone of the type; 0 when nothing has changed. Or why nothing has changed: <see cref="CampaignReason.TextInvalid"/>, <see cref="CampaignReason.TimeGoesBack"/>, <see cref="CampaignReason.TimeOutOfRange"/>.</returns>
    /// <remarks>
    /// It is one fact; contacts that are known by number alone have no types. Looks at every contact twice, and packs each that has a phone of the type once more: as with an edit, that takes the bytes of its texts again.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The rule is none of <see cref="DeletedTypeRule"/>.</exception>
    public Result<int, CampaignReason> ChangeTypes(ContactTypeChange change, Instant at)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (!JsonWords.DeletedTypeRule.Has(change.Rule)) throw new ArgumentOutOfRangeException(nameof(change), change.Rule, "Not a rule of deleted types.");
        if (WhyNot(at, out var now) is { } reason) return reason;
        var followed = new TypeChange(change.From, change.To, change.Rule);
        if (!followed.HasWholeTexts) return CampaignReason.TextInvalid;
        var count = _scheduler.ChangeTypes(followed, now);
        return count < 0 ? CampaignReason.TimeGoesBack : count;
    }

    /// <summary>Closes a contact; one in a call, when the call is over.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="reason"><see cref="CloseReason.Deleted"/> or <see cref="CloseReason.Cancelled"/>.</param>
    /// <param name="at">When.</param>
    /// <returns>Null when it is done; else why nothing has changed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Another reason, which only the rules give.</exception>
    public CampaignReason? Close(ContactKey contact, CloseReason reason, Instant at) => reason is CloseReason.Deleted or CloseReason.Cancelled
        ? WhyNot(contact, at, out var number, out var now) ?? _scheduler.Close(number, reason, now)
        : throw new ArgumentOutOfRangeException(nameof(reason), reason, "A contact is closed as Deleted or Cancelled; the other reasons come from the rules.");

    /// <summary>Puts a contact on hold: it is not called until it is released; a call under way goes on.</summary>
    /// <returns>Null when it is done; else why nothing has changed.</returns>
    public CampaignReason? Hold(ContactKey contact, Instant at) => WhyNot(contact, at, out var number, out var now) ?? _scheduler.SetHeld(number, isHeld: true, now);

    /// <summary>Releases a contact; its due time has not changed.</summary>
    /// <returns>Null when it is done; else why nothing has changed.</returns>
    public CampaignReason? Release(ContactKey contact, Instant at) => WhyNot(contact, at, out var number, out var now) ?? _scheduler.SetHeld(number, isHeld: false, now);

    /// <summary>Schedules a callback for a waiting contact, or gives a callback another time or owner.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="callback">The local time of the callback and its owner.</param>
    /// <param name="at">The present instant.</param>
    /// <param name="phone">The phone to call, one of the contact's; null for the one that is next.</param>
    /// <returns>Null when it is done; else why nothing has changed.</returns>
    public CampaignReason? CallBack(ContactKey contact, CallbackTime callback, Instant at, PhoneNumber? phone = null)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return WhyNot(contact, at, out var number, out var now) ?? WhyNoPhone(phone) ?? WhyNoOwner(callback) ?? _scheduler.CallBack(number, new AgreedCallback(callback, phone ?? PhoneNumber.None), now);
    }

    /// <summary>Derives the instants of callbacks again from their local times, such as after an update of the time zones.</summary>
    /// <param name="zones">The zones as they are now; a callback in a zone that it lacks stays as it was.</param>
    /// <param name="at">The present instant.</param>
    /// <returns>Null when it is done; else why nothing has changed. Each callback whose instant changes is a batch of facts of its own.</returns>
    /// <remarks>Takes the time of as many callbacks as there are.</remarks>
    public CampaignReason? ResolveCallbacks(IDateTimeZoneProvider zones, Instant at)
    {
        ArgumentNullException.ThrowIfNull(zones);
        return WhyNot(at, out var now) ?? _scheduler.ResolveCallbacks(zones, now);
    }

    /// <summary>Puts a number on the campaign's blacklist, or takes it off: contacts are not called on it from now on, or may be from their next pass on; contacts that were closed for want of a phone are open again. A call under way goes on.</summary>
    /// <param name="number">The number.</param>
    /// <param name="isListed">Whether it is to be on it.</param>
    /// <param name="at">When.</param>
    /// <returns>Null when it is done; else why nothing has changed.</returns>
    /// <remarks>Takes the time of as many contacts as have the number; the first time, an index of all numbers is made: about half a second and 20 bytes a contact for a million contacts of three phones.</remarks>
    /// <exception cref="ArgumentException">There is no number.</exception>
    public CampaignReason? SetBlacklisted(PhoneNumber number, bool isListed, Instant at)
    {
        if (number == PhoneNumber.None) throw new ArgumentException("A blacklist holds numbers.", nameof(number));
        return WhyNot(at, out var now) ?? _scheduler.SetBlocked(number, isListed, now);
    }

    /// <summary>Pauses the campaign, or lets it go on; no due time changes.</summary>
    /// <returns>Null when it is done; else why nothing has changed.</returns>
    public CampaignReason? SetPaused(bool isPaused, Instant at) => WhyNot(at, out var now) ?? _scheduler.SetPaused(isPaused, now);

    /// <summary>Makes one closed contact fresh again: its counts are forgotten, History and Final stay.</summary>
    /// <param name="contact">The contact, which may be closed as <see cref="CloseReason.Cancelled"/>.</param>
    /// <param name="at">From when on it may be called; if it is scheduled for later, then from that instant on.</param>
    /// <returns>
    /// Null when it is done; else why nothing has changed: <see cref="CampaignReason.ContactNotClosed"/>, <see cref="CampaignReason.ContactDeleted"/> for a contact that was deleted, <see cref="CampaignReason.PhoneUnknown"/> for one without a
    /// phone that may be called.
    /// </returns>
    public CampaignReason? Reset(ContactKey contact, Instant at) => WhyNot(contact, at, out var number, out var now) ?? _scheduler.Reset(number, now);

    /// <summary>Runs the campaign under other settings from now on: counts stay, a pass that has begun keeps its phones, due times are placed again.</summary>
    /// <returns>Null when it is done; else why nothing has changed, such as settings that can never dial.</returns>
    /// <remarks>
    /// It is one fact, and another one where the campaign's end has come by the old or the new settings. An end that is put off lets contacts be loaded and reset again; those that the end has closed stay closed. Looks at every contact. The delay after a call that has ended is measured from where the settings of that time said. A number that was taken off the blacklist is on it again when it comes with these settings anew.
    /// </remarks>
    public CampaignReason? UpdateSettings(CampaignSettings settings, Instant at)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return WhyNot(at, out var now) ?? _scheduler.UpdateSettings(settings, now);
    }

    private static CampaignReason? Read(Contact contact, out LoadedContact loaded, out long scheduled)
    {
        scheduled = long.MinValue;
        loaded = new LoadedContact(contact, PhonesOf(contact), contact.TimeZone);
        if (contact.ScheduledAt is { } at && !DueTime.TryExact(at, out scheduled)) return CampaignReason.TimeOutOfRange;
        return ContactText.IsWhole(contact) ? null : CampaignReason.TextInvalid;
    }

    internal static PhoneNumber[] PhonesOf(Contact contact)
    {
        if (contact.AdditionalPhones.IsEmpty) return contact.PrimaryPhone == PhoneNumber.None ? [] : [contact.PrimaryPhone];
        var ordered = CallingOrder.Of(contact);
        var phones = new PhoneNumber[ordered.Length];
        for (var i = 0; i < phones.Length; i++) phones[i] = ordered[i].Phone;
        return HasEachOnce(phones) ? phones : Each(phones);
    }

    private static bool HasEachOnce(ReadOnlySpan<PhoneNumber> phones)
    {
        for (var i = 0; i < phones.Length; i++)
        {
            if (phones[i] == PhoneNumber.None || phones[..i].Contains(phones[i])) return false;
        }

        return true;
    }

    // Each number once, at its first place.
    private static PhoneNumber[] Each(ReadOnlySpan<PhoneNumber> phones)
    {
        var each = new PhoneNumber[phones.Length];
        var count = 0;
        foreach (var phone in phones)
        {
            if (phone != PhoneNumber.None && !each.AsSpan(0, count).Contains(phone)) each[count++] = phone;
        }

        return count == each.Length ? each : each[..count];
    }
}
