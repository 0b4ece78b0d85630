using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>The phase of a contact.</summary>
public enum PlainPhase
{
    Waiting,
    Reserved,
    InCall,
    Closed,
}

/// <summary>The whole campaign.</summary>
public sealed record CampaignRow(Instant Now, bool IsPaused, int OpenCount, int CallsUnderWay, bool HasFreeLine, Instant? NextLeaseEnd);

/// <summary>What a shard is told from outside, and the numbers that it wants.</summary>
public sealed record SharingRow(int? LentLines, string WantedNumbers, string LeasedNumbers);

/// <summary>The next wake-up of an agent; null for no agent.</summary>
public sealed record WakeUpRow(string? Agent, Instant? At);

/// <summary>A contact. A closed contact has no next call.</summary>
public sealed record ContactRow(string Id, PlainPhase Phase, bool IsHeld, bool IsHeldWithList, int Pass, int Attempts, NextCallRow? Next, (string Agent, Instant Until)? Reserved, int Skips);

/// <summary>The next call of a contact, or the call under way with its lease.</summary>
public sealed record NextCallRow(
    PhoneNumber Phone, WaitReason Why, WaitReason RuleWhy, Instant RuleDueAt, Instant DueAt, Instant? CallbackAt, string? Owner, Instant? LeaseUntil, CloseReason ClosesWith);

/// <summary>A phone of a contact's current pass, in calling order.</summary>
public sealed record PhoneRow(string ContactId, PhoneNumber Phone, StatusCounts Counts);

/// <summary>A row of History.</summary>
public sealed record CallRow(long Id, string ContactId, PhoneNumber Phone, int Pass, int Number, Instant DueAt, Instant DialedAt, string? Agent, CallStatus Status, Instant? EndedAt, bool IsLate = false, string? Reference = null, string? Note = null, string Details = "Unspecified    False");

/// <summary>A row of Final.</summary>
public sealed record FinalRow(string ContactId, PhoneNumber? LastPhone, StatusCounts Counts, Instant ClosedAt, CloseReason Reason, PhoneNumber? CausePhone, CallStatus CauseStatus, StatusCounts AllCounts);

/// <summary>The answer to the end of a call: the reason of a refusal, or the contact's phase and its next due time unless it is closed; neither for an ended call.</summary>
public sealed record EndAnswer(CampaignReason? Reason, PlainPhase? Phase, Instant? DueAt);
