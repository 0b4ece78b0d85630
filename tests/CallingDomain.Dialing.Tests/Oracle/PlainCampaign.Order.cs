using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <content>The calling order and the next wake-up.</content>
internal sealed partial class PlainCampaign
{
    private const int LastDay = 106_750; // calls are placed on fewer days than this before and after 1970-01-01: the years 1678 to 2261

    public Instant? NextWakeUpFor(string? agent)
    {
        var end = !_isOver && IsInCallingYears(EndAt) && _contacts.Exists(contact => contact.Phase != PlainPhase.Closed) ? EndAt : (Instant?)null;
        if (IsPaused || !HasFreeLine) return end;
        var dues = _contacts.Where(IsFree).Select(contact => IsInHopper(contact, agent) ? contact.DueAt : LapseOf(contact))
            .Concat(_contacts.Where(IsReserved).Select(contact => contact.Reserved!.Value.Until)).Concat(EndsOfListings().Select(each => each.Value).Where(at => !_isOver && at < EndAt)).Where(IsInCallingYears).ToList();
        if (end is { } last) dues.Add(last);
        return dues.Count == 0 ? null : dues.Min();
    }

    /// <summary>The first due contact for a claim of an agent.</summary>
    private PlainContact? NextToCall(Instant now, string? agent)
    {
        PlainContact? first = null;
        foreach (var contact in _contacts)
        {
            if (IsInHopper(contact, agent) && contact.DueAt <= now && (first is null || IsBefore(contact, first))) first = contact;
        }

        return first;
    }

    /// <summary>Whether a contact waits for its due time only; a callback with an owner only for a claim of the owner, until it lapses.</summary>
    private bool IsInHopper(PlainContact contact, string? agent) => IsFree(contact) && (contact.Callback?.Owner is not { } owner || owner == agent || LapseOf(contact) <= _now);

    private bool IsFree(PlainContact contact) => contact is { Phase: PlainPhase.Waiting, IsHeld: false, WaitsForNumber: null } && !IsHeldWithList(contact) && !IsReserved(contact);

    /// <summary>When a callback with an owner lapses.</summary>
    private Instant LapseOf(PlainContact contact) => _settings.CallbackOwnerTime is { } time ? Later(contact.DueAt, time) : Instant.MaxValue;

    /// <summary>By class, priority, due instant, attempts, order of loading.</summary>
    private bool IsBefore(PlainContact one, PlainContact other)
    {
        if (ClassOf(one) != ClassOf(other)) return ClassOf(one) < ClassOf(other);
        if (one.Contact.Priority != other.Contact.Priority) return one.Contact.Priority < other.Contact.Priority;
        if (one.DueAt != other.DueAt) return _settings.Order == DueOrder.Ascending ? one.DueAt < other.DueAt : one.DueAt > other.DueAt;
        if (one.Attempts != other.Attempts) return one.Attempts < other.Attempts;
        return one.Number < other.Number;
    }

    private int ClassOf(PlainContact contact) => !_settings.CallbacksFirst ? 0 : contact.RuleWhy switch
    {
        WaitReason.Callback => 0,
        WaitReason.AdditionalDelay => 1,
        WaitReason.RetryDelay => 2,
        _ => 3,
    };

    private static bool IsInCallingYears(Instant at) => (at - NodaConstants.UnixEpoch).Days is > -LastDay and < LastDay;
}
