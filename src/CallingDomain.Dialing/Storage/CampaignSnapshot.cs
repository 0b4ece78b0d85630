using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A campaign as it stands, as a stream of bytes, and back.</summary>
/// <remarks>
/// A snapshot has everything but History and Final: the facts that follow it, or the host's own tables, have those. It names the number of the last fact in it, its settings and the version of the tz database. Both directions stream, in
/// a few MiB of memory beside the campaign's own. Every part has a checksum, against damage and not against malice; the format has a version, and later versions go on reading it. The bytes contain phone numbers and names. Stateless.
/// </remarks>
public static class CampaignSnapshot
{
    /// <summary>How the data begins: the name of the format and its version.</summary>
    internal static ReadOnlySpan<byte> Beginning => "CDSNAPS\u0001"u8;

    /// <summary>Writes a snapshot; equal campaigns give equal bytes.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="output">Where to; it stays open.</param>
    /// <param name="zones">The time zones in use, whose version the snapshot names.</param>
    public static void Write(Campaign campaign, Stream output, IDateTimeZoneProvider zones)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(zones);
        var records = new RecordWriter(output);
        records.Begin(Beginning);
        campaign.WriteTo(new SnapshotOutput(records), zones.VersionId);
    }

    /// <summary>Reads a snapshot. Never throws for bad data.</summary>
    /// <param name="input">The snapshot.</param>
    /// <param name="zones">The time zones that the snapshot names.</param>
    /// <param name="settings">The settings from now on; null for those of the snapshot. Under other settings, or another version of the tz database, every contact is placed anew, which is a fact of the campaign.</param>
    /// <param name="options">What the campaign keeps from now on, and the receivers of its facts, History and Final; null for the defaults.</param>
    /// <returns>The campaign; or why not, and where.</returns>
    public static Result<Campaign, CampaignDataRefusal> Read(Stream input, IDateTimeZoneProvider zones, CampaignSettings? settings = null, CampaignOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(zones);
        var records = new RecordReader(input);
        try
        {
            records.Begin(Beginning);
            return Campaign.ReadFrom(new SnapshotInput(records), zones, settings, options);
        }
        catch (DataException e)
        {
            return new CampaignDataRefusal(e.Reason, records.Count, records.Offset, e.Detail);
        }
    }
}
