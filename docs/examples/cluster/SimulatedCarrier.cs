using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Orleans;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ClusterHost;

/// <summary>The options of the simulated carrier.</summary>
internal sealed class CarrierOptions
{
    /// <summary>How long a call takes.</summary>
    public TimeSpan CallTime { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Decides how the calls to a number end.</summary>
    public int Seed { get; set; } = 1;
}

/// <summary>Telephony for the demonstration: REPLACE IT BY YOURS. Its records are a table, which every node reads, as a carrier answers every node.</summary>
/// <remarks>
/// Two properties are essential in a cluster, because a shard moves to another silo while its calls are under way. A call is placed once for a key, whichever node asks. And a key that was answered as not placed is never placed afterwards, even if the first node, which was frozen, asks for it later.
/// </remarks>
internal sealed partial class SimulatedCarrier(NpgsqlDataSource database, IServiceProvider services, IOptions<CarrierOptions> options, ILogger<SimulatedCarrier> log) : BackgroundService, ICallPlacer
{
    private const string Refused = "refused";

    private readonly Lazy<Task> _table = new(() => ExecuteAsync(database, """
        BEGIN;
        SELECT pg_advisory_xact_lock(hashtext('simulated_carrier'));
        CREATE TABLE IF NOT EXISTS simulated_carrier (key text PRIMARY KEY, status text NOT NULL, ends_at timestamptz NOT NULL, report_at timestamptz);
        CREATE INDEX IF NOT EXISTS simulated_carrier_report ON simulated_carrier (report_at) WHERE report_at IS NOT NULL;
        COMMIT;
        """));

    /// <inheritdoc/>
    public async Task<CallEnding?> PlaceAsync(PlacedCall placed, CancellationToken cancellation)
    {
        await _table.Value;
        await using var command = database.CreateCommand("INSERT INTO simulated_carrier VALUES ($1, $2, now() + $3, now() + $3) ON CONFLICT (key) DO NOTHING");
        foreach (var value in (object[])[placed.Key, Draw(placed.Number.Digits, placed.Attempt.PhoneAttempt).ToString(), options.Value.CallTime]) command.Parameters.Add(new NpgsqlParameter { Value = value });
        var isNew = await command.ExecuteNonQueryAsync(cancellation) == 1;
        return !isNew && await StatusOfAsync(placed.Key, cancellation) == Refused ? new CallEnding(CallStatus.NotDialed) : null; // under way; the end is reported later
    }

    /// <inheritdoc/>
    public async ValueTask<CallResolution> ResolveAsync(PlacedCall placed, CancellationToken cancellation)
    {
        await _table.Value;
        await using var command = database.CreateCommand("INSERT INTO simulated_carrier VALUES ($1, $2, now()) ON CONFLICT (key) DO NOTHING");
        command.Parameters.Add(new NpgsqlParameter { Value = placed.Key });
        command.Parameters.Add(new NpgsqlParameter { Value = Refused });
        await command.ExecuteNonQueryAsync(cancellation);
        return await StatusOfAsync(placed.Key, cancellation) == Refused ? new CallResolution.NotPlaced() : new CallResolution.UnderWay();
    }

    // A real carrier calls the webhook of Campaign.cs. This one takes ended calls from its table, on whichever node: a report without an answer is repeated after 5 seconds.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var cluster = services.GetRequiredService<CampaignCluster>();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await _table.Value;
                var ended = new List<(string Key, CallStatus Status)>();
                await using (var command = database.CreateCommand("""
                    UPDATE simulated_carrier SET report_at = now() + interval '5 seconds'
                    WHERE key IN (SELECT key FROM simulated_carrier WHERE report_at <= now() ORDER BY report_at LIMIT 500 FOR UPDATE SKIP LOCKED)
                    RETURNING key, status
                    """))
                await using (var rows = await command.ExecuteReaderAsync(stoppingToken))
                {
                    while (await rows.ReadAsync(stoppingToken)) ended.Add((rows.GetString(0), Enum.Parse<CallStatus>(rows.GetString(1))));
                }

                await Task.WhenAll(ended.Select(async call =>
                {
                    await cluster.ReportAsync(call.Key, new CallEnding(call.Status));
                    await using var told = database.CreateCommand("UPDATE simulated_carrier SET report_at = NULL WHERE key = $1");
                    told.Parameters.Add(new NpgsqlParameter { Value = call.Key });
                    await told.ExecuteNonQueryAsync(stoppingToken);
                }));
            }
            catch (Exception failure) when (failure is NpgsqlException or ClusterException or OrleansException or TimeoutException)
            {
                LogRepeated(log, failure.Message);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Reports of the simulated carrier are repeated. {Why}")]
    private static partial void LogRepeated(ILogger log, string why);

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<string?> StatusOfAsync(string key, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT status FROM simulated_carrier WHERE key = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = key });
        return (string?)await command.ExecuteScalarAsync(cancellation);
    }

    // The same seed, number and count give the same ending on every node.
    private CallStatus Draw(ulong number, int count)
    {
        var mixed = unchecked((number * 31 + (ulong)count * 7 + (ulong)options.Value.Seed) * 0x9E3779B97F4A7C15);
        return ((mixed ^ (mixed >> 32)) % 10) switch { < 5 => CallStatus.Reached, < 8 => CallStatus.NoAnswer, _ => CallStatus.Busy };
    }
}
