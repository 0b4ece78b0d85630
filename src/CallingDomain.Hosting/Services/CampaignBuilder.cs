using System.Diagnostics.CodeAnalysis;
using CallingDomain.Dialing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CallingDomain.Hosting;

/// <summary>Configures a campaign in a host.</summary>
/// <remarks>Not thread-safe.</remarks>
public sealed class CampaignBuilder
{
    private readonly CampaignRegistration _registration;

    internal CampaignBuilder(IServiceCollection services, CampaignRegistration registration) => (Services, _registration) = (services, registration);

    /// <summary>The services of the host.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The name of the campaign.</summary>
    public string Name => _registration.Name;

    /// <summary>Changes the options.</summary>
    /// <param name="configure">Changes them; later calls see the changes of earlier ones.</param>
    public CampaignBuilder Configure(Action<HostedCampaignOptions> configure)
    {
        Services.Configure(Name, configure);
        return this;
    }

    /// <summary>Takes the options from a section of the configuration, such as <c>Campaigns:spring</c>. A key that is not an option stops the start of the host.</summary>
    /// <param name="section">The section.</param>
    public CampaignBuilder Bind(IConfiguration section)
    {
        Services.AddOptions<HostedCampaignOptions>(Name).Bind(section, binder => binder.ErrorOnUnknownConfiguration = true);
        return this;
    }

    /// <summary>Sets the journal, which the host disposes when it stops.</summary>
    /// <param name="create">Creates the journal.</param>
    public CampaignBuilder UseJournal(Func<IServiceProvider, ICampaignJournal> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        _registration.Journal = create;
        return this;
    }

    /// <summary>Sets the settings, in place of <see cref="HostedCampaignOptions.SettingsFile"/>.</summary>
    /// <param name="settings">The settings.</param>
    public CampaignBuilder UseSettings(CampaignSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return UseSettings(_ => settings);
    }

    /// <inheritdoc cref="UseSettings(CampaignSettings)"/>
    /// <param name="settings">Gives the settings when the host starts.</param>
    public CampaignBuilder UseSettings(Func<IServiceProvider, CampaignSettings> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _registration.Settings = settings;
        return this;
    }

    /// <summary>Sets the telephony of this campaign. Without it, the <see cref="ICallPlacer"/> that the host registers for all campaigns places the calls; without that too, the campaign has no dialer.</summary>
    /// <typeparam name="TPlacer">The telephony, a singleton.</typeparam>
    public CampaignBuilder UsePlacer<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TPlacer>()
        where TPlacer : class, ICallPlacer
    {
        Services.AddKeyedSingleton<ICallPlacer, TPlacer>(Name);
        return this;
    }

    /// <summary>Changes the options of the runner that no configuration sets.</summary>
    /// <param name="configure">Gives the changed options.</param>
    public CampaignBuilder ConfigureRunner(Func<CampaignRunnerOptions, CampaignRunnerOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var earlier = _registration.Runner;
        _registration.Runner = options => configure(earlier(options));
        return this;
    }
}
