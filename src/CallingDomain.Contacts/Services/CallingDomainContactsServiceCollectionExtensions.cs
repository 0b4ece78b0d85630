using CallingDomain.Contacts;
using CallingDomain.Numbers;
using CallingDomain.Shared;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the services of CallingDomain.Contacts.</summary>
public static class CallingDomainContactsServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="ContactItemTypes"/>, <see cref="ContactEditor"/> and <see cref="ContactImportOptions"/> as singletons, unless they are registered already, and the services of CallingDomain.Numbers. If imports
    /// have a column of time zones, the host registers an <see cref="IDateTimeZoneProvider"/>, such as <c>DateTimeZoneProviders.Tzdb</c>, before or after.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Changes the options, which begin with their defaults or with those of the last call; null for no change. The options are checked before the method returns.</param>
    /// <returns>The services.</returns>
    /// <exception cref="InvalidOptionsException">The options are not valid. It has all reasons; the services are unchanged.</exception>
    public static IServiceCollection AddCallingDomainContacts(this IServiceCollection services, Action<ContactsOptions>? configure = null)
    {
        var options = CheckedOptions<ContactsOptions>.Configure(services, configure);
        services.AddCallingDomainNumbers();
        if (options.NeedsZones) services.TryAddSingleton<RequiredZones<ContactImportOptions>>();
        else services.RemoveAll<RequiredZones<ContactImportOptions>>();
        services.TryAddSingleton(provider => OptionsOf(provider).ToTypes());
        services.TryAddSingleton<ContactEditor>();
        services.TryAddSingleton(ImportOptionsOf);
        return services;
    }

    private static ContactsOptions OptionsOf(IServiceProvider provider) => provider.GetRequiredService<CheckedOptions<ContactsOptions>>().Options;

    private static ContactImportOptions ImportOptionsOf(IServiceProvider provider)
    {
        var import = OptionsOf(provider).Import;
        return import with
        {
            Phones = ReferenceEquals(import.Phones, PhoneReader.International) ? provider.GetRequiredService<PhoneReader>() : import.Phones,
            Zones = import.Zones ?? provider.GetService<IDateTimeZoneProvider>(),
            Types = import.Types.All.IsEmpty ? provider.GetRequiredService<ContactItemTypes>() : import.Types,
        };
    }
}
