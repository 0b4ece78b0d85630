namespace CallingDomain.Dialing;

/// <summary>Which kinds of calls go before others, whatever their contacts' priorities.</summary>
public enum HopperProfile : byte
{
    /// <summary>None: priority decides first. The seed's.</summary>
    Plain = 0,

    /// <summary>Callbacks, then additional phones of a pass that has begun, then retries, then contacts that were never called. Source: VICIdial, priorities of its hopper.</summary>
    CallbacksFirst = 1,
}
