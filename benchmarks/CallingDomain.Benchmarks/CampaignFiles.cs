using System.Globalization;

namespace CallingDomain.Benchmarks;

/// <summary><c>files campaign FOLDER N</c>: a campaign for the tool, with a file of N contacts of three phones each; its outcomes are drawn by chance.</summary>
internal static class CampaignFiles
{
    private const string Campaign = """
        {
          "name": "Sample", "start": "2026-03-02T08:00:00Z", "timeZone": "Europe/Rome",
          "itemTypes": [{ "name": "Office", "orderBy": 1 }, { "name": "Home", "orderBy": 2 }],
          "contactsFile": { "path": "contacts.csv", "columns": { "id": "Id", "name": "Name", "primaryPhone": "Phone", "additionalPhones": { "Office": "Office", "Home": "Home" } } },
          "retry": { "callAdditionalPhoneAfter": "PT5M", "globalMaxAttempts": 4 },
          "maxConcurrentCalls": 30000,
          "callingHours": [{ "days": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"], "from": "09:00", "to": "20:00" }],
          "outcomes": { "ringTime": "PT25S", "talkTime": "PT90S", "model": { "probabilities": { "Reached": 0.25, "NoAnswer": 0.5, "Busy": 0.15, "Machine": 0.1 } } }
        }
        """;

    public static void Write(string folder, int n)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "campaign.json"), Campaign);
        using var contacts = new StreamWriter(Path.Combine(folder, "contacts.csv"));
        contacts.WriteLine("Id,Name,Phone,Office,Home");
        for (var i = 0; i < n; i++)
        {
            contacts.WriteLine(string.Create(CultureInfo.InvariantCulture, $"c{i},Person {i},{PhoneOf(i, 0)},{PhoneOf(i, 1)},{PhoneOf(i, 2)}"));
        }
    }

    private static string PhoneOf(int contact, int phone) => string.Create(CultureInfo.InvariantCulture, $"+39060{3_000_000 + (3 * contact) + phone}");
}
