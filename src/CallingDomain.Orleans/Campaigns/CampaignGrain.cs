using System.Text;
using System.Text.Json;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using Microsoft.Extensions.Logging;
using NodaTime;
using Orleans.Concurrency;

namespace CallingDomain.Orleans;

/// <summary>A campaign: its settings and changes, and the lines of its shards.</summary>
/// <remarks>
/// Its state is in two documents of the store. A write that another activation has overtaken is refused, and this activation ends. Lines: a shard gets more only after the document says so, and the document says less only after the shard, which has checked that it is the writer of its journal, uses less; so the lines of all activations together
/// never exceed those of the campaign, even if messages are lost or late.
/// </remarks>
[Reentrant]
internal sealed partial class CampaignGrain(ClusterNode node, ILogger<CampaignGrain> log) : Grain, ICampaignGrain
{
    private readonly SemaphoreSlim _writing = new(1, 1);
    private string _name = "";
    private CampaignDocument? _campaign; // null while there is no such campaign
    private long _version; // of the document
    private CampaignSettings? _settings; // those of the document

    private CampaignDocument Known => _campaign ?? throw new ClusterException(ClusterReason.CampaignUnknown, $"There is no campaign '{_name}'. Create it with CampaignCluster.CreateAsync.");

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _name = this.GetPrimaryKeyString();
        if (await ClusterNode.Asking(() => node.Store.ReadAsync(_name, CampaignDocument.Name, cancellationToken)) is not { } document) return;
        var campaign = CampaignDocument.Read(document);
        Take(campaign, document.Version, node.ReadSettings(Encoding.UTF8.GetBytes(campaign.Settings.GetRawText())));
        if (Known.Versions.Refuse(node.Versions) is { } refusal) throw refusal;
        await BeginAsync();
    }

    public async Task CreateAsync(string settingsJson, int shards)
    {
        await _writing.WaitAsync();
        try
        {
            if (_campaign is null)
            {
                using var json = JsonDocument.Parse(settingsJson);
                var settings = Check(settingsJson, shards);
                var created = new CampaignDocument { Shards = shards, Settings = json.RootElement.Clone(), MaxConcurrentCalls = settings.MaxConcurrentCalls, Versions = node.Versions };
                await WriteAsync(created, settings);
                try
                {
                    await BeginAsync();
                }
                catch
                {
                    End(); // the campaign exists: the next activation begins
                    throw;
                }
            }
        }
        finally
        {
            _writing.Release();
        }

        if (Known.Shards != shards) throw new ClusterException(ClusterReason.ShardsChanged, $"The campaign has {Known.Shards} shards, not {shards}. The number of shards never changes: create another campaign.");
    }

    public Task<int> GetShardsAsync() => Task.FromResult(Known.Shards);

    public Task<string> GetSettingsAsync() => Task.FromResult(Known.Settings.GetRawText());

    public Task<ClusterCampaignStatus> GetStatusAsync() => Task.FromResult(new ClusterCampaignStatus
    {
        MaxConcurrentCalls = Known.MaxConcurrentCalls,
        IsPaused = Known.IsPaused,
        LastChange = Known.LastChange,
        Shards = [.. _shards.Select(shard => shard.Status(_lent[shard.Number]))],
    });

    public async Task<CampaignChangeAnswer> ChangeAsync(CampaignChange change, bool waits)
    {
        var number = await MakeAsync(change);
        Exchange(_shards);
        var until = node.Time.GetTimestamp();
        while (waits && PendingShards(number) > 0 && node.Time.GetElapsedTime(until) < node.Options.ChangeWait) await Task.Delay(TimeSpan.FromMilliseconds(20), node.Time);
        return new CampaignChangeAnswer(number, Known.Shards - PendingShards(number), Known.Shards);
    }

    public Task WakeAsync() => Task.CompletedTask;

    // Without a change, such as when a command without an answer is repeated: the shards that have not applied all changes.
    private int PendingShards(long number) => number == 0 ? Known.Pending.SelectMany(pending => pending.Shards).Distinct().Count() : Known.Pending.FirstOrDefault(pending => pending.Change.Number == number)?.Shards.Length ?? 0;

    private async Task<long> MakeAsync(CampaignChange change)
    {
        await _writing.WaitAsync();
        try
        {
            var (known, settings) = (Known, _settings!);
            var number = known.LastChange + 1;
            var changed = known with { LastChange = number, Pending = known.Pending.Add(new PendingChange(change with { Number = number }, [.. Enumerable.Range(0, known.Shards)])) };
            switch (change.Kind)
            {
                case CampaignChangeKind.Settings:
                    settings = Check(change.Json!, known.Shards);
                    if (settings.Equals(_settings)) return 0;
                    using (var json = JsonDocument.Parse(change.Json!)) changed = changed with { Settings = json.RootElement.Clone(), MaxConcurrentCalls = settings.MaxConcurrentCalls };
                    break;
                case CampaignChangeKind.Paused or CampaignChangeKind.Resumed:
                    if (known.IsPaused == (change.Kind == CampaignChangeKind.Paused)) return 0;
                    changed = changed with { IsPaused = !known.IsPaused };
                    break;
                case CampaignChangeKind.Blacklisted:
                    if (known.Pending.Any(pending => pending.Shards.Length == known.Shards && pending.Change with { Number = 0 } == change with { Number = 0 })) return 0; // the same wish, told by another shard
                    Require(new Campaign(settings).AddToBlacklist(PhoneNumber.FromDigits(change.Digits), node.Now, change.Until is { } until ? Instant.FromUnixTimeTicks(until) : null, change.Text));
                    break;
                case CampaignChangeKind.Unspecified or > CampaignChangeKind.ListDetached:
                    throw new ClusterException(ClusterReason.CampaignNewer, "The change is of a kind that this version does not know. Use a newer CallingDomain.Orleans on this node.");
            }

            await WriteAsync(changed, settings);
            return number;
        }
        finally
        {
            _writing.Release();
        }
    }

    private CampaignSettings Check(string settingsJson, int shards)
    {
        var settings = node.ReadSettings(Encoding.UTF8.GetBytes(settingsJson));
        if (settings.MaxConcurrentCalls < shards) throw new ClusterException(ClusterReason.LinesTooFew, $"The settings allow {settings.MaxConcurrentCalls} concurrent calls; {shards} shards need at least as many.");
        Require(new Campaign(new CampaignSettings()).UpdateSettings(settings, node.Now)); // a campaign does not check the settings that it has
        return settings;
    }

    private static void Require<TValue>(Result<TValue, CampaignReason> result)
        where TValue : notnull
    {
        if (!result.IsOk) throw new ClusterException(ClusterReason.SettingsRefused, $"The campaign refuses the change: {result.Reason.Code()}.");
    }

    private void Take(CampaignDocument campaign, long version, CampaignSettings settings) => (_campaign, _version, _settings) = (campaign, version, settings);

    private async Task WriteAsync(CampaignDocument changed, CampaignSettings settings)
    {
        await WriteAsync(CampaignDocument.Name, DocumentJson.Write(_version + 1, changed, ClusterJson.Default.CampaignDocument));
        Take(changed, _version + 1, settings);
    }

    // After a failure it is unknown whether the document was replaced: this activation ends, and the next one reads it.
    private async Task WriteAsync(string name, ClusterDocument document)
    {
        var isWritten = false;
        try
        {
            isWritten = await ClusterNode.Asking(() => node.Store.TryWriteAsync(_name, name, document));
        }
        finally
        {
            if (!isWritten) End();
        }

        if (isWritten) return;
        log.CampaignReplaced(_name);
        throw new ClusterException(ClusterReason.Unavailable, "Another activation of the campaign's grain has changed the campaign. Repeat the command.");
    }

    private void End()
    {
        _timer?.Dispose();
        _balancing?.Dispose();
        _hasEnded = true;
        DeactivateOnIdle();
    }
}
