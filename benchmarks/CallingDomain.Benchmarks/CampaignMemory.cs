using System.Globalization;
using CallingDomain.Dialing;

namespace CallingDomain.Benchmarks;

/// <summary>What a campaign keeps in memory, after full collections.</summary>
internal static class CampaignMemory
{
    private const int Contacts = 1_000_000;

    public static void Run()
    {
        var dues = EngineLoad.Dues(Contacts);
        Write("known by number, three phones", () => CampaignLoads.ByNumber(dues));
        Write("with identity, name and two phones", () => CampaignLoads.Identified(dues, facts: null));
    }

    private static void Write(string contacts, Func<Campaign> load)
    {
        var live = Contest.LiveBytes(load, out var campaign);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{campaign.ContactCount:N0} contacts {contacts}: {live / 1e6:F1} MB, {live / campaign.ContactCount:F1} bytes a contact"));
    }
}
