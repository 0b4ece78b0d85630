using System.Text.Json;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Consumers;

/// <summary>Imports contacts in three time zones and simulates their campaign.</summary>
internal static class CallContacts
{
    public static void Run(Setup setup)
    {
        using var file = new MemoryStream("Name,Phone,Office,Zone\nAda,06 1234 5678,06 1234 5679,\nBob,12,,\nEve,+1 212 555 0123,,\nKim,+81 3 1234 5678,,Asia/Tokyo\n"u8.ToArray());
        var report = ContactImport.Read(file, setup.Import).Value;
        foreach (var row in report.Rejected) Console.WriteLine($"import: {row}");

        var start = Instant.FromUtc(2026, 3, 2, 7, 0);
        var campaign = new Campaign(setup.Campaign, new CampaignOptions { KeepHistory = true });
        foreach (var contact in report.Contacts.Select(each => each.Contact))
        {
            var json = JsonSerializer.Serialize(contact with { TimeZone = null }, ConsumerJson.Default.Contact);
            var read = JsonSerializer.Deserialize(json, ConsumerJson.Default.Contact)! with { TimeZone = contact.TimeZone };
            Console.WriteLine($"import: {json} {read == contact}");
            campaign.Load(read, start);
        }

        Simulation.Run(campaign, new OutcomeScript { Others = [CallStatus.NoAnswer, CallStatus.Reached] }, start);
        foreach (var call in campaign.History) Console.WriteLine($"campaign: {call.Attempt.DialedAt} {call.Attempt.ContactId} {call.Attempt.Phone.Phone} {call.Status}");
        foreach (var end in campaign.Final) Console.WriteLine($"campaign: {end.ContactId} {end.Reason}");
        Console.WriteLine($"settings: {CampaignSettings.ReadJson(campaign.Settings.WriteJson(), DateTimeZoneProviders.Tzdb).Value == campaign.Settings}");
    }
}
