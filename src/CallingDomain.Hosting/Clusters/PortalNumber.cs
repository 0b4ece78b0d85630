using CallingDomain.Numbers;

namespace CallingDomain.Hosting;

/// <summary>The claim of a business on a number.</summary>
/// <param name="Number">The number.</param>
/// <param name="Business">The ID of the business.</param>
/// <param name="Version">The version of the business's journal for which the number was claimed.</param>
/// <remarks>Immutable, compared by content.</remarks>
public readonly record struct PortalNumber(PhoneNumber Number, string Business, long Version)
{
    /// <summary>The business and the version; no phone number.</summary>
    public override string ToString() => $"Claim of {Business}, version {Version}";
}
