using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Testing;

/// <summary>The cases that every <see cref="ICampaignJournal"/> must pass. A test runs each of <see cref="Cases"/> by its name.</summary>
public static class CampaignJournalConformance
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);
    private static readonly CampaignSettings Settings = new() { MaxConcurrentCalls = 7 };

    private static readonly Dictionary<string, Func<Func<ICampaignJournal>, Task>> ByName = new(StringComparer.Ordinal)
    {
        ["an empty journal keeps the first settings"] = KeepsFirstSettings,
        ["a batch is read back by another writer"] = ReadsBack,
        ["facts after a number are read, also from within a batch"] = ReadsAfter,
        ["a writer that was replaced is refused"] = RefusesReplacedWriter,
        ["a batch that does not follow the last fact is refused"] = RefusesOtherPosition,
        ["epochs grow"] = EpochsGrow,
        ["a campaign is the same after each restart"] = RestartsTheSame,
    };

    /// <summary>The names of the cases.</summary>
    public static IReadOnlyCollection<string> Cases => ByName.Keys;

    /// <summary>Runs a case.</summary>
    /// <param name="name">One of <see cref="Cases"/>.</param>
    /// <param name="open">Gives a new instance of the journal on the same empty storage, each time it is called.</param>
    /// <exception cref="ArgumentException">There is no such case.</exception>
    /// <exception cref="InvalidOperationException">The journal does not pass; the message says what was expected.</exception>
    public static Task RunAsync(string name, Func<ICampaignJournal> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        return ByName.TryGetValue(name, out var run) ? run(open) : throw new ArgumentException($"No case '{name}'.", nameof(name));
    }

    private static async Task KeepsFirstSettings(Func<ICampaignJournal> open)
    {
        var first = await open().OpenAsync(Settings).ConfigureAwait(false);
        Expect((0L, Settings), (first.LastFact, first.Settings));
        var second = await open().OpenAsync(new CampaignSettings()).ConfigureAwait(false);
        Expect((0L, Settings), (second.LastFact, second.Settings));
    }

    private static async Task ReadsBack(Func<ICampaignJournal> open)
    {
        var (facts, _) = await WriteAsync(open(), SomeFacts(), groups: 3).ConfigureAwait(false);
        var journal = open();
        var head = await journal.OpenAsync(Settings).ConfigureAwait(false);
        Expect(facts[^1].Number, head.LastFact);
        Expect(string.Join('\n', facts.Select(Text)), string.Join('\n', (await ReadAsync(journal, after: 0).ConfigureAwait(false)).Select(Text)));
    }

    private static async Task ReadsAfter(Func<ICampaignJournal> open)
    {
        var (facts, _) = await WriteAsync(open(), SomeFacts(), groups: 2).ConfigureAwait(false);
        var journal = open();
        await journal.OpenAsync(Settings).ConfigureAwait(false);
        for (var after = 0; after <= facts.Length; after++)
            Expect(string.Join(' ', facts.Skip(after).Select(fact => fact.Number)), string.Join(' ', (await ReadAsync(journal, after).ConfigureAwait(false)).Select(fact => fact.Number)));
    }

    private static async Task RefusesReplacedWriter(Func<ICampaignJournal> open)
    {
        var (old, facts) = (open(), SomeFacts());
        var head = await old.OpenAsync(Settings).ConfigureAwait(false);
        var successor = open();
        var next = await successor.OpenAsync(Settings).ConfigureAwait(false);
        await ExpectRefusedAsync(JournalReason.WriterSuperseded, () => old.AppendAsync(new JournalBatch(head.Epoch, After: 0, [facts[0]], [], []))).ConfigureAwait(false);
        Expect(0, (await ReadAsync(successor, after: 0).ConfigureAwait(false)).Count);
        await successor.AppendAsync(new JournalBatch(next.Epoch, After: 0, [facts[0]], [], [])).ConfigureAwait(false);
        await ExpectRefusedAsync(JournalReason.WriterSuperseded, () => old.AppendAsync(new JournalBatch(head.Epoch, After: 1, [facts[1]], [], []))).ConfigureAwait(false);
        Expect(1, (await ReadAsync(successor, after: 0).ConfigureAwait(false)).Count);
    }

    private static async Task RefusesOtherPosition(Func<ICampaignJournal> open)
    {
        var (journal, facts) = (open(), SomeFacts());
        var head = await journal.OpenAsync(Settings).ConfigureAwait(false);
        await ExpectRefusedAsync(JournalReason.PositionTaken, () => journal.AppendAsync(new JournalBatch(head.Epoch, After: 1, [facts[1]], [], []))).ConfigureAwait(false);
        await journal.AppendAsync(new JournalBatch(head.Epoch, After: 0, [facts[0]], [], [])).ConfigureAwait(false);
        await ExpectRefusedAsync(JournalReason.PositionTaken, () => journal.AppendAsync(new JournalBatch(head.Epoch, After: 0, [facts[0]], [], []))).ConfigureAwait(false);
        Expect(1, (await ReadAsync(journal, after: 0).ConfigureAwait(false)).Count);
    }

    private static async Task EpochsGrow(Func<ICampaignJournal> open)
    {
        var last = 0L;
        for (var i = 0; i < 5; i++)
        {
            var epoch = (await open().OpenAsync(Settings).ConfigureAwait(false)).Epoch;
            if (epoch <= last) throw new InvalidOperationException($"Expected an epoch greater than {last}, got {epoch}.");
            last = epoch;
        }
    }

    private static async Task RestartsTheSame(Func<ICampaignJournal> open)
    {
        var uninterrupted = new Campaign(Settings, new CampaignOptions { KeepHistory = true });
        for (var step = 0; step < 40; step++)
        {
            await using var runner = await CampaignRunner.StartAsync(open(), Settings, new CampaignRunnerOptions { Time = new At(Instant.MinValue), Campaign = new CampaignOptions { KeepHistory = true } }).ConfigureAwait(false);
            var now = step;
            await runner.ExecuteAsync((campaign, _) => Step(campaign, now)).ConfigureAwait(false);
            Step(uninterrupted, now);
            Expect(Text(uninterrupted), await runner.ExecuteAsync((campaign, _) => Text(campaign)).ConfigureAwait(false));
        }
    }

    // One contact is loaded, one call is claimed, and the call before it ends.
    private static bool Step(Campaign campaign, int step)
    {
        var now = Start + Duration.FromMinutes(step);
        if (step % 3 == 0) campaign.Load(new Contact($"c{step}", PhoneNumber.FromDigits(390612340000 + (ulong)step)) { AdditionalPhones = [new AdditionalPhone(PhoneNumber.FromDigits(390612350000 + (ulong)step))] }, now);
        if (campaign.AttemptsUnderWay is [var call, ..]) campaign.End(call.Id, new CallEnding(step % 4 == 0 ? CallStatus.Reached : CallStatus.Busy) { Note = "n", Outcome = CallOutcome.Spoke }, now);
        return campaign.TryClaim(now, out _);
    }

    private static CampaignFact[] SomeFacts()
    {
        var log = new Log();
        var campaign = new Campaign(Settings, new CampaignOptions { Facts = log });
        for (var step = 0; step < 6; step++) Step(campaign, step);
        return [.. log.Facts];
    }

    private static async Task<(CampaignFact[] Facts, long Epoch)> WriteAsync(ICampaignJournal journal, CampaignFact[] facts, int groups)
    {
        var head = await journal.OpenAsync(Settings).ConfigureAwait(false);
        foreach (var batch in facts.Chunk((facts.Length / groups) + 1)) await journal.AppendAsync(new JournalBatch(head.Epoch, batch[0].Number - 1, [.. batch], [], [])).ConfigureAwait(false);
        return (facts, head.Epoch);
    }

    private static async Task<List<CampaignFact>> ReadAsync(ICampaignJournal journal, long after)
    {
        var facts = new List<CampaignFact>();
        await foreach (var batch in journal.ReadAsync(after).ConfigureAwait(false)) facts.AddRange(batch);
        return facts;
    }

    private static async Task ExpectRefusedAsync(JournalReason reason, Func<ValueTask> append)
    {
        try
        {
            await append().ConfigureAwait(false);
        }
        catch (JournalException refused)
        {
            Expect(reason, refused.Reason);
            return;
        }

        throw new InvalidOperationException($"Expected a JournalException with {reason}, but the batch was appended.");
    }

    private static string Text(CampaignFact fact) => System.Text.Encoding.UTF8.GetString(fact.ToJson());

    private static string Text(Campaign campaign) => string.Join('\n', [
        $"{campaign.Now} {campaign.FactCount} {campaign.OpenCount} {campaign.CallsUnderWay} {campaign.NextWakeUp}",
        .. campaign.History.Select(call => call.ToString()),
        .. campaign.Final.Select(final => final.ToString()),
        .. Enumerable.Range(0, campaign.ContactCount).Select(contact => $"{campaign.PhaseOf(contact)} {campaign.Explain(contact, Start + Duration.FromHours(1))}"),
    ]);

    private static void Expect<TValue>(TValue expected, TValue actual)
    {
        if (!EqualityComparer<TValue>.Default.Equals(expected, actual)) throw new InvalidOperationException($"Expected {expected}, got {actual}.");
    }

    private sealed class At(Instant now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now < Instant.FromUtc(1, 1, 1, 0, 0) ? DateTimeOffset.MinValue : now.ToDateTimeOffset();
    }

    private sealed class Log : ICampaignFacts
    {
        public List<CampaignFact> Facts { get; } = [];

        public void Append(ReadOnlySpan<CampaignFact> batch) => Facts.AddRange(batch);
    }
}
