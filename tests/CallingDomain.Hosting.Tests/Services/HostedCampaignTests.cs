using System.Text;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using CallingDomain.Programs;
using CallingDomain.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace CallingDomain.Hosting.Tests;

public sealed class HostedCampaignTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hosted").FullName;
    private readonly MemoryCampaignJournal _journal = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static HostApplicationBuilder Builder(string json = "{}")
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json)));
        builder.Services.AddSingleton(DateTimeZoneProviders.Tzdb);
        return builder;
    }

    private string SettingsFile(string json)
    {
        var path = Path.Combine(_folder, "settings.json");
        File.WriteAllText(path, json);
        return path;
    }

    private static HostedCampaign CampaignOf(IHost host, string name = "spring") => host.Services.GetRequiredKeyedService<HostedCampaign>(name);

    [Fact]
    public async Task Campaign_StartsAndStopsWithItsHost()
    {
        using (var host = Build())
        {
            Assert.Equal("Campaign 'spring' has not started. It starts with the host.", Assert.Throws<InvalidOperationException>(() => CampaignOf(host).Runner).Message);
            await host.StartAsync();
            Assert.Equal(("spring", null), (CampaignOf(host).Name, CampaignOf(host).Dialer)); // no telephony
            await CampaignOf(host).Runner.ExecuteAsync((campaign, now) => campaign.Load(new Contact("c1", PhoneNumber.Parse("+390612340001")), now));
            var runner = CampaignOf(host).Runner;
            await host.StopAsync();
            Assert.Equal(JournalReason.RunnerStopped, (await Assert.ThrowsAsync<JournalException>(() => runner.ClaimAsync())).Reason);
        }

        using var again = Build();
        await again.StartAsync();
        Assert.Equal(1, await CampaignOf(again).Runner.ExecuteAsync((campaign, _) => campaign.ContactCount));

        IHost Build()
        {
            var builder = Builder();
            builder.Services.AddCallingDomainCampaign("spring").UseSettings(new CampaignSettings()).UseJournal(_ => _journal);
            return builder.Build();
        }
    }

    [Fact]
    public async Task Configuration_SetsAllOptions()
    {
        var file = SettingsFile("""{"timeZone":"Europe/Rome","maxConcurrentCalls":7}""");
        var builder = Builder("""
            {"Campaigns":{"spring":{"MaxGroup":50,"FactsPerSnapshot":9,"Portal":"main","Program":"spring","CallerIdRule":"SameAreaCodeFirst",
            "Dialer":{"MaxClaims":5,"Agent":"robot","ResolutionLimit":"00:01:00","ResolveTimeout":"00:00:10","MaxFailures":3,"FirstPause":"00:00:02","LongestPause":"00:00:30","StopLimit":"00:00:05"}}}}
            """);
        builder.Services.AddCallingDomainPortal("main").UseJournal(_ => new MemoryPortalJournal());
        builder.Services.AddCallingDomainCampaign("spring").Bind(builder.Configuration.GetSection("Campaigns:spring")).Configure(options => options.SettingsFile = file).UseJournal(_ => _journal).UsePlacer<IdlePlacer>();
        using var host = builder.Build();
        await host.StartAsync();
        Assert.Equal(("Europe/Rome", 7), await CampaignOf(host).Runner.ExecuteAsync((campaign, _) => (campaign.Settings.TimeZone.Id, campaign.Settings.MaxConcurrentCalls)));
        Assert.Equal((50, 9L), (CampaignOf(host).Runner.Options.MaxGroup, CampaignOf(host).Runner.Options.FactsPerSnapshot));
        var options = host.Services.GetRequiredService<IOptionsMonitor<HostedCampaignOptions>>().Get("spring");
        Assert.Equal(("main", "spring", CallerIdRule.SameAreaCodeFirst), (options.Portal, options.Program, options.CallerIdRule));
        Assert.Equal(
            (5, "robot", 3, "00:01:00 00:00:10 00:00:02 00:00:30 00:00:05"),
            (options.Dialer.MaxClaims, options.Dialer.Agent, options.Dialer.MaxFailures, string.Join(' ', options.Dialer.ResolutionLimit, options.Dialer.ResolveTimeout, options.Dialer.FirstPause, options.Dialer.LongestPause, options.Dialer.StopLimit)));
        await CampaignOf(host).Dialer!.IdleAsync();
        Assert.Equal("NoCallerId: TARGET_NOT_FOUND", CampaignOf(host).Dialer!.Status.ToString());
    }

    [Fact]
    public async Task Options_ThatAreNotValid_StopTheStartWithAllProblems()
    {
        var builder = Builder();
        builder.Services.AddCallingDomainCampaign("spring", options =>
        {
            options.SettingsFile = SettingsFile("""{"maxConcurrentCalls":0}""");
            options.MaxGroup = 0;
            options.Portal = "nowhere";
            options.CallerIdRule = (CallerIdRule)9;
            options.Dialer.MaxClaims = 0;
        });
        using var host = builder.Build();
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Equal(
            [
                "Campaign 'spring': MaxGroup: OPTION_OUT_OF_RANGE. The value is 0; expected at least 1.",
                "Campaign 'spring': CallerIdRule: OPTION_OUT_OF_RANGE. The value is 9; expected one of: InTurn, SameAreaCodeFirst.",
                "Campaign 'spring': Program: OPTION_MISSING. The value is null.",
                "Campaign 'spring': Dialer.MaxClaims: OPTION_OUT_OF_RANGE. The value is 0; expected at least 1.",
                $"Campaign 'spring': SettingsFile: SETTINGS_PROPERTY_RANGE. At $.maxConcurrentCalls in {Path.Combine(_folder, "settings.json")}: expected {CampaignSettings.ReadJson("""{"maxConcurrentCalls":0}"""u8, DateTimeZoneProviders.Tzdb).Reason.Expected}.",
                "Campaign 'spring': Journal: OPTION_MISSING. Call UseJournal, or UseSqlite of CallingDomain.Storage.Sqlite.",
                "Campaign 'spring': Portal: OPTION_INVALID. There is no portal 'nowhere'. Call AddCallingDomainPortal.",
            ],
            refused.Failures);
    }

    [Fact]
    public async Task KeyThatIsNotAnOption_StopsTheStart()
    {
        var builder = Builder("""{"spring":{"SettingFile":"settings.json"}}""");
        builder.Services.AddCallingDomainCampaign("spring").UseSettings(new CampaignSettings()).Bind(builder.Configuration.GetSection("spring")).UseJournal(_ => _journal);
        using var host = builder.Build();
        Assert.Contains("SettingFile", (await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_ComeFromCodeOrFileOrContainer()
    {
        Assert.Equal(["Campaign 'spring': SettingsFile: OPTION_MISSING. Name a file with the settings, or call UseSettings or AddCallingDomainDialing."], await Problems(_ => { }));
        Assert.Contains("Could not find file", (await Problems(campaign => campaign.Configure(options => options.SettingsFile = Path.Combine(_folder, "none.json"))))[0], StringComparison.Ordinal);
        Assert.Empty(await Problems(campaign => campaign.Services.AddCallingDomainDialing()));
        Assert.Empty(await Problems(campaign => campaign.UseSettings(_ => new CampaignSettings())));

        async Task<string[]> Problems(Action<CampaignBuilder> configure)
        {
            var builder = Builder();
            configure(builder.Services.AddCallingDomainCampaign("spring").UseJournal(_ => new MemoryCampaignJournal()));
            using var host = builder.Build();
            try
            {
                await host.StartAsync();
                return [];
            }
            catch (OptionsValidationException refused)
            {
                return [.. refused.Failures];
            }
        }
    }

    [Fact]
    public async Task SettingsFile_WithoutTimeZones_NamesThem()
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddCallingDomainCampaign("spring", options => options.SettingsFile = SettingsFile("{}")).UseJournal(_ => _journal);
        using var host = builder.Build();
        Assert.Equal(["Campaign 'spring': IDateTimeZoneProvider: OPTION_MISSING. Register the time zones, such as DateTimeZoneProviders.Tzdb."], (await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync())).Failures);
    }

    [Fact]
    public async Task SeveralCampaigns_HaveTheirOwnOptionsAndTelephony_AndASecondCallContinues()
    {
        var builder = Builder();
        builder.Services.AddSingleton<ICallPlacer, OtherPlacer>();
        builder.Services.AddCallingDomainCampaign("spring", options => options.Dialer.MaxClaims = 5).UseSettings(new CampaignSettings()).UsePlacer<IdlePlacer>();
        builder.Services.AddCallingDomainCampaign("spring", options => options.Dialer.MaxFailures = 6).UseJournal(_ => _journal);
        builder.Services.AddCallingDomainCampaign("autumn").UseSettings(new CampaignSettings { MaxConcurrentCalls = 3 }).UseJournal(_ => new MemoryCampaignJournal())
            .ConfigureRunner(options => options with { MaxGroup = 4 }).ConfigureRunner(options => options with { MaxGroup = options.MaxGroup + 1 });
        using var host = builder.Build();
        await host.StartAsync();
        Assert.Equal(2, host.Services.GetServices<IHostedService>().OfType<HostedCampaign>().Count());
        var options = host.Services.GetRequiredService<IOptionsMonitor<HostedCampaignOptions>>().Get("spring");
        Assert.Equal((5, 6), (options.Dialer.MaxClaims, options.Dialer.MaxFailures));
        Assert.Equal((3, 5), (await CampaignOf(host, "autumn").Runner.ExecuteAsync((campaign, _) => campaign.Settings.MaxConcurrentCalls), CampaignOf(host, "autumn").Runner.Options.MaxGroup));
        foreach (var name in new[] { "spring", "autumn" })
        {
            await CampaignOf(host, name).Runner.ExecuteAsync((campaign, now) => campaign.Load(new Contact("c1", PhoneNumber.Parse("+390612340001")), now));
            await CampaignOf(host, name).Dialer!.IdleAsync();
        }

        Assert.Equal(["spring/1"], ((IdlePlacer)host.Services.GetRequiredKeyedService<ICallPlacer>("spring")).Given);
        Assert.Equal(["autumn/1"], ((OtherPlacer)host.Services.GetRequiredService<ICallPlacer>()).Given);
    }

    [Fact]
    public async Task Stop_WaitsForCallsUnderWay_AndLeavesTheRestToTheRestart()
    {
        var builder = Builder();
        var time = new SteppingClock(DialerBench.Start);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddCallingDomainCampaign("spring", options => options.Dialer.StopLimit = TimeSpan.FromSeconds(5)).UseSettings(new CampaignSettings()).UseJournal(_ => _journal).UsePlacer<IdlePlacer>();
        using var host = builder.Build();
        await host.StartAsync();
        await CampaignOf(host).Runner.ExecuteAsync((campaign, now) => campaign.Load(new Contact("c1", PhoneNumber.Parse("+390612340001")), now));
        var dialer = CampaignOf(host).Dialer!;
        await dialer.IdleAsync();
        var stopped = host.StopAsync();
        await dialer.IdleAsync();
        Assert.Equal(DialerState.Stopping, dialer.Status.State);
        Assert.True((await dialer.ReportAsync(1, new CallEnding(CallStatus.Reached))).IsOk); // reports are still taken
        await stopped;
        Assert.Equal((DialerState.Stopped, 0), (dialer.Status.State, dialer.Status.Calls));
    }

    [Fact]
    public async Task Portal_StartsBeforeTheServicesOfTheHost_AndNeedsAJournal()
    {
        var builder = Builder();
        builder.Services.AddCallingDomainPortal("main");
        using (var host = builder.Build())
        {
            Assert.Equal("Portal 'main' has no journal. Call UseJournal, or UseSqlite of CallingDomain.Storage.Sqlite.", (await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync())).Message);
            Assert.Equal("Portal 'main' has not started. It starts with the host.", Assert.Throws<InvalidOperationException>(() => PortalOf(host).Service).Message);
        }

        builder = Builder();
        builder.Services.AddCallingDomainPortal("main");
        Assert.Equal("main", builder.Services.AddCallingDomainPortal("main").UseJournal(_ => new MemoryPortalJournal()).Name);
        using var started = builder.Build();
        await started.StartAsync();
        Assert.Empty((await PortalOf(started).Service.SubmitAsync(new CreateBusiness(default, new Business("acme", "Acme")), new PortalSubmission("ada"))).Reasons);
        Assert.Equal(("main", 1), (PortalOf(started).Name, PortalOf(started).Service.Current.Businesses.Count));
        Assert.Single(started.Services.GetServices<IHostedService>().OfType<HostedPortal>());
        await started.StopAsync();

        static HostedPortal PortalOf(IHost host) => host.Services.GetRequiredKeyedService<HostedPortal>("main");
    }

    [Fact]
    public void Registration_WithoutAName_IsRefused()
    {
        var services = new ServiceCollection();
        Assert.Throws<ArgumentException>(() => services.AddCallingDomainCampaign(" "));
        Assert.Throws<ArgumentException>(() => services.AddCallingDomainPortal(""));
        Assert.Throws<ArgumentException>(() => services.AddHealthChecks().AddCallingDomainCampaign(""));
    }

    [Fact]
    public async Task Health_OfACampaign_IsThatOfItsJournalDialerAndClock()
    {
        var builder = Builder();
        var (time, log) = (new SteppingClock(DialerBench.Start), new CapturedLog());
        var carrier = new Carrier(time);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton<ILoggerFactory>(log);
        builder.Services.AddSingleton<ICallPlacer>(carrier);
        SpringPortal portal = null!;
        builder.Services.AddCallingDomainPortal("main").UseJournal(_ => new MemoryPortalJournal());
        builder.Services.AddCallingDomainCampaign("spring", options => (options.Portal, options.Program) = ("main", "spring")).UseSettings(new CampaignSettings { MaxConcurrentCalls = 10 }).UseJournal(_ => _journal);
        builder.Services.AddHealthChecks().AddCallingDomainCampaign("spring", ["ready"]);
        using var host = builder.Build();
        var checks = host.Services.GetRequiredService<HealthCheckService>();
        await Is(HealthStatus.Unhealthy, "The campaign has not started.");
        await host.StartAsync();
        var campaign = CampaignOf(host);
        await Is(HealthStatus.Degraded, "No number of the program is ready: TARGET_NOT_FOUND.");
        portal = await SpringPortal.FillAsync(host.Services.GetRequiredKeyedService<HostedPortal>("main").Service, "2124440101");
        await portal.LaunchAsync();
        await Is(HealthStatus.Healthy, "The campaign runs.");

        carrier.Script = _ => CallScript.Of(CallStatus.Reached, CarrierWay.Refuses);
        await campaign.Runner.ExecuteAsync((each, now) => each.Load(new Contact("c1", PhoneNumber.Parse("+390612340001")), now));
        await Is(HealthStatus.Degraded, "5 calls in a row were not placed.");
        carrier.Script = _ => CallScript.Of(CallStatus.Reached, CarrierWay.Reports);
        time.Advance(TimeSpan.FromSeconds(1));
        await Is(HealthStatus.Healthy, "The campaign runs.");
        var entry = (await checks.CheckHealthAsync()).Entries["spring"];
        Assert.Equal(["ready"], entry.Tags);
        Assert.Equal((1, 1, 0L, 0L, "Running"), (entry.Data["callsUnderWay"], entry.Data["openContacts"], entry.Data["waitingCommands"], entry.Data["clockStandstills"], entry.Data["dialer"]));

        time.Step = Duration.FromMinutes(-10);
        await Is(HealthStatus.Degraded, "The clock is 00:10:00 behind the campaign.");
        time.Step = Duration.Zero;

        _journal.FailNext(new IOException("The disk is full."));
        await Assert.ThrowsAsync<JournalException>(() => campaign.Runner.ExecuteAsync((each, now) => each.SetPaused(true, now)));
        await Is(HealthStatus.Healthy, "The campaign runs."); // the dialer's next step has read the journal again
        var stopped = host.StopAsync();
        await Is(HealthStatus.Degraded, "The dialer stops.");
        time.Advance(TimeSpan.FromSeconds(20));
        await stopped;
        await Is(HealthStatus.Unhealthy, "The dialer is Stopped.");

        async Task Is(HealthStatus status, string description)
        {
            if (campaignDialer() is { } dialer) await dialer.IdleAsync();
            var found = (await checks.CheckHealthAsync()).Entries["spring"];
            Assert.Equal((status, description), (found.Status, found.Description));
        }

        CampaignDialer? campaignDialer() => CampaignOf(host).Dialer;
    }

    [Fact]
    public async Task Health_AfterASnapshotThatCannotBeRead_IsDegraded()
    {
        await using (var runner = await CampaignRunner.StartAsync(_journal, new CampaignSettings()))
        {
            await runner.ExecuteAsync((campaign, now) => campaign.SetPaused(true, now));
            await runner.SaveSnapshotAsync();
        }

        _journal.DamageNewestSnapshot();
        var (builder, log) = (Builder(), new CapturedLog());
        builder.Services.AddSingleton<ILoggerFactory>(log);
        builder.Services.AddCallingDomainCampaign("spring").UseSettings(new CampaignSettings()).UseJournal(_ => _journal);
        builder.Services.AddHealthChecks().AddCallingDomainCampaign("spring");
        using var host = builder.Build();
        await host.StartAsync();
        var entry = (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["spring"];
        Assert.Equal((HealthStatus.Degraded, "The last snapshot could not be saved or read: a restart takes longer."), (entry.Status, entry.Description));
        Assert.Single(log.Of(5));
    }

    [Fact]
    public async Task Health_OfACampaignThatAnotherProcessRuns_IsUnhealthy()
    {
        var builder = Builder();
        builder.Services.AddCallingDomainCampaign("spring").UseSettings(new CampaignSettings()).UseJournal(_ => _journal);
        builder.Services.AddHealthChecks().AddCallingDomainCampaign("spring");
        using var host = builder.Build();
        await host.StartAsync();
        var checks = host.Services.GetRequiredService<HealthCheckService>();
        Assert.Equal(HealthStatus.Healthy, (await checks.CheckHealthAsync()).Status);
        await using var other = await CampaignRunner.StartAsync(_journal, new CampaignSettings());
        await Assert.ThrowsAsync<JournalException>(() => CampaignOf(host).Runner.ExecuteAsync((campaign, now) => campaign.SetPaused(true, now)));
        var entry = (await checks.CheckHealthAsync()).Entries["spring"];
        Assert.Equal((HealthStatus.Unhealthy, "JOURNAL_WRITER_SUPERSEDED"), (entry.Status, entry.Description));
        Assert.DoesNotContain("dialer", entry.Data);
    }

    /// <summary>A placer whose calls end by reports.</summary>
    private class IdlePlacer : ICallPlacer
    {
        public List<string> Given { get; } = [];

        public Task<CallEnding?> PlaceAsync(PlacedCall placed, CancellationToken cancellation)
        {
            Given.Add(placed.Key);
            return Task.FromResult<CallEnding?>(null);
        }

        public ValueTask<CallResolution> ResolveAsync(PlacedCall placed, CancellationToken cancellation) => ValueTask.FromResult<CallResolution>(new CallResolution.NotPlaced());
    }

    private sealed class OtherPlacer : IdlePlacer;
}
