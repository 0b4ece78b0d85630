using CallingDomain.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers campaigns and portals that start and stop with their host.</summary>
public static class CallingDomainHostingServiceCollectionExtensions
{
    /// <summary>Registers a campaign: a <see cref="HostedCampaign"/> under its name, whose dialer starts if an <see cref="ICallPlacer"/> is registered. A second call continues with what the first one has registered.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name of the campaign: the key of its service, and its name in metrics, traces, log messages and keys of calls.</param>
    /// <param name="configure">Changes the options; null for no change. They are checked when the host starts.</param>
    public static CampaignBuilder AddCallingDomainCampaign(this IServiceCollection services, string name, Action<HostedCampaignOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var registration = FindOrAdd(services, name, () =>
        {
            var added = new CampaignRegistration(name);
            services.AddKeyedSingleton(name, (provider, _) => new HostedCampaign(added, provider));
            services.AddSingleton<IHostedService>(provider => provider.GetRequiredKeyedService<HostedCampaign>(name));
            services.AddOptions<HostedCampaignOptions>(name).ValidateOnStart();
            services.AddSingleton<IValidateOptions<HostedCampaignOptions>>(provider => new HostedCampaignValidator(added, provider));
            return added;
        });
        if (configure is not null) services.Configure(name, configure);
        return new CampaignBuilder(services, registration);
    }

    /// <summary>Registers a portal: a <see cref="HostedPortal"/> under its name, and the services of CallingDomain.Programs. The host registers an <c>IDateTimeZoneProvider</c>. A second call continues with what the first one has registered.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name of the portal: the key of its service, and what <see cref="HostedCampaignOptions.Portal"/> names.</param>
    public static PortalBuilder AddCallingDomainPortal(this IServiceCollection services, string name)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        services.AddCallingDomainPrograms();
        return new PortalBuilder(services, FindOrAdd(services, name, () =>
        {
            var added = new PortalRegistration(name);
            services.AddKeyedSingleton(name, (provider, _) => new HostedPortal(added, provider));
            services.AddSingleton<IHostedService>(provider => provider.GetRequiredKeyedService<HostedPortal>(name));
            return added;
        }));
    }

    private static TRegistration FindOrAdd<TRegistration>(IServiceCollection services, string name, Func<TRegistration> add)
        where TRegistration : class
    {
        var found = services.FirstOrDefault(service => service.IsKeyedService && service.ServiceType == typeof(TRegistration) && name.Equals(service.ServiceKey))?.KeyedImplementationInstance as TRegistration;
        if (found is not null) return found;
        var added = add();
        services.AddKeyedSingleton(name, added);
        return added;
    }
}
