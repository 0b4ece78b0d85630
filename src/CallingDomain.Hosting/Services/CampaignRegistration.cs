using CallingDomain.Dialing;
using CallingDomain.Numbers;
using CallingDomain.Shared;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CallingDomain.Hosting;

/// <summary>What a host has registered for a campaign.</summary>
internal sealed class CampaignRegistration(string name)
{
    public string Name { get; } = name;

    public Func<IServiceProvider, ICampaignJournal>? Journal { get; set; }

    public Func<IServiceProvider, CampaignSettings>? Settings { get; set; }

    public Func<CampaignRunnerOptions, CampaignRunnerOptions> Runner { get; set; } = options => options;

    /// <summary>The telephony of the campaign, or of all campaigns; null for none.</summary>
    public ICallPlacer? PlacerOf(IServiceProvider services) => services.GetKeyedService<ICallPlacer>(Name) ?? services.GetService<ICallPlacer>();

    /// <summary>The settings: those given in code, those of the file, or those of <c>AddCallingDomainDialing</c>; null after a problem.</summary>
    public CampaignSettings? ReadSettings(IServiceProvider services, HostedCampaignOptions options, OptionProblems problems)
    {
        const string File = nameof(HostedCampaignOptions.SettingsFile);
        if (Settings is not null) return Settings(services);
        if (options.SettingsFile is null)
        {
            var given = services.GetService<CampaignSettings>();
            if (given is null) problems.Add(File, OptionReason.Missing.Code(), "Name a file with the settings, or call UseSettings or AddCallingDomainDialing.");
            return given;
        }

        if (services.GetService<IDateTimeZoneProvider>() is not { } zones)
        {
            problems.Add(nameof(IDateTimeZoneProvider), OptionReason.Missing.Code(), "Register the time zones, such as DateTimeZoneProviders.Tzdb.");
            return null;
        }

        try
        {
            var read = CampaignSettings.ReadJson(System.IO.File.ReadAllBytes(options.SettingsFile), zones);
            if (read.TryGet(out var settings)) return settings;
            problems.Add(File, read.Reason.Reason.Code(), $"At {read.Reason.Path} in {options.SettingsFile}: expected {read.Reason.Expected}.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(File, OptionReason.Invalid.Code(), exception.Message);
        }

        return null;
    }
}
