namespace CallingDomain.Hosting;

/// <summary>A snapshot of a campaign, as <c>Campaign.Save</c> writes it.</summary>
/// <param name="LastFact">The number of the last fact in it.</param>
/// <param name="Content">The bytes, from their beginning.</param>
public sealed record JournalSnapshot(long LastFact, Stream Content);
