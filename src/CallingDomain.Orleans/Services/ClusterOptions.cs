using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Orleans;

/// <summary>The options of campaigns on a silo.</summary>
/// <remarks>Not thread-safe.</remarks>
public sealed class ClusterOptions
{
    /// <summary>How often the grain of a campaign exchanges an order and a report with each shard: 10 ms to 1 minute. Default: 500 ms.</summary>
    public TimeSpan ExchangePeriod { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often each silo wakes the campaigns, so that those of a dead silo go on: 10 ms to 10 minutes. Default: 2 seconds.</summary>
    public TimeSpan WakePeriod { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a campaign-wide change waits for the shards to apply it, before it is answered: 0 to 1 minute. Default: 5 seconds.</summary>
    public TimeSpan ChangeWait { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often the grain of a campaign moves a shard to another active silo, if that has at least two fewer of the campaign's shards: such as after a silo has joined. 1 second to 1 day. Default: 30 seconds.</summary>
    public TimeSpan BalancePeriod { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether the silo, when it starts, makes its versions of the tz database, the numbering plan and the rules those of all campaigns. Silos with other versions must have stopped: their shards are refused from then on. Default: false, and a silo with other versions than a campaign does not start.</summary>
    public bool TakesVersions { get; set; }

    /// <summary>The most commands of a shard that are committed together (<see cref="CampaignRunnerOptions.MaxGroup"/>). Default: 1,000.</summary>
    public int MaxGroup { get; set; } = 1000;

    /// <summary>The facts of a shard after which a snapshot is saved (<see cref="CampaignRunnerOptions.FactsPerSnapshot"/>). Default: 1,000,000.</summary>
    public long FactsPerSnapshot { get; set; } = 1_000_000;

    /// <summary>The options of the dialers of the shards, which start if an <see cref="ICallPlacer"/> is registered on the silo. They are checked when the silo starts.</summary>
    public DialerOptions Dialer { get; } = new();

    /// <summary>Gives the caller ids of a campaign's dialers; null if telephony chooses them. Default: null.</summary>
    public Func<IServiceProvider, string, CallerIds?>? CallerIds { get; set; }

    internal void Check(OptionProblems problems)
    {
        RequireTime(problems, nameof(ExchangePeriod), ExchangePeriod, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1));
        RequireTime(problems, nameof(WakePeriod), WakePeriod, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(10));
        RequireTime(problems, nameof(ChangeWait), ChangeWait, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        RequireTime(problems, nameof(BalancePeriod), BalancePeriod, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
        problems.RequireAtLeast(nameof(MaxGroup), 1, MaxGroup);
        if (FactsPerSnapshot < 0) problems.Add(nameof(FactsPerSnapshot), OptionReason.OutOfRange.Code(), $"The value is {FactsPerSnapshot}; expected 0 or more.");
        CheckDialer(problems);
    }

    private void CheckDialer(OptionProblems problems)
    {
        try
        {
            Dialer.ThrowIfInvalid();
        }
        catch (InvalidOptionsException refusal)
        {
            foreach (var (line, code) in refusal.Message.Split('\n').Skip(1).Zip(refusal.Codes))
            {
                var option = line[..line.IndexOf(':', StringComparison.Ordinal)];
                problems.Add($"{nameof(Dialer)}.{option}", code, line[(option.Length + 2 + code.Length)..].TrimStart('.', ' '));
            }
        }
    }

    private static void RequireTime(OptionProblems problems, string option, TimeSpan value, TimeSpan least, TimeSpan most)
    {
        if (value < least || value > most) problems.Add(option, OptionReason.OutOfRange.Code(), $"The value is {value:c}; expected {least:c} to {most:c}.");
    }
}
