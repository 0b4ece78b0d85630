using CallingDomain.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace CallingDomain.Numbers.LibPhoneNumber.Tests;

public sealed class LibPhoneNumberServicesTests
{
    public static TheoryData<Action<IServiceCollection>> Orders =>
    [
        services => services.AddCallingDomainLibPhoneNumber(),
        services => services.AddCallingDomainLibPhoneNumber().AddCallingDomainNumbers(options => options.Policy = NumberPolicy.World),
        services => services.AddCallingDomainNumbers(options => options.Policy = NumberPolicy.World).AddCallingDomainLibPhoneNumber(),
    ];

    [Theory]
    [MemberData(nameof(Orders))]
    public void AddCallingDomainLibPhoneNumber_InAnyOrder_AnswersForTheInterface(Action<IServiceCollection> register)
    {
        using var container = ServiceContainer.Of(register);
        Assert.Same(LibPhoneNumberPlan.Default, container.GetRequiredService<INumberingPlan>());
        Assert.Same(NumberingPlan.Default, container.GetRequiredService<NumberTemplate>().Plan);
    }

    [Fact]
    public void AddCallingDomainLibPhoneNumber_HostsPlanBefore_Wins()
    {
        using var container = ServiceContainer.Of(services => services.AddSingleton<INumberingPlan>(NumberingPlan.Default).AddCallingDomainLibPhoneNumber());
        Assert.Same(NumberingPlan.Default, container.GetRequiredService<INumberingPlan>());
    }
}
