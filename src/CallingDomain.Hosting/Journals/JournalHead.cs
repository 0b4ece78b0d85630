using CallingDomain.Dialing;

namespace CallingDomain.Hosting;

/// <summary>A journal that was opened for writing.</summary>
/// <param name="Epoch">The writer's epoch, from 1.</param>
/// <param name="LastFact">The number of the last fact; 0 for none.</param>
/// <param name="Settings">The first settings of the campaign, with which its facts are replayed from the first one.</param>
/// <param name="ZonesVersion">The version of the tz database by which the contacts are placed.</param>
public sealed record JournalHead(long Epoch, long LastFact, CampaignSettings Settings, string ZonesVersion)
{
    /// <summary>The number of the first fact that the journal has; greater than 1 if earlier facts were deleted, since they are in a snapshot. Default: 1.</summary>
    public long FirstFact { get; init; } = 1;

    /// <summary>What the calls of the campaign come from, as the writer that began the journal named it. Default: null, for none.</summary>
    public string? Origin { get; init; }
}
