using CallingDomain.Hosting;
using CallingDomain.Programs;
using CallingDomain.Storage.Tests;
using CallingDomain.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using Npgsql;

namespace CallingDomain.Storage.PostgreSql.Tests;

public sealed class PortalOfAHostTests
{
    [PostgreSqlFact]
    public async Task UsePostgreSql_KeepsThePortalOverARestartOfTheHost_UnderItsName()
    {
        await using var store = TestStore.Create();
        for (var start = 0; start < 2; start++)
        {
            var services = new ServiceCollection().AddSingleton(DateTimeZoneProviders.Tzdb).AddSingleton(_ => NpgsqlDataSource.Create(store.Name));
            services.AddCallingDomainPortal("main").UsePostgreSql();
            await using var provider = services.BuildServiceProvider();
            var portal = provider.GetRequiredKeyedService<HostedPortal>("main");
            await ((IHostedLifecycleService)portal).StartingAsync(CancellationToken.None);
            Assert.Equal(start, portal.Service.Current.Version);
            await portal.Service.SubmitAsync(new CreateBusiness(default, new Business($"b{start}", "Acme")), new PortalSubmission("ada"));
        }

        Assert.Equal(["main"], store.Rows("SELECT name FROM portals"));
    }
}
