using System.Diagnostics.Metrics;
using CallingDomain.Dialing;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace CallingDomain.Hosting;

/// <summary>The options of a campaign runner.</summary>
/// <remarks>Immutable.</remarks>
public sealed record CampaignRunnerOptions
{
    /// <summary>The name of the campaign in metrics, traces, log messages and the keys of calls. Default: <c>campaign</c>.</summary>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public string Name
    {
        get;
        init => field = !string.IsNullOrWhiteSpace(value) ? value : throw new ArgumentException("Expected a name that is not blank.", nameof(value));
    } = "campaign";

    /// <summary>The clock. Default: that of the system.</summary>
#pragma warning disable RS0030 // the default of the one option that reads a clock
    public TimeProvider Time { get; init; } = TimeProvider.System;
#pragma warning restore RS0030

    /// <summary>The time zones. With another version of the tz database than at the last start, all contacts are placed again. Default: those of NodaTime's own tz database.</summary>
    public IDateTimeZoneProvider Zones { get; init; } = DateTimeZoneProviders.Tzdb;

    /// <summary>The host's loggers; null for no log messages.</summary>
    public ILoggerFactory? Loggers { get; init; }

    /// <summary>The host's meters; null for one meter of the process. Metrics: <see cref="HostingTelemetry"/>.</summary>
    public IMeterFactory? Meters { get; init; }

    /// <summary>The most commands that are committed together: 1 or more. Default: 1,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxGroup
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected at least 1 command.");
    } = 1000;

    /// <summary>The facts after which the runner saves a snapshot: as many as this, or as there are contacts if that is more. 0 for no snapshots of its own (<see cref="CampaignRunner.SaveSnapshotAsync"/>). Default: 1,000,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public long FactsPerSnapshot
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected 0 or more facts.");
    } = 1_000_000;

    /// <summary>Receives the campaign each time it was read from the journal, at the start and after a fault, before any command is decided; null for none. For state that is not durable, such as <see cref="Dialing.Campaign.LentLines"/>: it must not keep the campaign or change its facts. Called in the runner's loop.</summary>
    /// <remarks>What it throws is a fault: the start fails, or the commands that wait are answered with <see cref="JournalReason.Faulted"/> and the next one reads the journal again.</remarks>
    public Action<Campaign>? Opened { get; init; }

    /// <summary>Receives each batch after its commit, before its commands are answered; null for none. Called in the runner's loop, so it must return at once.</summary>
    /// <remarks>
    /// What it throws is logged and has no other effect: the facts are durable. A commit whose result is unknown is not given, although it may be durable; <see cref="Opened"/> follows it.
    /// The batch of new settings at the start comes after <see cref="Opened"/>, that of another version of the tz database before it.
    /// </remarks>
    public Action<JournalBatch>? Committed { get; init; }

    /// <summary>What the campaign keeps in memory; its receivers are those of the runner. Default: nothing beyond its state.</summary>
    /// <exception cref="ArgumentException">The options name a receiver of facts or of records.</exception>
    public CampaignOptions Campaign
    {
        get;
        init => field = value is { Facts: null, Records: null } ? value : throw new ArgumentException("The runner receives the facts and the records.", nameof(value));
    } = new();
}
