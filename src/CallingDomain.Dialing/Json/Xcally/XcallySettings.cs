using System.Collections.Immutable;

namespace CallingDomain.Dialing;

/// <summary>The settings made of a campaign of XCALLY Motion, and the differences between both.</summary>
/// <param name="Settings">The settings.</param>
/// <param name="IsActive">Whether the campaign is active there; null when the JSON does not say.</param>
/// <param name="Notices">The differences: of the fields that are read in a fixed order, then of all others in the order of the JSON.</param>
/// <remarks>Immutable, compared by content, thread-safe. Made by <see cref="XcallySettingsJson.Read"/>.</remarks>
public sealed record XcallySettings(CampaignSettings Settings, bool? IsActive, ImmutableArray<XcallyNotice> Notices)
{
    /// <summary>Whether both are the same settings with the same notices.</summary>
    public bool Equals(XcallySettings? other) =>
        other is not null && Settings.Equals(other.Settings) && IsActive == other.IsActive && Notices.AsSpan().SequenceEqual(other.Notices.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Settings, IsActive, Notices.Length);
}
