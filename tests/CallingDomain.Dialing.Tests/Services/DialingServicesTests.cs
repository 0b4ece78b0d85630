using CallingDomain.Contacts;
using CallingDomain.Numbers;
using CallingDomain.Tests;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

public sealed class DialingServicesTests
{
    private static readonly CampaignSettings Settings = new() { MaxConcurrentCalls = 7, TimeZone = DateTimeZoneProviders.Tzdb["Europe/Rome"] };

    [Fact]
    public void AddCallingDomainDialing_NoOptions_GivesDefaultSettingsAndTheServicesOfContactsAndNumbers()
    {
        using var container = ServiceContainer.Of(services => services.AddCallingDomainDialing());
        using var scope = container.CreateScope();
        Assert.Equal(new CampaignSettings(), container.GetRequiredService<CampaignSettings>());
        Assert.Same(container.GetRequiredService<CampaignSettings>(), scope.ServiceProvider.GetRequiredService<CampaignSettings>());
        Assert.NotNull(container.GetRequiredService<ContactEditor>());
        Assert.NotNull(container.GetRequiredService<NumberTemplate>());
    }

    [Fact]
    public void AddCallingDomainDialing_SettingsFromJson_AreThoseOfTheContainer()
    {
        using var container = ServiceContainer.Of(services => services.AddCallingDomainDialing(options => options.Settings = CampaignSettings.ReadJson(Settings.WriteJson(), DateTimeZoneProviders.Tzdb)));
        Assert.Equal(Settings, container.GetRequiredService<CampaignSettings>());
    }

    [Fact]
    public void AddCallingDomainDialing_RefusedJson_IsRefusedWithPlaceAndExpectedValue()
    {
        var services = new ServiceCollection();
        var exception = Assert.Throws<InvalidOptionsException>(() =>
            services.AddCallingDomainDialing(options => options.Settings = CampaignSettings.ReadJson("""{"format":1,"maxConcurrentCalls":-1}"""u8, DateTimeZoneProviders.Tzdb)));
        Assert.Equal(["SETTINGS_PROPERTY_RANGE"], exception.Codes.AsEnumerable());
        Assert.StartsWith("DialingOptions is not valid.\nSettings: SETTINGS_PROPERTY_RANGE. At $.maxConcurrentCalls: expected ", exception.Message, StringComparison.Ordinal);
        Assert.Empty(services);
    }

    public static TheoryData<CampaignSettings?, string> Refused => new()
    {
        { null, "OPTION_MISSING" },
        { new CampaignSettings { Order = (DueOrder)9 }, "OPTION_OUT_OF_RANGE" },
        { new CampaignSettings { Rules = [new CallingRuleSet(" ")] }, "OPTION_INVALID" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void AddCallingDomainDialing_ImpossibleSettings_AreRefused(CampaignSettings? settings, string code) =>
        Assert.Equal([code], Assert.Throws<InvalidOptionsException>(() => new ServiceCollection().AddCallingDomainDialing(options => options.Settings = settings!)).Codes.AsEnumerable());

    [Fact]
    public void AddCallingDomainDialing_UninitializedSettings_AreRefused() =>
        Assert.Equal(["UNSPECIFIED"], Assert.Throws<InvalidOptionsException>(() => new ServiceCollection().AddCallingDomainDialing(options => options.Settings = default)).Codes.AsEnumerable());

    [Fact]
    public void AddCallingDomainDialing_HostsSettingsBefore_Win()
    {
        using var container = ServiceContainer.Of(services => services.AddSingleton(Settings).AddCallingDomainDialing(options => options.Settings = new CampaignSettings()));
        Assert.Same(Settings, container.GetRequiredService<CampaignSettings>());
    }

    [Fact]
    public void AddCallingDomain_EachOrderOfTheCalls_GivesTheSameServices()
    {
        Action<IServiceCollection>[] calls =
        [
            services => services.AddCallingDomainNumbers(options => options.Region = RegionCode.Read("IT")),
            services => services.AddCallingDomainContacts(options => options.Types = [new("Office", 1)]),
            services => services.AddCallingDomainDialing(options => options.Settings = Settings),
        ];
        int[][] orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        Assert.All(orders, order =>
        {
            using var container = ServiceContainer.Of(services => Array.ForEach(order, call => calls[call](services)));
            Assert.Equal("IT", container.GetRequiredService<PhoneReader>().Region.ToString());
            Assert.Same(container.GetRequiredService<PhoneReader>(), container.GetRequiredService<ContactImportOptions>().Phones);
            Assert.NotNull(container.GetRequiredService<ContactItemTypes>().Find("Office"));
            Assert.Same(Settings, container.GetRequiredService<CampaignSettings>());
        });
    }
}
