using NodaTime;

namespace CallingDomain.Dialing;

/// <content>As it stands, and back.</content>
public sealed partial class Campaign
{
    /// <summary>The version of the rules by which mass facts are computed again.</summary>
    internal const int RulesVersion = 1;

    /// <summary>For the forms of a snapshot.</summary>
    internal Scheduler Scheduler => _scheduler;

    internal void WriteTo(SnapshotOutput output, string zonesVersion)
    {
        output.Packed(writer =>
        {
            writer.Text(zonesVersion);
            writer.Count(RulesVersion);
            var settings = CampaignSettingsJson.Write(Settings);
            writer.Count(settings.Length);
            writer.Bytes(settings);
        });
        _scheduler.WriteTo(output);
        _directory.WriteTo(output);
    }

    internal static Campaign ReadFrom(SnapshotInput input, IDateTimeZoneProvider zones, CampaignSettings? settings, CampaignOptions? options)
    {
        CampaignSettings? before = null;
        var zonesVersion = "";
        input.Packed("settings", (ref reader) =>
        {
            zonesVersion = reader.Text();
            if (reader.Count(int.MaxValue) > RulesVersion) throw new DataException(CampaignDataReason.DataNewer, "rules");
            before = PackedFact.ReadSettings(reader.Take(reader.Count(int.MaxValue)), zones);
        });
        var campaign = new Campaign(before!, options);
        campaign._scheduler.ReadFrom(input, zones);
        campaign._directory.ReadFrom(input, zones, campaign._scheduler.ContactCount);
        if (!campaign._scheduler.ContactsFollowLists()) throw PackedContact.Invalid("lists");
        input.End();
        campaign._kept?.Carry(campaign.AttemptsUnderWay, campaign.AttemptCount);
        var isPlacedAnew = zonesVersion != zones.VersionId || (settings is not null && !settings.Equals(before));
        return !isPlacedAnew || campaign._scheduler.TryPlaceAll(settings ?? before!) ? campaign : throw new DataException(CampaignDataReason.DataPastCallsUnknown, "settings");
    }
}
