using CallingDomain.Numbers;
using CallingDomain.Numbers.LibPhoneNumber;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers libphonenumber-csharp as the numbering plan of services.</summary>
public static class CallingDomainLibPhoneNumberServiceCollectionExtensions
{
    /// <summary>
    /// Registers the services of CallingDomain.Numbers, with <see cref="LibPhoneNumberPlan.Default"/> as the <see cref="INumberingPlan"/> unless one is registered already. For another <c>PhoneNumberUtil</c>, set
    /// <see cref="NumbersOptions.OtherPlan"/>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddCallingDomainLibPhoneNumber(this IServiceCollection services) =>
        services.AddCallingDomainNumbers(options => options.OtherPlan = LibPhoneNumberPlan.Default);
}
