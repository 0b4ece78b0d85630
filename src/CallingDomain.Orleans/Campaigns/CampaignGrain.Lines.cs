namespace CallingDomain.Orleans;

/// <content>Exchanges with the shards, and the lines that they have.</content>
internal sealed partial class CampaignGrain
{
    private const int MostCounted = 500; // waiting contacts of a report

    private ShardContact[] _shards = [];
    private int[] _lent = []; // by the document
    private long[] _epochs = [];
    private long[] _facts = [];
    private long _term;
    private long _linesVersion;
    private IGrainTimer? _timer;
    private IGrainTimer? _balancing;
    private long[] _applied = []; // the last change that each shard has confirmed
    private bool _isExchanging; // whether a round is under way
    private bool _isBehind; // whether the document does not yet have fewer lines, an epoch or facts
    private bool _mayCatchUp; // whether the document may be written for these only: once in a period
    private bool _hasEnded;

    private async Task BeginAsync()
    {
        var count = Known.Shards;
        var read = await ClusterNode.Asking(() => node.Store.ReadAsync(_name, LinesDocument.Name));
        var before = read is null ? new LinesDocument { Term = 0, Lines = [.. new int[count]], Epochs = [.. new long[count]], Facts = [.. new long[count]] } : LinesDocument.Read(read);
        (_lent, _epochs, _facts, _term, _linesVersion) = ([.. before.Lines], [.. before.Epochs], [.. before.Facts], before.Term + 1, read?.Version ?? 0);
        _applied = new long[count];
        await WriteLinesAsync(); // from now on orders of earlier activations are refused
        _shards = [.. Enumerable.Range(0, count).Select(shard => new ShardContact(shard, GrainFactory.GetGrain<IShardGrain>(shard, _name)))];
        _balancing = this.RegisterGrainTimer(BalanceAsync, new GrainTimerCreationOptions(node.Options.BalancePeriod, node.Options.BalancePeriod) { Interleave = true });
        _timer = this.RegisterGrainTimer(ExchangeAllAsync, new GrainTimerCreationOptions(TimeSpan.Zero, node.Options.ExchangePeriod) { KeepAlive = true, Interleave = true });
    }

    private Task ExchangeAllAsync()
    {
        _mayCatchUp = true;
        Exchange(_shards);
        return Task.CompletedTask;
    }

    private void Exchange(params ReadOnlySpan<ShardContact> shards)
    {
        foreach (var shard in shards) shard.IsDue = true;
        if (!_isExchanging) _ = ExchangeDueAsync();
    }

    // One round after the other: shards that become due during a round are asked in the next one.
    private async Task ExchangeDueAsync()
    {
        _isExchanging = true;
        try
        {
            while (TakeDue() is { Length: > 0 } due)
            {
                var orders = await LendAsync(due);
                foreach (var (shard, lines) in orders) _ = ExchangeAsync(shard, lines);
            }
        }
#pragma warning disable CA1031 // the next activation reads the document
        catch (Exception failure)
#pragma warning restore CA1031
        {
            log.LinesNotWritten(_name, failure);
            End();
        }
        finally
        {
            _isExchanging = false;
        }
    }

    // At most one exchange with a shard at a time: a shard whose silo dies answers when the silo is declared dead.
    private ShardContact[] TakeDue()
    {
        ShardContact[] due = _hasEnded ? [] : [.. _shards.Where(shard => shard.IsDue && !shard.IsAsked && shard.NextTry <= node.Now)];
        foreach (var shard in _shards) shard.IsDue = false;
        foreach (var shard in due) shard.IsAsked = true;
        return due;
    }

    private async Task ExchangeAsync(ShardContact shard, int lines)
    {
        var known = shard.Epoch;
        try
        {
            var changes = Known.PendingOf(shard.Number);
            var mustConfirm = lines < _lent[shard.Number] || !changes.IsEmpty || shard.Epoch > _epochs[shard.Number];
            var report = await shard.Grain.ExchangeAsync(new ShardOrder(_term, ++shard.Sequence, lines, changes, mustConfirm, Math.Min(Known.MaxConcurrentCalls, MostCounted), shard.Epoch));
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

    // The lines for the next orders of shards: fewer than a shard may use if other shards need them, more once the document says so. One write for all shards.
    private async Task<(ShardContact Shard, int Lines)[]> LendAsync(ShardContact[] asked)
    {
        var demands = Array.ConvertAll(_shards, each => each.Demand);
        var shares = LineShares.Of(Known.MaxConcurrentCalls, demands);
        var free = Known.MaxConcurrentCalls - _lent.Sum(); // less than 0 after the campaign got fewer lines
        var isMore = false;
        foreach (var shard in asked)
        {
            var more = Math.Min(shares[shard.Number] - _lent[shard.Number], free);
            if (more <= 0) continue;
            _lent[shard.Number] += more;
            free -= more;
            isMore = true;
        }

        var areLacking = Lacking(shares, demands) > free;
        var orders = Array.ConvertAll(asked, shard => (shard, Next(shares[shard.Number], _lent[shard.Number], areLacking)));
        if (!isMore && !(_isBehind && _mayCatchUp)) return orders;
        (_isBehind, _mayCatchUp) = (false, false);
        await WriteLinesAsync();
        return orders;
    }

    // Lines that other shards do not need stay.
    private static int Next(int share, int lent, bool areLacking) => share < lent && (areLacking || share < lent - (lent / 4)) ? share : lent;

    // How many lines shards need that they do not have.
    private int Lacking(int[] shares, LineDemand[] demands) => Enumerable.Range(0, shares.Length).Sum(shard => Math.Max(0, Math.Min(shares[shard], demands[shard].Needed) - _lent[shard]));

    private Task TakeConfirmedAsync(ShardContact shard, ShardReport report)
    {
        var used = Math.Max(report.Lines, report.CallsUnderWay);
        if (used < _lent[shard.Number] || report.Epoch > _epochs[shard.Number])
        {
            _lent[shard.Number] = Math.Min(_lent[shard.Number], used);
            _epochs[shard.Number] = Math.Max(_epochs[shard.Number], report.Epoch);
            _facts[shard.Number] = Math.Max(_facts[shard.Number], report.LastFact);
            _isBehind = true;
        }

        _applied[shard.Number] = Math.Max(_applied[shard.Number], report.LastChange);
        return Known.AfterApplied(_applied) is null ? Task.CompletedTask : WriteAppliedAsync();
    }

    // One write for all shards that have confirmed changes during the last one.
    private async Task WriteAppliedAsync()
    {
        await _writing.WaitAsync();
        try
        {
            if (Known.AfterApplied(_applied) is { } changed) await WriteAsync(changed, _settings!);
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task WriteLinesAsync()
    {
        await WriteAsync(LinesDocument.Name, DocumentJson.Write(_linesVersion + 1, new LinesDocument { Term = _term, Lines = [.. _lent], Epochs = [.. _epochs], Facts = [.. _facts] }, ClusterJson.Default.LinesDocument));
        _linesVersion++;
    }
}
