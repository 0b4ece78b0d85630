using CallingDomain.Contacts;
using CallingDomain.Numbers;
using CallingDomain.Shared;
using NodaTime;

namespace CallingDomain.Dialing;

/// <content>Changes of contacts, contact item types, callbacks, holds, the blacklist, the pause and the settings.</content>
public sealed partial class Campaign
{
    /// <summary>Loads a contact.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="at">The instant from which the contact may be called; a contact scheduled for later may be called from that instant.</param>
    /// <returns>
    /// The contact's number; or the reason of the refusal: <see cref="CampaignReason.ContactAlreadyLoaded"/> if the identity was loaded before, unless the contact is closed and <see cref="CampaignSettings.ReloadClosedContacts"/> allows it;
    /// <see cref="CampaignReason.ContactDeleted"/> if it was deleted; <see cref="CampaignReason.NumberAlreadyLoaded"/> if another contact has its number and <see cref="CampaignSettings.DuplicateCheck"/> refuses it.
    /// A contact without a callable phone is loaded and closed at once.
    /// </returns>
    public Result<int, CampaignReason> Load(Contact contact, Instant at)
    {
        ArgumentNullException.ThrowIfNull(contact);
        if (CheckTime(at, out var from) is { } late) return late;
        var hash = _directory.Hash(contact.Id);
        if (Read(contact, out var loaded, out var scheduled) is { } invalid) return invalid;
        var known = _directory.Find(contact.Id, hash);
        var number = known >= 0 ? known : _scheduler.ContactCount;
        return _scheduler.Load(known, loaded, contact.Priority, from, Math.Max(from, scheduled)) is { } reason ? reason : number;
    }

    /// <summary>Loads a contact without an identity, for hosts that keep all other data of the contact.</summary>
    /// <param name="phones">The phones in calling order, the primary first; missing and repeated numbers are ignored.</param>
    /// <param name="at">The instant from which the contact may be called.</param>
    /// <param name="priority">1 is called first; at least 1.</param>
    /// <param name="zone">The time zone of the contact's calling hours where the settings have none for a phone; null for the campaign's.</param>
    /// <returns>The contact's number, which is the count of contacts loaded before; or the reason of the refusal. A contact without a callable phone is loaded and closed at once.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The priority is less than 1.</exception>
    public Result<int, CampaignReason> Load(ReadOnlySpan<PhoneNumber> phones, Instant at, int priority = Contact.DefaultPriority, DateTimeZone? zone = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(priority, 1);
        if (CheckTime(at, out var from) is { } late) return late;
        var number = _scheduler.ContactCount;
        return _scheduler.Load(-1, new LoadedContact(Contact: null, Distinct(phones), zone), priority, from, from) is { } reason ? reason : number;
    }

    /// <summary>Edits a contact. A pass that has begun keeps its phones, except phones the contact no longer has; counts do not change; priority and zone apply at once. A new <see cref="Contact.ScheduledAt"/> moves the first call, or delays the first call of a later pass. A contact closed for lack of a callable phone reopens if it now has one.</summary>
    /// <returns>The number of the campaign's last fact; or the reason of the refusal.</returns>
    public Result<long, CampaignReason> Edit(Contact contact, Instant at)
    {
        ArgumentNullException.ThrowIfNull(contact);
        return Answer(CheckContact(contact.Id, at, out var number, out var now) ?? Read(contact, out var edited, out var scheduled) ?? _scheduler.Edit(number, edited, contact.Priority, now, scheduled));
    }

    /// <summary>
    /// Changes or deletes a contact item type: each contact with a phone of this type, open or closed, changes as by <see cref="Edit"/>. A pass that has begun keeps its phones and their order, except phones that the change removes;
    /// the new order applies from the next pass, names and colors at once.
    /// </summary>
    /// <param name="change">The change, as <see cref="ContactItemTypes.Change"/> and <see cref="ContactItemTypes.Delete"/> return it. Types are matched by the name of <see cref="ContactTypeChange.From"/>.</param>
    /// <param name="at">The current instant.</param>
    /// <returns>The number of contacts with a phone of the type, 0 if nothing has changed; or the reason of the refusal: <see cref="CampaignReason.TextInvalid"/>, <see cref="CampaignReason.TimeGoesBack"/>, <see cref="CampaignReason.TimeOutOfRange"/>.</returns>
    /// <remarks>
    /// One fact, or none if there are no such contacts; contacts without an identity have no types. Visits every contact twice, and packs each contact with a phone of the type again, which takes the bytes of its texts again, as an edit does.
    /// </remarks>
    public Result<int, CampaignReason> ChangeTypes(ContactTypeChange change, Instant at)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (CheckTime(at, out var now) is { } reason) return reason;
        var followed = new TypeChange(change.From, change.To, change.RemovesPhones ? DeletedTypeRule.RemovePhones : DeletedTypeRule.Untype);
        if (!followed.HasWholeTexts) return CampaignReason.TextInvalid;
        var count = _scheduler.ChangeTypes(followed, now);
        return count < 0 ? CampaignReason.TimeGoesBack : count;
    }

    /// <summary>Closes a contact; a contact in a call closes when the call ends.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="reason"><see cref="CloseReason.Deleted"/> or <see cref="CloseReason.Canceled"/>.</param>
    /// <param name="at">The current instant.</param>
    /// <returns>The number of the campaign's last fact; or the reason of the refusal.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The reason is one that only rules give.</exception>
    public Result<long, CampaignReason> Close(ContactKey contact, CloseReason reason, Instant at) => reason is CloseReason.Deleted or CloseReason.Canceled
        ? Answer(CheckContact(contact, at, out var number, out var now) ?? _scheduler.Close(number, reason, now))
        : throw new ArgumentOutOfRangeException(nameof(reason), reason, "The reason must be Deleted or Canceled. Only rules give the other reasons.");

    /// <summary>Puts a contact on hold: it is not called until it is released. A call under way continues.</summary>
    /// <returns>The number of the campaign's last fact; or the reason of the refusal.</returns>
    public Result<long, CampaignReason> Hold(ContactKey contact, Instant at) => Answer(CheckContact(contact, at, out var number, out var now) ?? _scheduler.SetHeld(number, isHeld: true, now));

    /// <summary>Releases a contact. Its due time does not change.</summary>
    /// <returns>The number of the campaign's last fact; or the reason of the refusal.</returns>
    public Result<long, CampaignReason> Release(ContactKey contact, Instant at) => Answer(CheckContact(contact, at, out var number, out var now) ?? _scheduler.SetHeld(number, isHeld: false, now));

    /// <summary>Schedules a callback for a waiting contact, or changes the time or owner of its callback.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="callback">The local time of the callback and its owner.</param>
    /// <param name="at">The current instant.</param>
    /// <param name="phone">The phone to call, one of the contact's; null for the next phone.</param>
    /// <returns>The number of the campaign's last fact; or the reason of the refusal.</returns>
    public Result<long, CampaignReason> ScheduleCallback(ContactKey contact, CallbackTime callback, Instant at, PhoneNumber? phone = null)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return Answer(CheckContact(contact, at, out var number, out var now) ?? CheckPhone(phone) ?? CheckOwner(callback) ?? _scheduler.ScheduleCallback(number, new AgreedCallback(callback, phone ?? PhoneNumber.None), now));
    }

    /// <summary>Derives the instants of all callbacks again from their local times, for example after a time zone update.</summary>
    /// <param name="zones">The current time zones; a callback in a zone that the provider lacks does not change.</param>
    /// <param name="at">The current instant.</param>
    /// <returns>The number of the campaign's last fact; or the reason of the refusal. Each callback whose instant changes is one batch of facts.</returns>
    /// <remarks>Takes time proportional to the number of callbacks.</remarks>
    public Result<long, CampaignReason> ResolveCallbacks(IDateTimeZoneProvider zones, Instant at)
    {
        ArgumentNullException.ThrowIfNull(zones);
        return Answer(CheckTime(at, out var now) ?? _scheduler.ResolveCallbacks(zones, now));
    }

    /// <summary>Adds a number to the campaign's blacklist, for good or for a period: it is not called from now on. Calls under way continue.</summary>
    /// <param name="number">The number.</param>
    /// <param name="at">The current instant.</param>
    /// <param name="until">When the entry ends, later than <paramref name="at"/>; null for never. An entry that ends later replaces an earlier one; any other changes nothing. An entry stays when the settings change.</param>
    /// <param name="reason">The reason in the host's words, up to <see cref="MaxReferenceLength"/> characters; null or empty for none.</param>
    /// <returns>The number of the campaign's last fact; or the reason of the refusal.</returns>
    /// <remarks>
    /// An entry ends with the first claim or <see cref="Expire"/> at or after its end, which <see cref="NextWakeUp"/> includes, as if the number were removed then.
    /// Takes time proportional to the contacts that have the number. The first time, builds an index of all numbers: about half a second and 20 bytes a contact for a million contacts of three phones.
    /// </remarks>
    /// <exception cref="ArgumentException">The number is <see cref="PhoneNumber.None"/>.</exception>
    public Result<long, CampaignReason> AddToBlacklist(PhoneNumber number, Instant at, Instant? until = null, string? reason = null)
    {
        ThrowIfNone(number);
        if (CheckTime(at, out var now) is { } refused) return refused;
        var end = DueTime.Never;
        if (until is { } last && !DueTime.TryExact(last, out end)) return CampaignReason.TimeOutOfRange;
        return Answer(ListedNumber.CheckReason(reason) ?? _scheduler.AddToBlacklist(number, new ListedNumber(end, reason is "" ? null : reason), now));
    }

    /// <summary>Removes a number from the campaign's blacklist: it may be called from each contact's next pass on, and contacts closed for lack of a callable phone reopen.</summary>
    /// <param name="number">The number.</param>
    /// <param name="at">The current instant.</param>
    /// <returns>The number of the campaign's last fact; or the reason of the refusal.</returns>
    /// <remarks>Takes as long as <see cref="AddToBlacklist"/>.</remarks>
    /// <exception cref="ArgumentException">The number is <see cref="PhoneNumber.None"/>.</exception>
    public Result<long, CampaignReason> RemoveFromBlacklist(PhoneNumber number, Instant at)
    {
        ThrowIfNone(number);
        return Answer(CheckTime(at, out var now) ?? _scheduler.RemoveFromBlacklist(number, now));
    }

    /// <summary>Pauses or resumes the campaign. Due times do not change.</summary>
    /// <returns>The number of the campaign's last fact; or the reason of the refusal.</returns>
    public Result<long, CampaignReason> SetPaused(bool isPaused, Instant at) => Answer(CheckTime(at, out var now) ?? _scheduler.SetPaused(isPaused, now));

    /// <summary>Resets one closed contact: its counts return to 0 and it waits for a first call; History and Final do not change.</summary>
    /// <param name="contact">The contact, which may be closed as <see cref="CloseReason.Canceled"/>.</param>
    /// <param name="at">The current instant, from which the contact may be called; a contact scheduled for later may be called from that instant.</param>
    /// <returns>
    /// The number of the campaign's last fact; or the reason of the refusal: <see cref="CampaignReason.ContactNotClosed"/>, <see cref="CampaignReason.ContactDeleted"/>, <see cref="CampaignReason.PhoneUnknown"/> for a contact without a
    /// callable phone.
    /// </returns>
    public Result<long, CampaignReason> Reset(ContactKey contact, Instant at) => Answer(CheckContact(contact, at, out var number, out var now) ?? _scheduler.Reset(number, now));

    /// <summary>Applies new settings: counts do not change, a pass that has begun keeps its phones, all waiting contacts are placed again.</summary>
    /// <returns>The number of the campaign's last fact; or the reason of the refusal, such as <see cref="CampaignReason.HoursNeverOpen"/>.</returns>
    /// <remarks>
    /// One fact, and a second one if the campaign has ended by the old or the new settings. After a later end is set, contacts may be loaded and reset again; contacts closed by the end remain closed. Visits every contact. The delay after
    /// an ended call is measured from the instant that the settings of that time determined. A number removed from the blacklist is on it again if the new settings add it.
    /// </remarks>
    public Result<long, CampaignReason> UpdateSettings(CampaignSettings settings, Instant at)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Answer(CheckTime(at, out var now) ?? _scheduler.UpdateSettings(settings, now));
    }

    /// <summary>Places all waiting contacts again by the current settings, for example because the campaign was read with another version of the tz database.</summary>
    /// <returns>The number of the campaign's last fact; or the reason of the refusal: <see cref="CampaignReason.TimeGoesBack"/>, <see cref="CampaignReason.TimeOutOfRange"/>.</returns>
    /// <remarks>A fact of new settings that are equal to the old ones. Visits every contact.</remarks>
    public Result<long, CampaignReason> PlaceAgain(Instant at) => Answer(CheckTime(at, out var now) ?? _scheduler.PlaceAgain(now));

    private static CampaignReason? Read(Contact contact, out LoadedContact loaded, out long scheduled)
    {
        scheduled = long.MinValue;
        loaded = new LoadedContact(contact, NumbersOf(contact), contact.TimeZone);
        if (contact.ScheduledAt is { } at && !DueTime.TryExact(at, out scheduled)) return CampaignReason.TimeOutOfRange;
        return ContactText.IsWhole(contact) ? null : CampaignReason.TextInvalid;
    }

    /// <summary>The distinct numbers of a contact in calling order.</summary>
    internal static PhoneNumber[] NumbersOf(Contact contact)
    {
        if (contact.AdditionalPhones.IsEmpty) return contact.PrimaryPhone == PhoneNumber.None ? [] : [contact.PrimaryPhone];
        var ordered = CallingOrder.Of(contact);
        var phones = new PhoneNumber[ordered.Length];
        for (var i = 0; i < phones.Length; i++) phones[i] = ordered[i].Phone;
        return AreDistinct(phones) ? phones : Distinct(phones);
    }

    private static bool AreDistinct(ReadOnlySpan<PhoneNumber> phones)
    {
        for (var i = 0; i < phones.Length; i++)
        {
            if (phones[i] == PhoneNumber.None || phones[..i].Contains(phones[i])) return false;
        }

        return true;
    }

    // Each number at its first place.
    private static PhoneNumber[] Distinct(ReadOnlySpan<PhoneNumber> phones)
    {
        var distinct = new PhoneNumber[phones.Length];
        var count = 0;
        foreach (var phone in phones)
        {
            if (phone != PhoneNumber.None && !distinct.AsSpan(0, count).Contains(phone)) distinct[count++] = phone;
        }

        return count == distinct.Length ? distinct : distinct[..count];
    }

    private static void ThrowIfNone(PhoneNumber number)
    {
        if (number == PhoneNumber.None) throw new ArgumentException("The number is missing.", nameof(number));
    }
}
