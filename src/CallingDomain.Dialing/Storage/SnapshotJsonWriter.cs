using System.Buffers;
using System.Text.Json;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Writes a campaign as JSON lines: <see cref="Campaign.WriteJson"/>.</summary>
internal static class SnapshotJsonWriter
{
    private const int FormatVersion = 1;
    private const int LongEnough = 1 << 16;

    public static void Write(Campaign campaign, Stream output, IDateTimeZoneProvider zones)
    {
        var lines = new ArrayBufferWriter<byte>(2 * LongEnough);
        using var json = CampaignSettingsJson.WriterOf(lines);
        var facts = new FactJsonWriter(json, ZoneFormat.Ids);
        for (var contact = -1; contact < campaign.ContactCount; contact++)
        {
            json.WriteStartObject();
            if (contact < 0) WriteCampaign(json, facts, campaign, zones.VersionId);
            else WriteContact(json, facts, campaign, contact);
            json.WriteEndObject();
            json.Flush();
            json.Reset();
            lines.Write("\n"u8);
            if (lines.WrittenCount < LongEnough && contact + 1 < campaign.ContactCount) continue;
            output.Write(lines.WrittenSpan);
            lines.ResetWrittenCount();
        }
    }

    private static void WriteCampaign(Utf8JsonWriter json, FactJsonWriter facts, Campaign campaign, string zonesVersion)
    {
        json.WriteNumber("format", FormatVersion);
        json.WriteNumber("lastFact", campaign.FactCount);
        json.WriteNumber("attempts", campaign.AttemptCount);
        json.WriteNumber("contacts", campaign.ContactCount);
        json.WriteNumber("open", campaign.OpenCount);
        facts.Instant("now", campaign.Scheduler.Now);
        if (campaign.IsPaused) json.WriteBoolean("paused", true);
        if (campaign.IsOver) json.WriteBoolean("over", true);
        if (campaign.HeldLists.Count > 0)
        {
            json.WriteStartArray("heldLists");
            foreach (var list in campaign.HeldLists) json.WriteStringValue(list);
            json.WriteEndArray();
        }

        json.WriteString("tzdb", zonesVersion);
        json.WritePropertyName("settings");
        SettingsWriter.Write(json, campaign.Settings, ZoneFormat.Ids);
        WriteNumbers(json, "blacklisted", campaign.Scheduler.Listing.Added.Select(each => each.Key));
        WriteNumbers(json, "unblacklisted", campaign.Scheduler.Listing.Removed);
    }

    private static void WriteContact(Utf8JsonWriter json, FactJsonWriter facts, Campaign campaign, int number)
    {
        json.WriteNumber("contact", number);
        if (campaign.ContactOf(number) is { } contact) facts.Write(contact);
        json.WriteStartArray("plan");
        var phones = campaign.Scheduler.PhonesOf(number);
        for (var i = 0; i < phones.Count; i++)
        {
            var counts = phones.Counts[i];
            json.WriteStartObject();
            json.WriteString("phone", phones[i].Number.ToString());
            foreach (var status in AttemptCounts.Counted)
            {
                if (counts[status] > 0) json.WriteNumber(JsonWords.Status[status], counts[status]);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("state");
        facts.Write(campaign.Scheduler.StandingOf(number));
        json.WriteEndObject();
        var tally = campaign.Scheduler.TallyOf(number);
        if (tally.Callbacks > 0) json.WriteNumber("callbacks", tally.Callbacks);
        if (tally.LostCalls > 0) json.WriteNumber("lostCalls", tally.LostCalls);
        if (campaign.CallbackOf(number) is { } callback) facts.Write(new AgreedCallback(callback, PhoneNumber.None));
        if (campaign.Scheduler.SkipsOf(number) is > 0 and var skips) json.WriteNumber("skips", skips);
        if (campaign.Scheduler.PreviewOf(number, campaign.Scheduler.Now) is { } preview)
        {
            json.WriteStartObject("reservation");
            json.WriteString("agent", preview.Agent);
            facts.Instant("until", preview.Until);
            json.WriteEndObject();
        }

        if (campaign.Scheduler.TryFindCallOf(number, out var place)) WriteCall(json, facts, campaign.Scheduler.CallAt(place), campaign.ReferenceOf(campaign.Scheduler.CallAt(place).Attempt));
    }

    private static void WriteCall(Utf8JsonWriter json, FactJsonWriter facts, in CallUnderWay call, string? reference)
    {
        json.WriteStartObject("call");
        json.WriteNumber("attempt", call.Attempt);
        json.WriteString("phone", call.Number.ToString());
        facts.Instant("dialedAt", call.Dialed);
        facts.Instant("leaseUntil", call.LeaseUntil);
        if (call.Agent is { } agent) json.WriteString("agent", agent);
        if (reference is not null) json.WriteString("reference", reference);
        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<PhoneNumber> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers) json.WriteStringValue(number.ToString());
        json.WriteEndArray();
    }
}
