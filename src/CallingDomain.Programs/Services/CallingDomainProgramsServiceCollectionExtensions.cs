using CallingDomain.Numbers;
using CallingDomain.Programs;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the services of CallingDomain.Programs.</summary>
public static class CallingDomainProgramsServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="PortalOptions"/> as a singleton, unless it is registered already, and the services of CallingDomain.Numbers. The host registers an <see cref="IDateTimeZoneProvider"/>, such as
    /// <c>DateTimeZoneProviders.Tzdb</c>, before or after.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Changes the options, which begin with their defaults or with those of the last call; null for no change. The options are checked before the method returns.</param>
    /// <returns>The services.</returns>
    /// <exception cref="InvalidOptionsException">The options are not valid. It has all reasons; the services are unchanged.</exception>
    public static IServiceCollection AddCallingDomainPrograms(this IServiceCollection services, Action<ProgramsOptions>? configure = null)
    {
        CheckedOptions<ProgramsOptions>.Configure(services, configure);
        services.AddCallingDomainNumbers();
        if (services.Any(service => service.ServiceType == typeof(PortalOptions))) return services;
        services.TryAddSingleton<RequiredZones<PortalOptions>>();
        services.AddSingleton(provider => provider.GetRequiredService<CheckedOptions<ProgramsOptions>>().Options.With(provider.GetRequiredService<RequiredZones<PortalOptions>>().Zones));
        return services;
    }
}
