using CallingDomain.Numbers;

namespace CallingDomain.Orleans;

/// <summary>A claim of a business that another business asks about.</summary>
/// <param name="Number">The number.</param>
/// <param name="Version">The version of the journal for which it was claimed.</param>
[GenerateSerializer]
[Immutable]
[Alias("CallingDomain.PortalClaim")]
internal readonly record struct PortalClaim([property: Id(0)] PhoneNumber Number, [property: Id(1)] long Version);

/// <summary>Whether a claim is in use, with the place of the number if it is.</summary>
/// <param name="Kind">Whether the claim is in use.</param>
/// <param name="Unit">The business unit of the number; null for none.</param>
/// <param name="Program">The program of the number; null for none.</param>
[GenerateSerializer]
[Immutable]
[Alias("CallingDomain.PortalVerdict")]
internal readonly record struct PortalVerdict([property: Id(0)] PortalVerdictKind Kind, [property: Id(1)] string? Unit = null, [property: Id(2)] string? Program = null);

/// <summary>Whether a claim is in use.</summary>
[GenerateSerializer]
internal enum PortalVerdictKind : byte
{
    Unspecified = 0,

    /// <summary>The business has the number.</summary>
    Held = 1,

    /// <summary>The business does not have the number, and no append that relies on the claim can succeed.</summary>
    Free = 2,

    /// <summary>The business does not have the number, but an append that relies on the claim may still succeed.</summary>
    Undecided = 3,
}
