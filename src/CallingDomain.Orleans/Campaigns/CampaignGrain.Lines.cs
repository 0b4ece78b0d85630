namespace CallingDomain.Orleans;

/// <content>Exchanges with the shards, and the lines that they have.</content>
internal sealed partial class CampaignGrain
{
    private const int MostCounted = 500; // waiting contacts of a report

    private readonly SemaphoreSlim _lending = new(1, 1);
    private ShardContact[] _shards = [];
    private int[] _lent = []; // by the document
    private long[] _epochs = [];
    private long[] _facts = [];
    private long _term;
    private long _linesVersion;
    private IGrainTimer? _timer;
    private IGrainTimer? _balancing;
    private bool _hasEnded;

    private async Task BeginAsync()
    {
        var count = Known.Shards;
        var read = await ClusterNode.Asking(() => node.Store.ReadAsync(_name, LinesDocument.Name));
        var before = read is null ? new LinesDocument { Term = 0, Lines = [.. new int[count]], Epochs = [.. new long[count]], Facts = [.. new long[count]] } : LinesDocument.Read(read);
        (_lent, _epochs, _facts, _term, _linesVersion) = ([.. before.Lines], [.. before.Epochs], [.. before.Facts], before.Term + 1, read?.Version ?? 0);
        await WriteLinesAsync(); // from now on orders of earlier activations are refused
        _shards = [.. Enumerable.Range(0, count).Select(shard => new ShardContact(shard, GrainFactory.GetGrain<IShardGrain>(shard, _name)))];
        _balancing = this.RegisterGrainTimer(BalanceAsync, new GrainTimerCreationOptions(node.Options.BalancePeriod, node.Options.BalancePeriod) { Interleave = true });
        _timer = this.RegisterGrainTimer(ExchangeAllAsync, new GrainTimerCreationOptions(TimeSpan.Zero, node.Options.ExchangePeriod) { KeepAlive = true, Interleave = true });
    }

    private Task ExchangeAllAsync()
    {
        foreach (var shard in _shards) Exchange(shard);
        return Task.CompletedTask;
    }

    // At most one exchange with a shard at a time: a shard whose silo dies answers when the silo is declared dead.
    private void Exchange(ShardContact shard)
    {
        if (!shard.IsAsked && !_hasEnded && shard.NextTry <= node.Now) _ = ExchangeAsync(shard);
    }

    private async Task ExchangeAsync(ShardContact shard)
    {
        var known = shard.Epoch;
        shard.IsAsked = true;
        try
        {
            var wanted = await LendAsync(shard);
            var changes = Known.PendingOf(shard.Number);
            var mustConfirm = wanted < _lent[shard.Number] || !changes.IsEmpty || shard.Epoch > _epochs[shard.Number];
            var report = await shard.Grain.ExchangeAsync(new ShardOrder(_term, ++shard.Sequence, wanted, changes, mustConfirm, Math.Min(Known.MaxConcurrentCalls, MostCounted), shard.Epoch));
            if (shard.Take(report, node.Now)) log.ShardAnswers(_name, shard.Number);
            if (report.IsConfirmed) await TakeConfirmedAsync(shard, report);
        }
#pragma warning disable CA1031 // the next exchange tries again; the shard keeps the lines that it may still use
        catch (Exception failure)
#pragma warning restore CA1031
        {
            if (shard.Fail(failure, node.Now)) log.ShardFailed(_name, shard.Number, failure.Message);
        }
        finally
        {
            shard.IsAsked = false;
        }

        if (shard.Epoch != known) Exchange(shard); // a new writer takes lines that are for it only
    }

    // The lines for a shard's next order: fewer than it may use if other shards need them, more once the document says so.
    private async Task<int> LendAsync(ShardContact shard)
    {
        await _lending.WaitAsync();
        try
        {
            var demands = Array.ConvertAll(_shards, each => each.Demand);
            var shares = LineShares.Of(Known.MaxConcurrentCalls, demands);
            var (share, lent, free) = (shares[shard.Number], _lent[shard.Number], Known.MaxConcurrentCalls - _lent.Sum());
            if (share < lent) return share < lent - (lent / 4) || Lacking(shares, demands) > free ? share : lent; // lines that other shards do not need stay
            if (share == lent || free <= 0) return lent;
            _lent[shard.Number] = Math.Min(share, lent + free);
            await WriteLinesAsync();
            return _lent[shard.Number];
        }
        finally
        {
            _lending.Release();
        }
    }

    // How many lines shards need that they do not have.
    private int Lacking(int[] shares, LineDemand[] demands) => Enumerable.Range(0, shares.Length).Sum(shard => Math.Max(0, Math.Min(shares[shard], demands[shard].Needed) - _lent[shard]));

    private async Task TakeConfirmedAsync(ShardContact shard, ShardReport report)
    {
        if (Known.PendingOf(shard.Number) is [var first, ..] && first.Number <= report.LastChange)
        {
            await _writing.WaitAsync();
            try
            {
                await WriteAsync(Known.AfterApplied(shard.Number, report.LastChange));
            }
            finally
            {
                _writing.Release();
            }
        }

        await _lending.WaitAsync();
        try
        {
            var used = Math.Max(report.Lines, report.CallsUnderWay);
            var isNewer = report.Epoch > _epochs[shard.Number];
            if (used >= _lent[shard.Number] && !isNewer) return;
            _lent[shard.Number] = Math.Min(_lent[shard.Number], used);
            _epochs[shard.Number] = Math.Max(_epochs[shard.Number], report.Epoch);
            _facts[shard.Number] = Math.Max(_facts[shard.Number], report.LastFact);
            await WriteLinesAsync();
        }
        finally
        {
            _lending.Release();
        }
    }

    private async Task WriteLinesAsync()
    {
        await WriteAsync(LinesDocument.Name, DocumentJson.Write(_linesVersion + 1, new LinesDocument { Term = _term, Lines = [.. _lent], Epochs = [.. _epochs], Facts = [.. _facts] }, ClusterJson.Default.LinesDocument));
        _linesVersion++;
    }
}
