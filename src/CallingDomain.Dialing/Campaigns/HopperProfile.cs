namespace CallingDomain.Dialing;

/// <summary>Which kinds of calls go before others, before priorities are compared.</summary>
public enum HopperProfile : byte
{
    /// <summary>None: priority decides first. The seed's.</summary>
    Plain = 0,

    /// <summary>Callbacks, then additional phones of a pass that has begun, then retries, then contacts that were never called. Source: VICIdial, priorities of its hopper.</summary>
    CallbacksFirst = 1,
}

/// <summary>What profiles mean.</summary>
internal static class HopperProfiles
{
    /// <summary>The class of a contact in the hopper, the lower first.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="why">What made the contact's next call due when it is.</param>
    public static byte ClassOf(this HopperProfile profile, WaitReason why) => (profile, why) switch
    {
        (HopperProfile.Plain, _) or (_, WaitReason.Callback) => 0,
        (_, WaitReason.AdditionalDelay) => 1,
        (_, WaitReason.RetryDelay) => 2,
        _ => 3,
    };
}
