using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Why a list was not replaced, and the index of the refused contact.</summary>
public readonly record struct ListRefusal(int? Index, CampaignReason Reason);

/// <summary>Short forms of a campaign's answers.</summary>
internal static class CampaignExtensions
{
    /// <summary>The claimed call; null if there is none.</summary>
    public static Attempt? Claim(this Campaign campaign, Instant now, string? agent = null) => campaign.TryClaim(now, agent, out var attempt) ? attempt : null;

    public static Result<int, ListRefusal> ReplaceList(this Campaign campaign, string list, IEnumerable<Contact> contacts, Instant at) =>
        campaign.ReplaceList(list, contacts, at, out var refused) is var result && result.TryGet(out var count) ? count : new ListRefusal(refused, result.Reason);

    /// <summary>The agent and the end of the reservation of a contact; null for none.</summary>
    public static (string Agent, Instant Until)? ReservationOf(this Campaign campaign, ContactKey contact) =>
        campaign.OpenContactOf(contact, campaign.Now) is { ReservedBy: { } agent, ReservedUntil: { } until } ? (agent, until) : null;

    /// <summary>The phones of the current pass of a contact in calling order, each with its attempts.</summary>
    public static (ContactPhone Phone, AttemptCounts Counts)[] CountsOf(this Campaign campaign, ContactKey contact) => [.. campaign.PhonesOf(contact).Select(phone => (phone, campaign.CountsOf(contact, phone.Phone)))];

    /// <summary>The reason of a refusal; null for a success.</summary>
    public static TReason? Refusal<TValue, TReason>(this Result<TValue, TReason> result)
        where TValue : notnull
        where TReason : struct => result.IsOk ? null : result.Reason;

    /// <summary>Asserts that an operation was not refused.</summary>
    public static void AssertOk<TValue, TReason>(this Result<TValue, TReason> result)
        where TValue : notnull
        where TReason : notnull => Assert.True(result.IsOk, result.ToString());
}
