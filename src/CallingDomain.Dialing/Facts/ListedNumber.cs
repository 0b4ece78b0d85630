namespace CallingDomain.Dialing;

/// <summary>For how long, and why, a number is on the blacklist.</summary>
/// <param name="Until">When the entry ends; <see cref="DueTime.Never"/> for never.</param>
/// <param name="Reason">The reason; null for none.</param>
internal sealed record ListedNumber(long Until, string? Reason)
{
    /// <summary>For good and without a reason.</summary>
    public static ListedNumber ForGood { get; } = new(DueTime.Never, Reason: null);

    /// <summary>Whether the reason is valid.</summary>
    public bool IsPossible => Reason is not "" && CheckReason(Reason) is null && (Until == DueTime.Never || DueTime.IsExact(Until));

    /// <summary>Why a reason is refused; null if it is not.</summary>
    public static CampaignReason? CheckReason(string? reason) => CallRemarks.Check(reason, Campaign.MaxReferenceLength);
}
