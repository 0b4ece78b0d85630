using System.Text;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using CallingDomain.Programs;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CallingDomain.Consumers;

/// <summary>What the application needs, from constructors or from a container.</summary>
internal sealed record Setup(INumberingPlan Plan, PhoneReader Phones, NumberTemplate Template, PortalOptions Portal, ContactImportOptions Import, CampaignSettings Campaign)
{
    private static readonly IDateTimeZoneProvider Zones = DateTimeZoneProviders.Tzdb;

    private static readonly RegionCode Italy = RegionCode.Read("IT").Value;

    private static readonly ContactItemType Office = new("Office", OrderBy: 1);

    private static readonly ContactColumns Columns = new()
    {
        Name = "Name",
        PrimaryPhone = "Phone",
        AdditionalPhones = [new PhoneColumn("Office", Office)],
        TimeZone = "Zone",
    };

    private const string CampaignJson = """
        {
          "timeZone": "Europe/Rome",
          "phoneZones": { "+1212": ["America/New_York"] },
          "retry": { "callAdditionalPhoneAfter": "PT1M", "default": { "maxAttempts": 2, "retryAfter": "PT30M" } },
          "callingHours": [{ "days": ["Monday", "Tuesday"], "from": "09:00", "to": "18:00" }]
        }
        """;

    public static Setup ByHand()
    {
        var phones = new PhoneReader(Italy);
        var import = new ContactImportOptions { Columns = Columns, Phones = phones, Zones = Zones };
        return new Setup(NumberingPlan.Default, phones, NumberTemplate.Strict, new PortalOptions(Zones), import, CampaignSettings.ReadJson(Encoding.UTF8.GetBytes(CampaignJson), Zones).Value);
    }

    /// <summary>The same values from services, with libphonenumber-csharp as the numbering plan.</summary>
    public static Setup ByContainer()
    {
        using var services = new ServiceCollection()
            .AddSingleton(Zones)
            .AddCallingDomainNumbers(options => options.Region = Italy)
            .AddCallingDomainLibPhoneNumber()
            .AddCallingDomainPrograms()
            .AddCallingDomainContacts(options => (options.Types, options.Import) = ([Office], new ContactImportOptions { Columns = Columns }))
            .AddCallingDomainDialing(options => options.Settings = CampaignSettings.ReadJson(Encoding.UTF8.GetBytes(CampaignJson), Zones))
            .AddSingleton<Setup>()
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        return services.GetRequiredService<Setup>();
    }
}
