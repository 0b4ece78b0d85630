using CallingDomain.Numbers;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the services of CallingDomain.Numbers.</summary>
public static class CallingDomainNumbersServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="NumberingPlan"/>, <see cref="INumberingPlan"/>, <see cref="NumberPolicy"/>, <see cref="NumberTemplate"/> and <see cref="PhoneReader"/> as singletons, unless they are registered already.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Changes the options, which begin with their defaults or with those of the last call; null for no change. The options are checked before the method returns.</param>
    /// <returns>The services.</returns>
    /// <exception cref="InvalidOptionsException">The options are not valid. It has all reasons; the services are unchanged.</exception>
    public static IServiceCollection AddCallingDomainNumbers(this IServiceCollection services, Action<NumbersOptions>? configure = null)
    {
        CheckedOptions<NumbersOptions>.Configure(services, configure);
        services.TryAddSingleton(provider => OptionsOf(provider).ThePlan);
        services.TryAddSingleton(provider => OptionsOf(provider).OtherPlan ?? provider.GetRequiredService<NumberingPlan>());
        services.TryAddSingleton(provider => OptionsOf(provider).ThePolicy);
        services.TryAddSingleton(provider =>
            new NumberTemplate(OptionsOf(provider).IsTemplateTolerant, provider.GetRequiredService<NumberPolicy>(), provider.GetRequiredService<NumberingPlan>()) { MaxBytes = OptionsOf(provider).MaxTemplateBytes });
        services.TryAddSingleton(provider =>
            new PhoneReader(OptionsOf(provider).Region.Value, OptionsOf(provider).PhoneCheck, provider.GetRequiredService<NumberingPlan>(), provider.GetRequiredService<NumberPolicy>().AreaCodes));
        return services;
    }

    private static NumbersOptions OptionsOf(IServiceProvider provider) => provider.GetRequiredService<CheckedOptions<NumbersOptions>>().Options;
}
