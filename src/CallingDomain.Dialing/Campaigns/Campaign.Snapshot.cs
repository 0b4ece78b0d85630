using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <content>Snapshots.</content>
public sealed partial class Campaign
{
    /// <summary>The version of the rules with which facts of many contacts are applied. Different versions may apply the same fact differently.</summary>
    public const int RulesVersion = 1;

    /// <summary>The first bytes of a snapshot: the name of the format and its version.</summary>
    internal static ReadOnlySpan<byte> SnapshotBeginning => "CDSNAPS\u0001"u8;

    /// <summary>The scheduler, for the formats of a snapshot.</summary>
    internal Scheduler Scheduler => _scheduler;

    /// <summary>Writes a snapshot of the campaign, in a format that later versions read. Equal campaigns give equal bytes.</summary>
    /// <param name="output">The stream, which stays open.</param>
    /// <param name="zones">The time zones in use; the snapshot contains their version.</param>
    /// <remarks>
    /// A snapshot contains everything except History and Final, which are in the facts after it or in the host's tables: the number of the last fact, the settings, the version of the tz database, the contacts. Takes a few MiB of memory.
    /// Each part has a checksum against damage, not against malice. The bytes contain phone numbers and names.
    /// </remarks>
    public void Save(Stream output, IDateTimeZoneProvider zones)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(zones);
        var records = new RecordWriter(output);
        records.Begin(SnapshotBeginning);
        var snapshot = new SnapshotOutput(records);
        snapshot.Packed(writer =>
        {
            writer.Text(zones.VersionId);
            writer.Count(RulesVersion);
            var settings = CampaignSettingsJson.Write(Settings);
            writer.Count(settings.Length);
            writer.Bytes(settings);
        });
        _scheduler.WriteTo(snapshot);
        _directory.WriteTo(snapshot);
    }

    /// <summary>Reads a campaign from a snapshot that <see cref="Save"/> wrote. Never throws for bad data.</summary>
    /// <param name="input">The snapshot.</param>
    /// <param name="zones">The time zones named by the snapshot.</param>
    /// <param name="settings">New settings; null for those of the snapshot. With other settings, or another version of the tz database, all contacts are placed again, which is a fact of the campaign.</param>
    /// <param name="options">The data kept in memory from now on, and the receivers of facts, History and Final; null for the defaults.</param>
    /// <param name="factsFollow">Whether the caller applies later facts next. Contacts then keep their instants under another version of the tz database; <see cref="PlaceAgain"/> after the facts places them again. Default: false.</param>
    /// <returns>The campaign; or the reason of the refusal, and where.</returns>
    /// <exception cref="ArgumentException">New settings, although facts follow.</exception>
    public static Result<Campaign, CampaignDataRefusal> Open(Stream input, IDateTimeZoneProvider zones, CampaignSettings? settings = null, CampaignOptions? options = null, bool factsFollow = false)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(zones);
        if (factsFollow && settings is not null) throw new ArgumentException("New settings follow the facts.", nameof(settings));
        var records = new RecordReader(input);
        try
        {
            records.Begin(SnapshotBeginning);
            return ReadFrom(new SnapshotInput(records), zones, settings, options, factsFollow);
        }
        catch (DataException e)
        {
            return new CampaignDataRefusal(e.Reason, records.Count, records.Offset, e.Detail);
        }
    }

    /// <summary>Writes the campaign as JSON lines for people, to read, search and compare; it cannot be read back. Equal campaigns give equal bytes.</summary>
    /// <param name="output">The stream, which stays open.</param>
    /// <param name="zones">The time zones in use; the first line contains their version.</param>
    /// <remarks>
    /// The first line is the campaign: the number of its last fact, the version of the tz database, the settings, the numbers added to and removed from the blacklist. Each further line is a contact, in the order of loading, with the words of
    /// <see cref="CampaignFact.ToJson"/>. Takes a few KiB of memory. The JSON contains phone numbers and names.
    /// </remarks>
    public void WriteJson(Stream output, IDateTimeZoneProvider zones)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(zones);
        SnapshotJsonWriter.Write(this, output, zones);
    }

    private static Campaign ReadFrom(SnapshotInput input, IDateTimeZoneProvider zones, CampaignSettings? settings, CampaignOptions? options, bool factsFollow)
    {
        CampaignSettings? before = null;
        var zonesVersion = "";
        input.Packed("settings", (ref reader) =>
        {
            zonesVersion = reader.Text();
            if (reader.Count(int.MaxValue) > RulesVersion) throw new DataException(CampaignDataReason.Newer, "rules");
            before = PackedFact.ReadSettings(reader.Take(reader.Count(int.MaxValue)), zones);
        });
        var campaign = new Campaign(before!, options);
        campaign._scheduler.ReadFrom(input, zones);
        campaign._directory.ReadFrom(input, zones, campaign._scheduler.ContactCount);
        if (!campaign._scheduler.ContactsFollowLists()) throw PackedContact.Invalid("lists");
        input.End();
        campaign._kept?.Carry(campaign.AttemptsUnderWay, campaign.AttemptCount);
        var isPlacedAgain = (zonesVersion != zones.VersionId && !factsFollow) || (settings is not null && !settings.Equals(before));
        return !isPlacedAgain || campaign._scheduler.TryPlaceAll(settings ?? before!) ? campaign : throw new DataException(CampaignDataReason.PastCallsUnknown, "settings");
    }
}
