using System.Text;
using System.Text.Json;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace CallingDomain.Orleans;

/// <content>Opening and closing, and the changes of the whole campaign.</content>
internal sealed partial class ShardGrain
{
    private async Task OpenAsync(CancellationToken cancellation)
    {
        var (campaign, _) = await node.ReadCampaignAsync(_name);
        _shards = campaign.Shards;
        if (_shard < 0 || _shard >= _shards) throw new ClusterException(ClusterReason.ShardsChanged, $"The campaign has {_shards} shards; there is no shard {_shard}.");
        _journal = node.Journals.JournalOf(_name, _shard);
        _numbers = new NumberLeases(new ShardPlace(GrainFactory, _name, _shard, _shards), node.Store, ApplyAsync, End, log);
        var options = new CampaignRunnerOptions
        {
            Name = $"{_name}/{_shard}",
            Time = node.Time,
            Zones = node.Zones,
            Loggers = node.Services.GetService<ILoggerFactory>(),
            Meters = node.Services.GetService<System.Diagnostics.Metrics.IMeterFactory>(),
            MaxGroup = node.Options.MaxGroup,
            FactsPerSnapshot = node.Options.FactsPerSnapshot,
            Opened = Prepare,
            Committed = _numbers.Note,
        };
        _runner = await CampaignRunner.StartAsync(_journal, node.ReadSettings(Encoding.UTF8.GetBytes(campaign.Settings.GetRawText())), options, cancellation);
        _asked = new ShardRunner(_runner, End);
        await CheckJournalAsync(_runner);
        // Read after the epoch was taken: a change that is made later reaches this activation by an order.
        (campaign, _) = await node.ReadCampaignAsync(_name);
        await ApplyAsync(campaign.PendingOf(_shard));
        _lastChange = campaign.LastChange;
        await _numbers.OpenAsync(_runner);
        var isPaused = campaign.IsPaused;
        await _runner.ExecuteAsync((each, now) => each.IsPaused == isPaused || each.SetPaused(isPaused, now).IsOk);
        if (node.PlacerOf(_name) is { } placer) _dialer = CampaignDialer.Start(_runner, placer, node.Options.Dialer, node.Options.CallerIds?.Invoke(node.Services, _name));
        _numbers.Begin(() => _dialer?.Wake(), node.Options.ExchangePeriod, node.Time);
    }

    // Also from outside the grain's scheduler, and after the activation has ended.
    private void End() => GrainContext.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "The shard opens again."));

    // What is not in the journal, each time the campaign was read from it.
    private void Prepare(Campaign campaign)
    {
        campaign.LentLines = _lines;
        _numbers!.Prepare(campaign);
    }

    // An older journal than the cluster knows, or one with the contacts of another shard, belongs to something else.
    private async Task CheckJournalAsync(CampaignRunner runner)
    {
        var document = await node.Store.ReadAsync(_name, LinesDocument.Name);
        if (document is not null)
        {
            var lines = LinesDocument.Read(document);
            _order = (lines.Term, -1);
            var facts = await runner.ExecuteAsync((campaign, _) => campaign.FactCount);
            if (runner.Epoch <= lines.Epochs[_shard] || facts < lines.Facts[_shard]) throw new ClusterException(ClusterReason.StoreForeign, $"The journal of shard {_shard} has epoch {runner.Epoch} and {facts} facts; the cluster has seen epoch {lines.Epochs[_shard]} and {lines.Facts[_shard]} facts. Restore the newest backup of the shard and of the cluster's documents together.");
        }

        var foreign = await runner.ExecuteAsync((campaign, _) => Enumerable.Range(0, Math.Min(campaign.ContactCount, 100)).Select(i => campaign.IdOf(i)).FirstOrDefault(id => !string.IsNullOrEmpty(id) && ShardMap.ShardOf(id, _shards) != _shard) is not null);
        if (foreign) throw new ClusterException(ClusterReason.StoreForeign, $"The journal of shard {_shard} has contacts of another shard or campaign.");
    }

    // One after the other: an order may come while another one is executed.
    private async Task ApplyAsync(IEnumerable<CampaignChange> changes)
    {
        await _applying.WaitAsync();
        try
        {
            await ApplyInTurnAsync(changes);
        }
        finally
        {
            _applying.Release();
        }
    }

    private async Task ApplyInTurnAsync(IEnumerable<CampaignChange> changes)
    {
        foreach (var change in changes)
        {
            if (change.Number <= _lastChange) continue;
            var settings = change.Kind == CampaignChangeKind.Settings ? node.ReadSettings(Encoding.UTF8.GetBytes(change.Json!)) : null;
            var types = change.Kind == CampaignChangeKind.Types ? JsonSerializer.Deserialize(change.Json!, ClusterJson.Default.ContactTypeChange) : null;
            if (change.Kind == CampaignChangeKind.Blacklisted) _numbers!.List(new BlacklistEntry(PhoneNumber.FromDigits(change.Digits), change.Until is { } end ? Instant.FromUnixTimeTicks(end) : null, change.Text));
            var refusal = await AskAsync((campaign, now) => change.Kind switch
            {
                CampaignChangeKind.Settings => campaign.Settings.Equals(settings) ? null : Refusal(campaign.UpdateSettings(settings!, now)),
                CampaignChangeKind.Paused or CampaignChangeKind.Resumed => campaign.IsPaused == (change.Kind == CampaignChangeKind.Paused) ? null : Refusal(campaign.SetPaused(!campaign.IsPaused, now)),
                CampaignChangeKind.Types => Refusal(campaign.ChangeTypes(types!, now)),
                CampaignChangeKind.Blacklisted => Refusal(campaign.AddToBlacklist(PhoneNumber.FromDigits(change.Digits), now, change.Until is { } until ? Instant.FromUnixTimeTicks(until) : null, change.Text)),
                CampaignChangeKind.Unblacklisted => Refusal(campaign.RemoveFromBlacklist(PhoneNumber.FromDigits(change.Digits), now)),
                CampaignChangeKind.ListHeld => Refusal(campaign.HoldList(change.Text!, now)),
                CampaignChangeKind.ListReleased => Refusal(campaign.ReleaseList(change.Text!, now)),
                CampaignChangeKind.ListDetached => Refusal(campaign.DetachList(change.Text!, now)),
                CampaignChangeKind.ListReset => Refusal(campaign.ResetList(now, change.Text, change.IncludesOpen)),
                _ => throw new ClusterException(ClusterReason.CampaignNewer, $"Change {change.Number} is of a kind that this version does not know. Use a newer CallingDomain.Orleans on this node."),
            });
            if (refusal is { } code)
            {
                _refusals = [.. _refusals.TakeLast(MostRefusals - 1), $"{change.Number} {code}"];
                log.ChangeRefused(_name, _shard, change.Number, code);
            }

            if (change.Kind == CampaignChangeKind.Unblacklisted) _numbers!.Unlist(PhoneNumber.FromDigits(change.Digits));
            _lastChange = change.Number;
        }
    }

    private static string? Refusal<TValue>(Result<TValue, CampaignReason> result)
        where TValue : notnull => result.IsOk ? null : result.Reason.Code();

    private async Task CloseAsync()
    {
        node.Shards.Remove(_name, _shard);
        if (_numbers is { } numbers) await numbers.DisposeAsync();
        if (_dialer is { } dialer) await dialer.DisposeAsync();
        if (_runner is { } runner) await runner.DisposeAsync();
        if (_journal is IAsyncDisposable journal) await journal.DisposeAsync();
        else (_journal as IDisposable)?.Dispose();
        (_dialer, _asked, _runner, _journal) = (null, null, null, null);
    }
}
