using CallingDomain.Dialing;

namespace CallingDomain.Hosting;

/// <summary>A journal that was opened for writing.</summary>
/// <param name="Epoch">The writer's epoch, from 1.</param>
/// <param name="LastFact">The number of the last fact; 0 for none.</param>
/// <param name="Settings">The first settings of the campaign, with which its facts are replayed.</param>
public sealed record JournalHead(long Epoch, long LastFact, CampaignSettings Settings);
