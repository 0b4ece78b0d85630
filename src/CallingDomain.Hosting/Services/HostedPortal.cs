using CallingDomain.Programs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CallingDomain.Hosting;

/// <summary>A portal that starts and stops with its host.</summary>
/// <remarks>The journal is opened before the other services of the host start, and closed after they have stopped. A keyed singleton: <c>[FromKeyedServices("main")] HostedPortal</c>. Thread-safe.</remarks>
public sealed class HostedPortal : IHostedLifecycleService, IAsyncDisposable
{
    private readonly PortalRegistration _registration;
    private readonly IServiceProvider _services;
    private IPortalJournal? _journal;
    private PortalService? _service;

    internal HostedPortal(PortalRegistration registration, IServiceProvider services) => (_registration, _services) = (registration, services);

    /// <summary>The name of the portal.</summary>
    public string Name => _registration.Name;

    /// <summary>The portal.</summary>
    /// <exception cref="InvalidOperationException">The host has not started.</exception>
    public PortalService Service => _service ?? throw new InvalidOperationException($"Portal '{Name}' has not started. It starts with the host.");

    async Task IHostedLifecycleService.StartingAsync(CancellationToken cancellationToken)
    {
        if (_registration.Journal is null) throw new InvalidOperationException($"Portal '{Name}' has no journal. Call UseJournal, or UseSqlite of CallingDomain.Storage.Sqlite.");
        _journal = _registration.Journal(_services);
        var standard = new PortalServiceOptions();
        _service = await PortalService.StartAsync(_journal, _services.GetRequiredService<PortalOptions>(), standard with { Time = _services.GetService<TimeProvider>() ?? standard.Time }, cancellationToken).ConfigureAwait(false);
    }

    Task IHostedService.StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedService.StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StoppedAsync(CancellationToken cancellationToken) => DisposeAsync().AsTask();

    /// <summary>Closes the journal.</summary>
    public async ValueTask DisposeAsync()
    {
        _service?.Dispose();
        if (_journal is IAsyncDisposable journal) await journal.DisposeAsync().ConfigureAwait(false);
        else (_journal as IDisposable)?.Dispose();
        _journal = null;
    }
}
