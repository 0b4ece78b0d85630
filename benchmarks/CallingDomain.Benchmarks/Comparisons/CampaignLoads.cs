using System.Globalization;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Benchmarks;

/// <summary>Campaigns with the contacts of <see cref="EngineLoad"/>.</summary>
internal static class CampaignLoads
{
    private static readonly ContactItemType Mobile = new("Mobile", 1);

    /// <summary>Contacts that are known by their numbers alone, with three phones each; no receiver of facts.</summary>
    public static Campaign ByNumber(Instant[] dues, CampaignSettings? settings = null)
    {
        var campaign = new Campaign(settings ?? EngineLoad.Settings, new CampaignOptions { Capacity = dues.Length });
        Span<PhoneNumber> phones = stackalloc PhoneNumber[EngineLoad.Phones];
        for (var contact = 0; contact < dues.Length; contact++)
        {
            for (var phone = 0; phone < phones.Length; phone++) phones[phone] = EngineLoad.NumberOf(contact, phone);
            campaign.Load(phones, dues[contact], HopperLoad.PriorityOf(contact), EngineLoad.ZoneOf(contact));
        }

        return campaign;
    }

    /// <summary>Contacts with an identity, a name, a primary phone and an additional one of a type.</summary>
    public static Campaign Identified(Instant[] dues, ICampaignFacts? facts)
    {
        var campaign = new Campaign(EngineLoad.Settings, new CampaignOptions { Capacity = dues.Length, Facts = facts });
        for (var contact = 0; contact < dues.Length; contact++) campaign.Load(ContactOf(contact), dues[contact]);
        return campaign;
    }

    public static Contact ContactOf(int contact) => new(contact.ToString("D8", CultureInfo.InvariantCulture), EngineLoad.NumberOf(contact, 0))
    {
        Name = string.Create(CultureInfo.InvariantCulture, $"Contact {contact}"),
        Priority = HopperLoad.PriorityOf(contact),
        TimeZone = EngineLoad.ZoneOf(contact),
        AdditionalPhones = [new AdditionalPhone(EngineLoad.NumberOf(contact, 1), Mobile)],
    };
}

/// <summary>Receives facts and keeps a count and a checksum of them.</summary>
internal sealed class CountedFacts : ICampaignFacts
{
    public long Count { get; private set; }

    public ulong Sum { get; private set; }

    public void Append(ReadOnlySpan<CampaignFact> batch)
    {
        foreach (ref readonly var fact in batch)
        {
            Count++;
            Sum = unchecked((Sum * 31) + (ulong)fact.Number + (ulong)fact.Contact + (ulong)fact.Attempt + ((ulong)fact.Status << 40) + fact.Phone.Digits);
        }
    }
}
