using System.Globalization;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Storage.Tests;

/// <summary>A dialer that runs a campaign on a store until it is killed, or to the end of the campaign. It writes what was answered, a line each, before it goes on.</summary>
internal static class Dialer
{
    public const int Contacts = 60;

    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);

    public static CampaignSettings Settings { get; } = new()
    {
        MaxConcurrentCalls = 8,
        Retry = new RetrySettings { CallAdditionalPhoneAfter = Duration.Zero }.WithDefault(new RetryRule(2, Duration.Zero)),
    };

    /// <summary>The process of the dialer.</summary>
    /// <param name="args">The store; or <c>stopped</c> and the store, for a dialer that claims a call and ends it when it is told to.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["stopped", var held]) return await ClaimAndWaitAsync(held);
        await using var store = new TestStore(args[0]);
        await using var journal = store.Open(keepsOldFacts: false);
        await using var runner = await CampaignRunner.StartAsync(journal, Settings, new CampaignRunnerOptions { FactsPerSnapshot = Contacts }); // so that some kills meet a snapshot
        await RunAsync(runner, line =>
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        });
        return 0;
    }

    /// <summary>Loads the contacts that are missing, resolves the calls under way, then calls with eight callers at once.</summary>
    public static async Task RunAsync(CampaignRunner runner, Action<string> answered)
    {
        var loaded = await runner.ExecuteAsync((campaign, _) => campaign.ContactCount);
        for (var i = loaded; i < Contacts; i++)
        {
            var contact = new Contact($"c{i}", PhoneNumber.FromDigits(390612340000 + (ulong)i)) { AdditionalPhones = [new AdditionalPhone(PhoneNumber.FromDigits(390612350000 + (ulong)i))] };
            await runner.ExecuteAsync((campaign, _) => campaign.Load(contact, Start));
        }

        foreach (var attempt in await runner.ExecuteAsync((campaign, _) => campaign.AttemptsUnderWay)) await EndAsync(runner, attempt, answered);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => CallAsync(runner, answered)));
    }

    private static async Task<int> ClaimAndWaitAsync(string name)
    {
        await using var store = new TestStore(name);
        await using var journal = store.Open();
        await using var runner = await CampaignRunner.StartAsync(journal, Settings);
        for (var i = 0; i < 2; i++)
        {
            var contact = new Contact($"c{i}", PhoneNumber.FromDigits(390612340000 + (ulong)i));
            await runner.ExecuteAsync((campaign, _) => campaign.Load(contact, Start));
        }

        var attempt = (await runner.ClaimAsync()).Attempt!.Value.Id;
        await Console.Out.WriteLineAsync($"claimed {attempt}");
        await Console.In.ReadLineAsync();
        try
        {
            await runner.ExecuteAsync((campaign, now) => campaign.End(attempt, CallStatus.Reached, now));
            await Console.Out.WriteLineAsync("ended");
        }
        catch (JournalException refused)
        {
            await Console.Out.WriteLineAsync(refused.Reason.Code());
        }

        return 0;
    }

    /// <summary>How a call ends: by the contact, the phone and the count alone, so that every run meets the same people.</summary>
    public static CallStatus StatusOf(in Attempt attempt) => ((int)(attempt.Phone.Phone.Digits % 7) + attempt.PhoneAttempt) switch
    {
        0 or 5 => CallStatus.Reached,
        1 => CallStatus.Busy,
        2 or 7 => CallStatus.Machine,
        _ => CallStatus.NoAnswer,
    };

    private static async Task CallAsync(CampaignRunner runner, Action<string> answered)
    {
        while (true)
        {
            var claim = await runner.ClaimAsync();
            if (claim.Attempt is { } attempt)
            {
                lock (runner) answered(string.Create(CultureInfo.InvariantCulture, $"claimed {attempt.Id}"));
                await EndAsync(runner, attempt, answered);
            }
            else if (await runner.ExecuteAsync((campaign, _) => campaign.OpenCount == 0))
            {
                return;
            }
        }
    }

    private static async Task EndAsync(CampaignRunner runner, Attempt attempt, Action<string> answered)
    {
        var ended = await runner.ExecuteAsync((campaign, now) => campaign.End(attempt.Id, StatusOf(attempt), now));
        if (ended.IsOk) lock (runner) answered(string.Create(CultureInfo.InvariantCulture, $"ended {attempt.Id} {ended.Value}"));
    }
}
