using System.Diagnostics.Metrics;
using CallingDomain.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace CallingDomain.Hosting;

/// <summary>A campaign that starts and stops with its host.</summary>
/// <remarks>
/// The journal is opened before the other services of the host start, and closed after they have stopped. The dialer starts after them and stops before them, so that a web server can receive reports while the dialer waits for calls under way. A keyed singleton: <c>[FromKeyedServices("spring")] HostedCampaign</c>. Thread-safe.
/// </remarks>
public sealed class HostedCampaign : IHostedLifecycleService, IAsyncDisposable
{
    private readonly CampaignRegistration _registration;
    private readonly IServiceProvider _services;
    private ICampaignJournal? _journal;
    private CampaignRunner? _runner;

    internal HostedCampaign(CampaignRegistration registration, IServiceProvider services) => (_registration, _services) = (registration, services);

    /// <summary>The name of the campaign.</summary>
    public string Name => _registration.Name;

    /// <summary>The runner.</summary>
    /// <exception cref="InvalidOperationException">The host has not started.</exception>
    public CampaignRunner Runner => _runner ?? throw new InvalidOperationException($"Campaign '{Name}' has not started. It starts with the host.");

    /// <summary>The dialer; null without an <see cref="ICallPlacer"/>, and before the host has started.</summary>
    public CampaignDialer? Dialer { get; private set; }

    /// <summary>Whether <see cref="Runner"/> can be used.</summary>
    internal bool HasStarted => _runner is not null;

    async Task IHostedLifecycleService.StartingAsync(CancellationToken cancellationToken)
    {
        var options = _services.GetRequiredService<IOptionsMonitor<HostedCampaignOptions>>().Get(Name);
        var settings = _registration.ReadSettings(_services, options, new OptionProblems()) ?? throw new InvalidOperationException($"The settings of campaign '{Name}' cannot be read any more.");
        var standard = new CampaignRunnerOptions();
        var runner = _registration.Runner(standard with
        {
            Name = Name,
            Time = _services.GetService<TimeProvider>() ?? standard.Time,
            Zones = _services.GetService<IDateTimeZoneProvider>() ?? standard.Zones,
            MaxGroup = options.MaxGroup,
            FactsPerSnapshot = options.FactsPerSnapshot,
            Loggers = _services.GetService<ILoggerFactory>(),
            Meters = _services.GetService<IMeterFactory>(),
        });
        _journal = _registration.Journal!(_services);
        _runner = await CampaignRunner.StartAsync(_journal, settings, runner, cancellationToken).ConfigureAwait(false);
    }

    Task IHostedService.StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StartedAsync(CancellationToken cancellationToken)
    {
        if (_registration.PlacerOf(_services) is not { } placer) return Task.CompletedTask;
        var options = _services.GetRequiredService<IOptionsMonitor<HostedCampaignOptions>>().Get(Name);
        var callerIds = options is { Portal: { } portal, Program: { } program } ? new CallerIds(_services.GetRequiredKeyedService<HostedPortal>(portal).Service, program, options.CallerIdRule) : null;
        Dialer = CampaignDialer.Start(Runner, placer, options.Dialer, callerIds);
        return Task.CompletedTask;
    }

    Task IHostedLifecycleService.StoppingAsync(CancellationToken cancellationToken) => Dialer?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    Task IHostedService.StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StoppedAsync(CancellationToken cancellationToken) => DisposeAsync().AsTask();

    /// <summary>Stops the dialer without waiting for calls under way, and closes the journal.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Dialer is { } dialer) await dialer.DisposeAsync().ConfigureAwait(false);
        if (_runner is { } runner) await runner.DisposeAsync().ConfigureAwait(false);
        if (_journal is IAsyncDisposable journal) await journal.DisposeAsync().ConfigureAwait(false);
        else (_journal as IDisposable)?.Dispose();
        _journal = null;
    }
}
