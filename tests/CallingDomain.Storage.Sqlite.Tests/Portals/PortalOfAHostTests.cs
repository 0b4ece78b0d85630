using CallingDomain.Hosting;
using CallingDomain.Programs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;

namespace CallingDomain.Storage.Sqlite.Tests;

public sealed class PortalOfAHostTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public async Task UseSqlite_KeepsThePortalOverARestartOfTheHost()
    {
        for (var start = 0; start < 2; start++)
        {
            var services = new ServiceCollection().AddSingleton(DateTimeZoneProviders.Tzdb);
            services.AddCallingDomainPortal("main").UseSqlite(Path.Combine(_folder, "portal.db"));
            await using var provider = services.BuildServiceProvider();
            var portal = provider.GetRequiredKeyedService<HostedPortal>("main");
            await ((IHostedLifecycleService)portal).StartingAsync(CancellationToken.None);
            Assert.Equal(start, portal.Service.Current.Version);
            await portal.Service.SubmitAsync(new CreateBusiness(default, new Business($"b{start}", "Acme")), new PortalSubmission("ada"));
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
