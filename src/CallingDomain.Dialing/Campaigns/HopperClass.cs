namespace CallingDomain.Dialing;

/// <summary>The classes of contacts in the hopper, which order them before priorities do.</summary>
internal static class HopperClass
{
    /// <summary>The class of a contact, the lower first. Source: VICIdial, priorities of its hopper.</summary>
    /// <param name="callbacksFirst">Whether there are classes at all: <see cref="CampaignSettings.CallbacksFirst"/>.</param>
    /// <param name="why">The reason for the due time of the contact's next call.</param>
    public static byte Of(bool callbacksFirst, WaitReason why) => (callbacksFirst, why) switch
    {
        (false, _) or (_, WaitReason.Callback) => 0,
        (_, WaitReason.AdditionalDelay) => 1,
        (_, WaitReason.RetryDelay) => 2,
        _ => 3,
    };
}
