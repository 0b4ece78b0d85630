using CallingDomain.Numbers;
using CallingDomain.Tests;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.TimeZones;

namespace CallingDomain.Programs.Tests;

public sealed class ProgramsServicesTests
{
    [Fact]
    public void AddCallingDomainPrograms_NoOptions_GivesTheDefaultsWithTheContainersZones()
    {
        using var container = ServiceContainer.Of(services => services.AddCallingDomainPrograms().AddSingleton(DateTimeZoneProviders.Tzdb));
        using var scope = container.CreateScope();
        var options = container.GetRequiredService<PortalOptions>();
        Assert.Equal(new PortalOptions(DateTimeZoneProviders.Tzdb), options);
        Assert.Same(options, scope.ServiceProvider.GetRequiredService<PortalOptions>());
        Assert.Same(NumberTemplate.Strict.Policy, container.GetRequiredService<NumberTemplate>().Policy);
    }

    [Fact]
    public void AddCallingDomainPrograms_AllOptions_ReachThePortalOptions()
    {
        using var container = ServiceContainer.Of(services => services.AddSingleton(DateTimeZoneProviders.Tzdb).AddCallingDomainPrograms(options =>
        {
            options.MaxProgramNameLength = 10;
            options.MaxDescriptionLength = 0;
            options.Branding = BrandingPolicy.Shortest;
            options.ClockChanges = ClockChangeRule.Widest;
            options.ReviewsPurposeEdits = true;
            options.AllowsRemovalWhileRunning = false;
            options.AllowsDoNotOriginateInBrandingPrograms = true;
        }));
        Assert.Equal(
            new PortalOptions(DateTimeZoneProviders.Tzdb)
            {
                MaxProgramNameLength = 10,
                MaxDescriptionLength = 0,
                Branding = BrandingPolicy.Shortest,
                ClockChanges = ClockChangeRule.Widest,
                ReviewsPurposeEdits = true,
                AllowsRemovalWhileRunning = false,
                AllowsDoNotOriginateInBrandingPrograms = true,
            },
            container.GetRequiredService<PortalOptions>());
    }

    [Fact]
    public void ProgramsOptions_Properties_AreThoseOfPortalOptionsWithoutZones() => Assert.Equal(
        typeof(PortalOptions).GetProperties().Where(property => property.Name != nameof(PortalOptions.Zones)).Select(property => (property.Name, property.PropertyType)),
        typeof(ProgramsOptions).GetProperties().Select(property => (property.Name, property.PropertyType)));

    [Fact]
    public void AddCallingDomainPrograms_SeveralProblems_AreRefusedAtOnceWithAllCodes()
    {
        var services = new ServiceCollection();
        var exception = Assert.Throws<InvalidOptionsException>(() => services.AddCallingDomainPrograms(options =>
            (options.MaxProgramNameLength, options.MaxDescriptionLength, options.Branding, options.ClockChanges) = (0, -1, null!, (ClockChangeRule)9)));
        string[] codes = ["OPTION_OUT_OF_RANGE", "OPTION_OUT_OF_RANGE", "OPTION_MISSING", "OPTION_OUT_OF_RANGE"];
        Assert.Equal(codes, exception.Codes);
        Assert.Equal(
            """
            ProgramsOptions is not valid.
            MaxProgramNameLength: OPTION_OUT_OF_RANGE. The value is 0; expected at least 1.
            MaxDescriptionLength: OPTION_OUT_OF_RANGE. The value is -1; expected at least 0.
            Branding: OPTION_MISSING. The value is null.
            ClockChanges: OPTION_OUT_OF_RANGE. The value is 9; expected one of: Refuse, Widest.
            """.ReplaceLineEndings("\n"),
            exception.Message);
        Assert.Empty(services);
    }

    [Fact]
    public void AddCallingDomainPrograms_ContainerWithoutZones_IsRefusedWhenItIsBuilt()
    {
        var exception = Assert.Throws<AggregateException>(() => ServiceContainer.Of(services => services.AddCallingDomainPrograms()));
        Assert.Contains("'NodaTime.IDateTimeZoneProvider' while attempting to activate 'CallingDomain.Shared.RequiredZones`1[CallingDomain.Programs.PortalOptions]'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddCallingDomainPrograms_HostsPortalOptionsBefore_WinAndNeedNoZonesOfTheContainer()
    {
        var own = new PortalOptions(DateTimeZoneProviders.Tzdb) { MaxProgramNameLength = 5 };
        using var container = ServiceContainer.Of(services => services.AddSingleton(own).AddCallingDomainPrograms(options => options.MaxProgramNameLength = 7));
        Assert.Same(own, container.GetRequiredService<PortalOptions>());
    }

    [Fact]
    public void AddCallingDomainPrograms_SecondCall_ContinuesWithTheOptionsOfTheFirst()
    {
        IDateTimeZoneProvider zones = new DateTimeZoneCache(TzdbDateTimeZoneSource.Default);
        using var container = ServiceContainer.Of(services => services
            .AddCallingDomainPrograms(options => options.MaxProgramNameLength = 7)
            .AddSingleton(zones)
            .AddCallingDomainPrograms(options => options.ReviewsPurposeEdits = true));
        Assert.Equal(new PortalOptions(zones) { MaxProgramNameLength = 7, ReviewsPurposeEdits = true }, container.GetRequiredService<PortalOptions>());
        Assert.Single(container.GetServices<PortalOptions>());
    }
}
