using System.Globalization;
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
#pragma warning disable RS0030 // the runner's default
    private static readonly IDateTimeZoneProvider Zones = DateTimeZoneProviders.Tzdb;
#pragma warning restore RS0030
    private static readonly CampaignSettings Settings = new() { MaxConcurrentCalls = 7 };

    private static readonly Dictionary<string, Func<Func<ICampaignJournal>, Task>> ByName = new(StringComparer.Ordinal)
    {
        ["an empty journal keeps the first settings"] = KeepsFirstSettings,
        ["a batch is read back by another writer"] = ReadsBack,
        ["facts after a number are read, also from within a batch"] = ReadsAfter,
        ["a writer that was replaced is refused"] = RefusesReplacedWriter,
        ["a batch that does not follow the last fact is refused"] = RefusesOtherPosition,
        ["epochs grow"] = EpochsGrow,
        ["the newest two snapshots are read back, the newest first"] = ReadsSnapshots,
        ["a snapshot replaces that of the same fact"] = ReplacesSnapshot,
        ["a snapshot of a replaced writer is refused"] = RefusesSnapshotOfReplacedWriter,
        ["a snapshot that ends early is never read"] = IgnoresUnfinishedSnapshot,
        ["a campaign is the same after each restart"] = open => RestartsTheSame(open, saveSnapshots: false),
        ["a campaign is the same after each restart from a snapshot"] = open => RestartsTheSame(open, saveSnapshots: true),
        ["the version of the tz database is kept"] = KeepsZonesVersion,
        ["a check finds that the writer was replaced"] = ChecksWriter,
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
        var first = await open().OpenAsync(Settings, Zones).ConfigureAwait(false);
        Expect((0L, Settings), (first.LastFact, first.Settings));
        var second = await open().OpenAsync(new CampaignSettings(), Zones).ConfigureAwait(false);
        Expect((0L, Settings), (second.LastFact, second.Settings));
    }

    private static async Task ReadsBack(Func<ICampaignJournal> open)
    {
        var (facts, _) = await WriteAsync(open(), SomeFacts(), groups: 3).ConfigureAwait(false);
        var journal = open();
        var head = await journal.OpenAsync(Settings, Zones).ConfigureAwait(false);
        Expect(facts[^1].Number, head.LastFact);
        Expect(string.Join('\n', facts.Select(Text)), string.Join('\n', (await ReadAsync(journal, after: 0).ConfigureAwait(false)).Select(Text)));
    }

    private static async Task ReadsAfter(Func<ICampaignJournal> open)
    {
        var (facts, _) = await WriteAsync(open(), SomeFacts(), groups: 2).ConfigureAwait(false);
        var journal = open();
        await journal.OpenAsync(Settings, Zones).ConfigureAwait(false);
        for (var after = 0; after <= facts.Length; after++)
            Expect(string.Join(' ', facts.Skip(after).Select(fact => fact.Number)), string.Join(' ', (await ReadAsync(journal, after).ConfigureAwait(false)).Select(fact => fact.Number)));
    }

    private static async Task RefusesReplacedWriter(Func<ICampaignJournal> open)
    {
        var (old, facts) = (open(), SomeFacts());
        var head = await old.OpenAsync(Settings, Zones).ConfigureAwait(false);
        var successor = open();
        var next = await successor.OpenAsync(Settings, Zones).ConfigureAwait(false);
        await ExpectRefusedAsync(JournalReason.WriterSuperseded, () => old.AppendAsync(new JournalBatch(head.Epoch, After: 0, [facts[0]]))).ConfigureAwait(false);
        Expect(0, (await ReadAsync(successor, after: 0).ConfigureAwait(false)).Count);
        await successor.AppendAsync(new JournalBatch(next.Epoch, After: 0, [facts[0]])).ConfigureAwait(false);
        await ExpectRefusedAsync(JournalReason.WriterSuperseded, () => old.AppendAsync(new JournalBatch(head.Epoch, After: 1, [facts[1]]))).ConfigureAwait(false);
        Expect(1, (await ReadAsync(successor, after: 0).ConfigureAwait(false)).Count);
    }

    private static async Task ChecksWriter(Func<ICampaignJournal> open)
    {
        var (old, facts) = (open(), SomeFacts());
        var head = await old.OpenAsync(Settings, Zones).ConfigureAwait(false);
        await old.CheckWriterAsync(head.Epoch).ConfigureAwait(false);
        await old.AppendAsync(new JournalBatch(head.Epoch, After: 0, [facts[0]])).ConfigureAwait(false);
        await old.CheckWriterAsync(head.Epoch).ConfigureAwait(false);
        var successor = open();
        var next = await successor.OpenAsync(Settings, Zones).ConfigureAwait(false);
        await ExpectRefusedAsync(JournalReason.WriterSuperseded, () => old.CheckWriterAsync(head.Epoch)).ConfigureAwait(false);
        await successor.CheckWriterAsync(next.Epoch).ConfigureAwait(false);
        await successor.AppendAsync(new JournalBatch(next.Epoch, After: 1, [facts[1]])).ConfigureAwait(false);
    }

    private static async Task RefusesOtherPosition(Func<ICampaignJournal> open)
    {
        var (journal, facts) = (open(), SomeFacts());
        var head = await journal.OpenAsync(Settings, Zones).ConfigureAwait(false);
        await ExpectRefusedAsync(JournalReason.PositionTaken, () => journal.AppendAsync(new JournalBatch(head.Epoch, After: 1, [facts[1]]))).ConfigureAwait(false);
        await journal.AppendAsync(new JournalBatch(head.Epoch, After: 0, [facts[0]])).ConfigureAwait(false);
        await ExpectRefusedAsync(JournalReason.PositionTaken, () => journal.AppendAsync(new JournalBatch(head.Epoch, After: 0, [facts[0]]))).ConfigureAwait(false);
        Expect(1, (await ReadAsync(journal, after: 0).ConfigureAwait(false)).Count);
    }

    private static async Task EpochsGrow(Func<ICampaignJournal> open)
    {
        var last = 0L;
        for (var i = 0; i < 5; i++)
        {
            var epoch = (await open().OpenAsync(Settings, Zones).ConfigureAwait(false)).Epoch;
            if (epoch <= last) throw new InvalidOperationException($"Expected an epoch greater than {last}, got {epoch}.");
            last = epoch;
        }
    }

    private static async Task ReadsSnapshots(Func<ICampaignJournal> open)
    {
        var journal = open();
        var head = await journal.OpenAsync(Settings, Zones).ConfigureAwait(false);
        Expect("", await SnapshotsAsync(journal).ConfigureAwait(false));
        foreach (var fact in SomeFacts().Take(3))
        {
            await journal.AppendAsync(new JournalBatch(head.Epoch, fact.Number - 1, [fact])).ConfigureAwait(false);
            await journal.SaveSnapshotAsync(head.Epoch, SnapshotOf(fact.Number, length: 1_000_000)).ConfigureAwait(false);
        }

        var again = open();
        await again.OpenAsync(Settings, Zones).ConfigureAwait(false);
        Expect("3:1000000 2:1000000", await SnapshotsAsync(again).ConfigureAwait(false));
    }

    private static async Task ReplacesSnapshot(Func<ICampaignJournal> open)
    {
        var journal = open();
        var head = await journal.OpenAsync(Settings, Zones).ConfigureAwait(false);
        foreach (var fact in SomeFacts().Take(2))
        {
            await journal.AppendAsync(new JournalBatch(head.Epoch, fact.Number - 1, [fact])).ConfigureAwait(false);
            foreach (var length in (int[])[600_000, 300_000]) await journal.SaveSnapshotAsync(head.Epoch, SnapshotOf(fact.Number, length)).ConfigureAwait(false);
        }

        Expect("2:300000 1:300000", await SnapshotsAsync(journal).ConfigureAwait(false));
    }

    private static async Task RefusesSnapshotOfReplacedWriter(Func<ICampaignJournal> open)
    {
        var old = open();
        var head = await old.OpenAsync(Settings, Zones).ConfigureAwait(false);
        await old.AppendAsync(new JournalBatch(head.Epoch, After: 0, [SomeFacts()[0]])).ConfigureAwait(false);
        var successor = open();
        await successor.OpenAsync(Settings, Zones).ConfigureAwait(false);
        await ExpectRefusedAsync(JournalReason.WriterSuperseded, async () => await old.SaveSnapshotAsync(head.Epoch, SnapshotOf(fact: 1, length: 100)).ConfigureAwait(false)).ConfigureAwait(false);
        Expect("", await SnapshotsAsync(successor).ConfigureAwait(false));
    }

    private static async Task IgnoresUnfinishedSnapshot(Func<ICampaignJournal> open)
    {
        var journal = open();
        var head = await journal.OpenAsync(Settings, Zones).ConfigureAwait(false);
        await journal.AppendAsync(new JournalBatch(head.Epoch, After: 0, [SomeFacts()[0]])).ConfigureAwait(false);
        using (var broken = new BrokenStream(length: 600_000))
        {
            try
            {
                await journal.SaveSnapshotAsync(head.Epoch, new JournalSnapshot(LastFact: 1, broken)).ConfigureAwait(false);
                throw new InvalidOperationException("Expected the exception of the stream.");
            }
            catch (IOException)
            {
                Expect("", await SnapshotsAsync(journal).ConfigureAwait(false));
            }
        }

        await journal.SaveSnapshotAsync(head.Epoch, SnapshotOf(fact: 1, length: 600_000)).ConfigureAwait(false);
        Expect("1:600000", await SnapshotsAsync(journal).ConfigureAwait(false));
    }

    private static async Task KeepsZonesVersion(Func<ICampaignJournal> open)
    {
        var journal = open();
        var head = await journal.OpenAsync(Settings, Zones).ConfigureAwait(false);
        Expect(Zones.VersionId, head.ZonesVersion);
        await journal.AppendAsync(new JournalBatch(head.Epoch, After: 0, [SomeFacts()[0]]) { ZonesVersion = "TZDB: next" }).ConfigureAwait(false);
        Expect("TZDB: next", (await open().OpenAsync(Settings, Zones).ConfigureAwait(false)).ZonesVersion);
    }

    private static async Task RestartsTheSame(Func<ICampaignJournal> open, bool saveSnapshots)
    {
        var uninterrupted = new Campaign(Settings, new CampaignOptions { KeepHistory = true });
        var options = new CampaignRunnerOptions { Time = new At(Instant.MinValue), Campaign = new CampaignOptions { KeepHistory = !saveSnapshots, RememberCalls = true } };
        for (var step = 0; step < 40; step++)
        {
            await using var runner = await CampaignRunner.StartAsync(open(), Settings, options).ConfigureAwait(false);
            var now = step;
            await runner.ExecuteAsync((campaign, _) => Step(campaign, now)).ConfigureAwait(false);
            Step(uninterrupted, now);
            if (saveSnapshots && step % 5 == 0) await runner.SaveSnapshotAsync().ConfigureAwait(false);
            Expect(Text(uninterrupted, !saveSnapshots), await runner.ExecuteAsync((campaign, _) => Text(campaign, !saveSnapshots)).ConfigureAwait(false));
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
        var head = await journal.OpenAsync(Settings, Zones).ConfigureAwait(false);
        foreach (var batch in facts.Chunk((facts.Length / groups) + 1)) await journal.AppendAsync(new JournalBatch(head.Epoch, batch[0].Number - 1, [.. batch])).ConfigureAwait(false);
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

    // A campaign from a snapshot has the History since then only.
    private static string Text(Campaign campaign, bool withHistory) => string.Join('\n', [
        $"{campaign.Now} {campaign.FactCount} {campaign.OpenCount} {campaign.CallsUnderWay} {campaign.NextWakeUp}",
        .. withHistory ? campaign.History.Select(call => call.ToString()) : [],
        .. withHistory ? campaign.Final.Select(final => final.ToString()) : [],
        .. Enumerable.Range(0, campaign.ContactCount).Select(contact => $"{campaign.PhaseOf(contact)} {campaign.FinalOf(contact)} {campaign.Explain(contact, Start + Duration.FromHours(1))! with { History = [] }}"),
    ]);

    private static JournalSnapshot SnapshotOf(long fact, int length) => new(fact, new MemoryStream(BytesOf(fact, length)));

    private static byte[] BytesOf(long fact, int length) => [.. Enumerable.Range(0, length).Select(i => unchecked((byte)((i * 31) + fact)))];

    // The numbers and lengths of the snapshots, whose bytes are those of SnapshotOf.
    private static async Task<string> SnapshotsAsync(ICampaignJournal journal)
    {
        var snapshots = new List<string>();
        await foreach (var snapshot in journal.ReadSnapshotsAsync().ConfigureAwait(false))
        {
            using var bytes = new MemoryStream();
            await using var content = snapshot.Content.ConfigureAwait(false);
            await snapshot.Content.CopyToAsync(bytes).ConfigureAwait(false);
            if (!bytes.ToArray().AsSpan().SequenceEqual(BytesOf(snapshot.LastFact, (int)bytes.Length))) throw new InvalidOperationException($"The snapshot of fact {snapshot.LastFact} has other bytes.");
            snapshots.Add(string.Create(CultureInfo.InvariantCulture, $"{snapshot.LastFact}:{bytes.Length}"));
        }

        return string.Join(' ', snapshots);
    }

    private static void Expect<TValue>(TValue expected, TValue actual)
    {
        if (!EqualityComparer<TValue>.Default.Equals(expected, actual)) throw new InvalidOperationException($"Expected {expected}, got {actual}.");
    }

    private sealed class BrokenStream(int length) : MemoryStream(new byte[length])
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, count) is > 0 and var read ? read : throw new IOException("The stream breaks.");
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
