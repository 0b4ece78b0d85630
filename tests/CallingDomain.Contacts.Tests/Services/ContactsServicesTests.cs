using CallingDomain.Numbers;
using CallingDomain.Tests;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CallingDomain.Contacts.Tests;

public sealed class ContactsServicesTests
{
    private static readonly ContactItemType Office = new("Office", 1);
    private static readonly ContactItemType Home = new("Holiday Home", 2, "#2E86C1");
    private static readonly ContactColumns Columns = new() { PrimaryPhone = "Phone", TimeZone = "Zone", AdditionalPhones = [new("Office", Office)] };

    [Fact]
    public void AddCallingDomainContacts_NoOptions_GivesTheDefaultsWithTheContainersReader()
    {
        using var container = ServiceContainer.Of(services => services.AddCallingDomainContacts());
        using var scope = container.CreateScope();
        Assert.Equal(ContactItemTypes.Empty, container.GetRequiredService<ContactItemTypes>());
        Assert.Equal(new ContactImportOptions { Phones = container.GetRequiredService<PhoneReader>() }, container.GetRequiredService<ContactImportOptions>());
        Assert.Same(container.GetRequiredService<ContactImportOptions>(), scope.ServiceProvider.GetRequiredService<ContactImportOptions>());
        Assert.Same(container.GetRequiredService<ContactEditor>(), scope.ServiceProvider.GetRequiredService<ContactEditor>());
    }

    [Fact]
    public void AddCallingDomainContacts_TypesAndRegion_ReachEditorAndImport()
    {
        using var container = ServiceContainer.Of(services => services
            .AddCallingDomainContacts(options =>
            {
                options.Types = [Home, Office];
                options.Import = new ContactImportOptions { Columns = Columns };
            })
            .AddCallingDomainNumbers(options => options.Region = RegionCode.Read("IT"))
            .AddSingleton(DateTimeZoneProviders.Tzdb));
        Assert.Equal([Office, Home], container.GetRequiredService<ContactItemTypes>().All.AsEnumerable());
        var contact = container.GetRequiredService<ContactEditor>().AddPhone(new Contact("c1", PhoneNumber.None), "06 1234 5678", "Office").Value;
        Assert.Equal(new AdditionalPhone(PhoneNumber.Parse("+390612345678"), Office), contact.AdditionalPhones.Single());
        var import = ContactImport.Read("Phone,Zone,Office\n06 1234 5678,Europe/Rome,06 1234 5679\n"u8.ToArray(), container.GetRequiredService<ContactImportOptions>()).Value;
        Assert.Equal(DateTimeZoneProviders.Tzdb["Europe/Rome"], import.Contacts.Single().Contact.TimeZone);
        Assert.Equal(PhoneNumber.Parse("+390612345678"), import.Contacts.Single().Contact.PrimaryPhone);
    }

    [Fact]
    public void AddCallingDomainContacts_ReaderAndZonesOfTheImport_AreKept()
    {
        var own = new ContactImportOptions { Columns = Columns, Phones = new PhoneReader(RegionCode.Read("FR").Value), Zones = DateTimeZoneProviders.Tzdb };
        using var container = ServiceContainer.Of(services => services.AddCallingDomainContacts(options => options.Import = own));
        Assert.Equal(own, container.GetRequiredService<ContactImportOptions>());
    }

    [Fact]
    public void AddCallingDomainContacts_ColumnOfZonesAndContainerWithoutZones_IsRefusedWhenItIsBuilt()
    {
        var exception = Assert.Throws<AggregateException>(() =>
            ServiceContainer.Of(services => services.AddCallingDomainContacts(options => options.Import = new ContactImportOptions { Columns = Columns })));
        Assert.Contains("'NodaTime.IDateTimeZoneProvider' while attempting to activate 'CallingDomain.Shared.RequiredZones`1[CallingDomain.Contacts.ContactImportOptions]'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddCallingDomainContacts_ColumnOfZonesTakenBackByASecondCall_NeedsNoZones()
    {
        using var container = ServiceContainer.Of(services => services
            .AddCallingDomainContacts(options => (options.Types, options.Import) = ([Office], new ContactImportOptions { Columns = Columns }))
            .AddCallingDomainContacts(options => options.Import = options.Import with { Columns = Columns with { TimeZone = null } }));
        Assert.Null(container.GetRequiredService<ContactImportOptions>().Zones);
        Assert.NotNull(container.GetRequiredService<ContactItemTypes>().Find("Office"));
        Assert.Single(container.GetServices<ContactEditor>());
    }

    [Fact]
    public void AddCallingDomainContacts_SeveralProblems_AreRefusedAtOnceWithAllCodes()
    {
        var services = new ServiceCollection();
        var exception = Assert.Throws<InvalidOptionsException>(() => services.AddCallingDomainContacts(options =>
        {
            options.Types = [Office, new("", 2), Office, new("Home", 3, "blue"), null!];
            options.Import = new ContactImportOptions { Columns = new ContactColumns { PrimaryPhone = "Phone" }, IgnoredColumns = ["Phone"], Duplicates = new DuplicateRule { Fields = ["Account"] } };
        }));
        string[] codes = ["CONTACT_ITEM_TYPE_NAME_MISSING", "CONTACT_ITEM_TYPE_DUPLICATE", "CONTACT_ITEM_TYPE_COLOR_INVALID", "OPTION_MISSING", "OPTION_INCONSISTENT", "OPTION_INCONSISTENT"];
        Assert.Equal(codes, exception.Codes);
        Assert.EndsWith(
            "\nImport: OPTION_INCONSISTENT. The column 'Phone' is both used and ignored.\nImport: OPTION_INCONSISTENT. Duplicates by the field 'Account' need a column of this field.", exception.Message, StringComparison.Ordinal);
        Assert.Empty(services);
    }

    [Fact]
    public void AddCallingDomainContacts_RulesBeforeColumns_AreCheckedOnceThereAreColumns()
    {
        var byAccount = new ContactImportOptions { Duplicates = new DuplicateRule { Fields = ["Account"] } };
        using var container = ServiceContainer.Of(services => services.AddCallingDomainContacts(options => options.Import = byAccount));
        Assert.Equal(byAccount.Duplicates, container.GetRequiredService<ContactImportOptions>().Duplicates);
        var exception = Assert.Throws<InvalidOptionsException>(() => new ServiceCollection().AddCallingDomainContacts(options =>
            options.Import = new ContactImportOptions { Existing = new ContactIndex(DuplicateRule.ByAnyPhone) }));
        Assert.Equal(["OPTION_INCONSISTENT"], exception.Codes.AsEnumerable());
    }

    [Fact]
    public void AddCallingDomainContacts_NoImportOrTypes_IsRefusedOrEmpty()
    {
        Assert.Equal(["OPTION_MISSING"], Assert.Throws<InvalidOptionsException>(() => new ServiceCollection().AddCallingDomainContacts(options => options.Import = null!)).Codes.AsEnumerable());
        using var container = ServiceContainer.Of(services => services.AddCallingDomainContacts(options => options.Types = default));
        Assert.Empty(container.GetRequiredService<ContactItemTypes>().All);
    }

    [Fact]
    public void AddCallingDomainContacts_HostsServicesBefore_WinAndReachTheOthers()
    {
        var types = ContactItemTypes.Empty.Add(Office).Value;
        var own = new ContactImportOptions { List = "own" };
        using var container = ServiceContainer.Of(services => services.AddSingleton(types).AddSingleton(own).AddCallingDomainContacts(options => options.Types = [Home]));
        Assert.Same(types, container.GetRequiredService<ContactItemTypes>());
        Assert.Same(own, container.GetRequiredService<ContactImportOptions>());
        Assert.True(container.GetRequiredService<ContactEditor>().AddPhone(new Contact("c1", PhoneNumber.None), "+390612345678", "Office").IsOk);
    }
}
