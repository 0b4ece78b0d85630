using CallingDomain.Dialing;
using CallingDomain.Numbers;
using CallingDomain.Shared;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the services of CallingDomain.Dialing.</summary>
public static class CallingDomainDialingServiceCollectionExtensions
{
    /// <summary>Registers <see cref="CampaignSettings"/> as a singleton, unless they are registered already, and the services of CallingDomain.Contacts and CallingDomain.Numbers.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Changes the options, which begin with their defaults or with those of the last call; null for no change. The options are checked before the method returns.</param>
    /// <returns>The services.</returns>
    /// <exception cref="InvalidOptionsException">The options are not valid. It has all reasons; the services are unchanged.</exception>
    public static IServiceCollection AddCallingDomainDialing(this IServiceCollection services, Action<DialingOptions>? configure = null)
    {
        CheckedOptions<DialingOptions>.Configure(services, configure);
        services.AddCallingDomainContacts();
        services.TryAddSingleton(provider => provider.GetRequiredService<CheckedOptions<DialingOptions>>().Options.Settings.Value);
        return services;
    }
}
