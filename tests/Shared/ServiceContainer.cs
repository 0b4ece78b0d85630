using Microsoft.Extensions.DependencyInjection;

namespace CallingDomain.Tests;

/// <summary>Builds containers with every check of Microsoft.Extensions.DependencyInjection.</summary>
internal static class ServiceContainer
{
    public static ServiceProvider Of(Action<IServiceCollection> register)
    {
        var services = new ServiceCollection();
        register(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }
}
