using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using NodaTime;

namespace CallingDomain.Consumers;

/// <summary>Dials a campaign in a host: options from the configuration, a SQLite file, a health check.</summary>
internal static class HostCampaign
{
    public static async Task RunAsync(Setup setup)
    {
        var folder = Directory.CreateTempSubdirectory();
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["spring:Dialer:StopLimit"] = "00:00:05", ["spring:CallerIdRule"] = "SameAreaCodeFirst" });
        builder.Services.AddSingleton(DateTimeZoneProviders.Tzdb);
        builder.Services.AddCallingDomainPortal("main").UseSqlite(Path.Combine(folder.FullName, "portal.db"));
        builder.Services.AddCallingDomainCampaign("spring").Bind(builder.Configuration.GetSection("spring")).UseSettings(new CampaignSettings { Retry = setup.Campaign.Retry }).UseSqlite(Path.Combine(folder.FullName, "spring.db")).UsePlacer<Telephony>();
        builder.Services.AddHealthChecks().AddCallingDomainCampaign("spring");
        using (var host = builder.Build())
        {
            await host.StartAsync();
            var runner = host.Services.GetRequiredKeyedService<HostedCampaign>("spring").Runner;
            await runner.LoadAsync([new Contact("ada", PhoneNumber.Parse("+390612345678"))]);
            while (await runner.ExecuteAsync((campaign, _) => campaign.OpenCount) > 0) await Task.Delay(10);
            var health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
            Console.WriteLine($"host: {await runner.ExecuteAsync((campaign, _) => campaign.FinalOf("ada")!.Value.Reason)}, {health.Status}");
            await host.StopAsync();
        }

        folder.Delete(recursive: true);
    }

    private sealed class Telephony : ICallPlacer
    {
        public Task<CallEnding?> PlaceAsync(PlacedCall placed, CancellationToken cancellation) => Task.FromResult<CallEnding?>(new CallEnding(CallStatus.Reached));

        public ValueTask<CallResolution> ResolveAsync(PlacedCall placed, CancellationToken cancellation) => ValueTask.FromResult<CallResolution>(new CallResolution.NotPlaced());
    }
}
