using System.Diagnostics;
using CallingDomain.Dialing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace CallingDomain.Hosting;

/// <summary>What a runner tells about its groups, in its loop, to the dialer and to telemetry.</summary>
internal sealed class RunnerWatch : IDisposable
{
    private readonly CampaignRunner _runner;
    private readonly HostingMeter _meter;
    private readonly ILogger _log;
    private long _waiting;
    private int _callsUnderWay;
    private int _openContacts;
    private long _lastInstant = long.MinValue; // of the campaign, in ticks
    private long _standstills; // before the last commit
    private bool _standsStill;

    public RunnerWatch(CampaignRunner runner)
    {
        _runner = runner;
        _log = runner.Options.Loggers?.CreateLogger<CampaignRunner>() ?? NullLogger<CampaignRunner>.Instance;
        _meter = HostingMeter.Of(runner.Options.Meters);
        Tag = new KeyValuePair<string, object?>("campaign", runner.Options.Name);
    }

    /// <summary>A group is durable and not answered yet. Receivers return at once.</summary>
    public event Action<JournalBatch>? Committed;

    /// <summary>A group has failed and is not answered yet: the campaign in memory is discarded, or the runner has stopped.</summary>
    public event Action? Failed;

    /// <summary>The tag with the name of the campaign.</summary>
    public KeyValuePair<string, object?> Tag { get; }

    /// <summary>The commands that are not answered yet.</summary>
    public long WaitingCommands => Interlocked.Read(ref _waiting);

    /// <summary>The calls under way after the last commit.</summary>
    public int CallsUnderWay => Volatile.Read(ref _callsUnderWay);

    /// <summary>The open contacts after the last commit.</summary>
    public int OpenContacts => Volatile.Read(ref _openContacts);

    /// <summary>How often the clock was behind the campaign.</summary>
    public long ClockStandstills => _runner.ClockStandstills;

    /// <summary>How far the clock is behind the last instant of the campaign; zero if it is not.</summary>
    public Duration ClockDelay => Volatile.Read(ref _lastInstant) is > long.MinValue and var last && Instant.FromUnixTimeTicks(last) - Clock() is var delay && delay > Duration.Zero ? delay : Duration.Zero;

    /// <summary>The last failure; null after a commit that succeeded.</summary>
    public JournalException? Failure { get; private set => Volatile.Write(ref field, value); }

    /// <summary>Begins the observation.</summary>
    public void Start() => _meter.Add(this);

    /// <summary>A command waits.</summary>
    public void Enqueue() => Interlocked.Increment(ref _waiting);

    /// <summary>Commands were answered.</summary>
    public void Dequeue(int commands) => Interlocked.Add(ref _waiting, -commands);

    /// <summary>The campaign was read from the journal.</summary>
    public void Open(Campaign campaign)
    {
        Failure = null;
        Note(campaign);
        _log.CampaignOpened(_runner.Options.Name, campaign.ContactCount, campaign.OpenCount, campaign.CallsUnderWay);
    }

    /// <summary>The trace of a commit; null without a listener.</summary>
    public Activity? Trace(JournalBatch batch) => HostingTelemetry.Source.StartActivity("campaign commit")?.SetTag(Tag.Key, Tag.Value).SetTag("facts", batch.Facts.Length);

    /// <summary>The timestamp at which a commit begins; 0 without a listener.</summary>
    public long Begin() => _meter.MeasuresCommits ? _runner.Options.Time.GetTimestamp() : 0;

    /// <summary>A commit has succeeded.</summary>
    public void Commit(JournalBatch batch, Campaign campaign, long began)
    {
        Failure = null;
        Note(campaign);
        _meter.Count(batch, Tag);
        if (began != 0) _meter.Record(_runner.Options.Time.GetElapsedTime(began), Tag);
        Committed?.Invoke(batch);
    }

    /// <summary>A group has failed.</summary>
    public void Fail(JournalException failure)
    {
        Failure = failure;
        _meter.CountFault(Tag);
        if (failure.Reason == JournalReason.WriterSuperseded) _log.CampaignSuperseded(_runner.Options.Name);
        else _log.CommitFailed(_runner.Options.Name, failure);
        Failed?.Invoke();
    }

    /// <summary>A snapshot could not be saved or read.</summary>
    public void FailSnapshot(Exception failure) => _log.SnapshotFailed(_runner.Options.Name, failure);

    /// <summary>The host's receiver of batches has thrown.</summary>
    public void FailReceiver(Exception failure) => _log.ReceiverFailed(_runner.Options.Name, failure);

    /// <summary>Counts a call that telephony did not place.</summary>
    public void CountPlacerFailure() => _meter.CountFailure(Tag);

    /// <summary>Ends the observation.</summary>
    public void Dispose() => _meter.Remove(this);

    private void Note(Campaign campaign)
    {
        Volatile.Write(ref _callsUnderWay, campaign.CallsUnderWay);
        Volatile.Write(ref _openContacts, campaign.OpenCount);
        if (campaign.FactCount == 0) return;
        Volatile.Write(ref _lastInstant, campaign.Now.ToUnixTimeTicks());
        var standstills = _runner.ClockStandstills;
        if (standstills > _standstills && !_standsStill) _log.ClockBehind(_runner.Options.Name, ClockDelay.ToTimeSpan());
        (_standsStill, _standstills) = (standstills > _standstills, standstills);
    }

    private Instant Clock() => Instant.FromDateTimeOffset(_runner.Options.Time.GetUtcNow());
}
