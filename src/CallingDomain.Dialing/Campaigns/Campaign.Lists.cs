using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <content>Lists as a whole; contacts that are known by number alone are of the empty list.</content>
public sealed partial class Campaign
{
    /// <summary>The lists on hold, in the order of their characters.</summary>
    public IReadOnlyCollection<string> HeldLists => _scheduler.HeldLists;

    /// <summary>Puts a list on hold: its contacts are not called until it is released, nor are those that are loaded into it meanwhile or edited into it; calls under way go on.</summary>
    /// <param name="list">The list, which may have no contacts yet.</param>
    /// <param name="at">When.</param>
    /// <returns>Null when it is done; else why nothing has changed.</returns>
    /// <remarks>It is one fact, and apart from <see cref="Hold"/>: a contact is called when neither itself nor its list is on hold. Looks at every contact.</remarks>
    public CampaignReason? HoldList(string list, Instant at) => WhyNotList(list, at, out var now) ?? _scheduler.SetListHeld(list, isHeld: true, now);

    /// <summary>Releases a list; due times have not changed.</summary>
    /// <returns>Null when it is done; else why nothing has changed.</returns>
    /// <remarks>It is one fact. Looks at every contact.</remarks>
    public CampaignReason? ReleaseList(string list, Instant at) => WhyNotList(list, at, out var now) ?? _scheduler.SetListHeld(list, isHeld: false, now);

    /// <summary>Detaches a list: its open contacts are closed as <see cref="CloseReason.ListDetached"/>, those in a call when the call is over. Contacts that are loaded into it afterwards are not affected; a hold of the list stays.</summary>
    /// <param name="list">The list.</param>
    /// <param name="at">When.</param>
    /// <returns>How many contacts they are; or why nothing has changed.</returns>
    /// <remarks>It is one fact. Looks at every contact.</remarks>
    public Result<int, CampaignReason> DetachList(string list, Instant at)
    {
        if (WhyNotList(list, at, out var now) is { } reason) return reason;
        var count = _scheduler.DetachList(list, now);
        return count < 0 ? CampaignReason.TimeGoesBack : count;
    }

    /// <summary>
    /// Makes closed contacts fresh again, unless they are closed as <see cref="CloseReason.Deleted"/>, <see cref="CloseReason.Cancelled"/> or <see cref="CloseReason.ListDetached"/>: their counts are forgotten, History and Final stay.
    /// </summary>
    /// <param name="at">From when on they may be called.</param>
    /// <param name="list">Only those of this list; null for all.</param>
    /// <param name="includeOpen">Whether open contacts are made fresh too, except those in a call and those that wait for a callback. Holds stay.</param>
    /// <returns>How many they are; or why nothing has changed. It is one fact.</returns>
    /// <remarks>Looks at every contact.</remarks>
    public Result<int, CampaignReason> ResetList(Instant at, string? list = null, bool includeOpen = false)
    {
        if (WhyNot(at, out var now) is { } reason) return reason;
        if (_scheduler.IsAfterEnd(now) && now >= _scheduler.Now) return CampaignReason.CampaignOver;
        var count = _scheduler.ResetList(list, includeOpen, now);
        return count < 0 ? CampaignReason.TimeGoesBack : count;
    }

    private CampaignReason? WhyNotList(string list, Instant at, out long now)
    {
        ArgumentNullException.ThrowIfNull(list);
        return WhyNot(at, out now) ?? (ContactText.IsWhole(list) ? null : CampaignReason.TextInvalid);
    }
}
