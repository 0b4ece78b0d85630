using Microsoft.Extensions.Logging;

namespace CallingDomain.Orleans;

/// <summary>Wakes the campaigns of the store on each silo, so that those of a dead silo go on elsewhere; refuses to start a silo whose data has other versions than a campaign's.</summary>
internal sealed class CampaignKeeper(ClusterNode node, IGrainFactory grains, ILogger<CampaignKeeper> log) : ILifecycleParticipant<ISiloLifecycle>
{
    private readonly CancellationTokenSource _ended = new();
    private Task _loop = Task.CompletedTask;

    public void Participate(ISiloLifecycle lifecycle)
    {
        lifecycle.Subscribe(nameof(CampaignKeeper), ServiceLifecycleStage.RuntimeInitialize, CheckAsync);
        lifecycle.Subscribe(nameof(CampaignKeeper), ServiceLifecycleStage.Active, BeginAsync, EndAsync);
    }

    // Before the silo joins the cluster.
    private async Task CheckAsync(CancellationToken cancellation)
    {
        foreach (var campaign in await ClusterNode.Asking(() => node.Store.ListAsync(CampaignDocument.Name, cancellation)).ConfigureAwait(false)) await CheckAsync(campaign, cancellation).ConfigureAwait(false);
    }

    private async Task CheckAsync(string name, CancellationToken cancellation)
    {
        while (node.Options.TakesVersions && await node.Store.ReadAsync(name, CampaignDocument.Name, cancellation).ConfigureAwait(false) is { } document && CampaignDocument.Read(document) is var campaign && campaign.Versions != node.Versions)
        {
            await node.Store.TryWriteAsync(name, CampaignDocument.Name, DocumentJson.Write(document.Version + 1, campaign with { Versions = node.Versions }, ClusterJson.Default.CampaignDocument), cancellation).ConfigureAwait(false);
        }

        await node.ReadCampaignAsync(name).ConfigureAwait(false);
    }

    private Task BeginAsync(CancellationToken cancellation)
    {
        _loop = Task.Run(LoopAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    private async Task EndAsync(CancellationToken cancellation)
    {
        await _ended.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
    }

    private async Task LoopAsync()
    {
        using var timer = new PeriodicTimer(node.Options.WakePeriod, node.Time);
        try
        {
            do
            {
                await WakeAsync().ConfigureAwait(false);
            }
            while (await timer.WaitForNextTickAsync(_ended.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            // The silo stops.
        }
    }

    private async Task WakeAsync()
    {
        try
        {
            var campaigns = await node.Store.ListAsync(CampaignDocument.Name, _ended.Token).ConfigureAwait(false);
            await Task.WhenAll(campaigns.Select(WakeAsync)).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !_ended.IsCancellationRequested) // a grain or the store may cancel too
        {
            log.WakeFailed(failure);
        }
    }

    private async Task WakeAsync(string campaign)
    {
        try
        {
            await grains.GetGrain<ICampaignGrain>(campaign).WakeAsync().WaitAsync(_ended.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !_ended.IsCancellationRequested)
        {
            log.CampaignNotWoken(campaign, failure.Message);
        }
    }
}
