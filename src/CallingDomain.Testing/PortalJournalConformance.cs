using System.Text;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Programs;
using NodaTime;

namespace CallingDomain.Testing;

/// <summary>The cases that every <see cref="IPortalJournal"/> must pass. A test runs each of <see cref="Cases"/> by its name.</summary>
public static class PortalJournalConformance
{
    private const int Steps = 12;
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);
#pragma warning disable RS0030 // one zone, which each tz database has
    private static readonly PortalOptions Rules = new(DateTimeZoneProviders.Tzdb);
#pragma warning restore RS0030

    private static readonly Dictionary<string, Func<Func<IPortalJournal>, Task>> ByName = new(StringComparer.Ordinal)
    {
        ["changes are read back by another process"] = ReadsBack,
        ["changes after a version are read"] = ReadsAfter,
        ["a change that does not follow the last one is refused"] = RefusesOtherPosition,
        ["several changes are appended as a whole"] = AppendsWhole,
        ["a receipt is found by its key, and only that of a durable change"] = FindsReceipts,
        ["a portal is the same after each restart"] = RestartsTheSame,
        ["writers at once append each change once, and see all changes"] = WritersAtOnce,
        ["a repeated request gets its first answer, also from another process"] = RepeatsAnswers,
    };

    /// <summary>The names of the cases.</summary>
    public static IReadOnlyCollection<string> Cases => ByName.Keys;

    /// <summary>Runs a case.</summary>
    /// <param name="name">One of <see cref="Cases"/>.</param>
    /// <param name="open">Gives a new instance of the journal on the same empty storage, each time it is called.</param>
    /// <exception cref="ArgumentException">There is no such case.</exception>
    /// <exception cref="InvalidOperationException">The journal does not pass; the message says what was expected.</exception>
    public static Task RunAsync(string name, Func<IPortalJournal> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        return ByName.TryGetValue(name, out var run) ? run(open) : throw new ArgumentException($"No case '{name}'.", nameof(name));
    }

    private static async Task ReadsBack(Func<IPortalJournal> open)
    {
        var updates = SomeUpdates();
        var journal = await OpenAsync(open).ConfigureAwait(false);
        foreach (var update in updates) await journal.AppendAsync(new PortalBatch([update])).ConfigureAwait(false);
        var (portal, changes) = await ReplayAsync(await OpenAsync(open).ConfigureAwait(false)).ConfigureAwait(false);
        Expect(Text(updates), Text(changes));
        Expect(Text(updates[^1].Portal), Text(portal));
    }

    private static async Task ReadsAfter(Func<IPortalJournal> open)
    {
        var updates = SomeUpdates();
        var journal = await OpenAsync(open).ConfigureAwait(false);
        Expect(0, (await ReadAsync(journal, after: 0).ConfigureAwait(false)).Count);
        await journal.AppendAsync(new PortalBatch([.. updates])).ConfigureAwait(false);
        for (var after = 0; after <= updates.Count; after++) Expect(Text(updates.Skip(after)), Text(await ReadAsync(journal, after).ConfigureAwait(false)));
    }

    private static async Task RefusesOtherPosition(Func<IPortalJournal> open)
    {
        var updates = SomeUpdates();
        var (journal, other) = (await OpenAsync(open).ConfigureAwait(false), await OpenAsync(open).ConfigureAwait(false));
        await ExpectTakenAsync(() => journal.AppendAsync(new PortalBatch([updates[1]]))).ConfigureAwait(false);
        await journal.AppendAsync(new PortalBatch([updates[0]])).ConfigureAwait(false);
        await ExpectTakenAsync(() => other.AppendAsync(new PortalBatch([updates[0]]))).ConfigureAwait(false);
        await other.AppendAsync(new PortalBatch([updates[1]])).ConfigureAwait(false);
        Expect(Text(updates.Take(2)), Text(await ReadAsync(journal, after: 0).ConfigureAwait(false)));
    }

    private static async Task AppendsWhole(Func<IPortalJournal> open)
    {
        var updates = SomeUpdates();
        var journal = await OpenAsync(open).ConfigureAwait(false);
        await journal.AppendAsync(new PortalBatch([.. updates.Take(3)])).ConfigureAwait(false);
        await ExpectTakenAsync(() => journal.AppendAsync(new PortalBatch([.. updates.Skip(2)]))).ConfigureAwait(false);
        Expect(Text(updates.Take(3)), Text(await ReadAsync(await OpenAsync(open).ConfigureAwait(false), after: 0).ConfigureAwait(false)));
    }

    private static async Task FindsReceipts(Func<IPortalJournal> open)
    {
        var updates = SomeUpdates();
        var journal = await OpenAsync(open).ConfigureAwait(false);
        await journal.AppendAsync(new PortalBatch([updates[0]], new PortalReceipt("first", "print", 1, "{}"u8.ToArray()))).ConfigureAwait(false);
        await ExpectTakenAsync(() => journal.AppendAsync(new PortalBatch([updates[0]], new PortalReceipt("second", "print", 1, "{}"u8.ToArray())))).ConfigureAwait(false);
        var other = await OpenAsync(open).ConfigureAwait(false);
        var receipt = await other.FindReceiptAsync("first").ConfigureAwait(false) ?? throw new InvalidOperationException("Expected the receipt of the key.");
        Expect(("first", "print", 1L, "{}"), (receipt.Key, receipt.Fingerprint, receipt.Version, Encoding.UTF8.GetString(receipt.Answer.Span)));
        Expect(null, await other.FindReceiptAsync("second").ConfigureAwait(false));
        Expect(null, await other.FindReceiptAsync("FIRST").ConfigureAwait(false));
    }

    private static async Task RestartsTheSame(Func<IPortalJournal> open)
    {
        var uninterrupted = SomeUpdates();
        for (var step = 0; step < Steps; step++)
        {
            using var service = await StartAsync(open, step).ConfigureAwait(false);
            var answer = await service.SubmitAsync(Request(step), new PortalSubmission("ada") { Why = Why(step) }).ConfigureAwait(false);
            Expect(Text([uninterrupted[step].Change!]), Text([answer.Change!]));
            using var again = await StartAsync(open, step).ConfigureAwait(false);
            Expect(Text(uninterrupted[step].Portal), Text(again.Current));
        }
    }

    private static async Task WritersAtOnce(Func<IPortalJournal> open)
    {
        var services = new List<PortalService>();
        for (var i = 0; i < 4; i++) services.Add(await StartAsync(open, step: 0).ConfigureAwait(false));
        await Task.WhenAll(services.Select((service, writer) => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                var answer = await service.SubmitAsync(new CreateBusiness(default, new Business($"{writer}-{i}", "Acme")), new PortalSubmission("ada")).ConfigureAwait(false);
                Expect($"{writer}-{i}", answer.Change?.Facts[0].Place?.Business);
            }
        }))).ConfigureAwait(false);
        var changes = await ReadAsync(await OpenAsync(open).ConfigureAwait(false), after: 0).ConfigureAwait(false);
        Expect(string.Join(' ', Enumerable.Range(1, 40)), string.Join(' ', changes.Select(change => change.Version)));
        foreach (var service in services)
        {
            Expect(40, (await service.RefreshAsync().ConfigureAwait(false)).Businesses.Count);
            service.Dispose();
        }
    }

    private static async Task RepeatsAnswers(Func<IPortalJournal> open)
    {
        using var service = await StartAsync(open, step: 0).ConfigureAwait(false);
        using var other = await StartAsync(open, step: 1).ConfigureAwait(false);
        for (var step = 0; step < Steps; step++)
        {
            var submission = new PortalSubmission("ada") { Key = $"key {step}" };
            var first = await service.SubmitAsync(Request(step), submission).ConfigureAwait(false);
            var repeated = await other.SubmitAsync(Request(step), submission).ConfigureAwait(false);
            Expect((true, Text([first.Change!])), (repeated.IsRepeated, Text([repeated.Change!])));
            Expect(string.Join(' ', first.Numbers) + string.Join(' ', first.Notices), string.Join(' ', repeated.Numbers) + string.Join(' ', repeated.Notices));
        }

        Expect((long)Steps, other.Current.Version);
    }

    // A program of a business gets numbers, one of which is bad, and is launched.
    private static PortalRequest Request(int step) => step switch
    {
        0 => new CreateBusiness(At(step), new Business("acme", "Acme")),
        1 => new CreateBusinessUnit(At(step), new BusinessUnit("support", "acme", "Support")),
        2 => new CreateProgram(At(step), "spring", new ProgramDraft
        {
            Unit = "support",
            Type = ProgramType.Inform,
            Name = "Spring",
            Purpose = CallPurpose.CustomerService,
            Display = new DisplayName("Acme Support", "Acme"),
            Schedules = [new ProgramSchedule(new LocalDateTime(2026, 3, 2, 8, 0), new LocalDateTime(2026, 6, 1, 18, 0), "America/Chicago")],
        }),
        3 => new AddNumbers(At(step), new Place("acme"), NumberTemplate.Strict.Read("+15013334444,Survey\n501-333-4445,Survey\n"u8).Value),
        4 => new AddNumbers(At(step), Place.OfProgram("spring"), NumberTemplate.Strict.Read("+15013334444,Survey\n+15013334446,Survey\n"u8).Value) { Reassign = true },
        5 => new ChangeStatus(At(step), PhoneNumber.Parse("+15013334444"), StatusChange.Approve),
        6 => new EditPurpose(At(step), PhoneNumber.Parse("+15013334446"), CallPurpose.CustomerService),
        7 => new LaunchProgram(At(step), "spring"),
        8 => new ReviewDisplay(At(step), "spring", IsApproved: true),
        9 => new PauseProgram(At(step), "spring"),
        10 => new UnassignNumbers(At(step), ["+15013334446"]),
        _ => new RemoveNumbers(At(step), ["+15013334446"]) { Confirmed = true },
    };

    private static Instant At(int step) => Start + Duration.FromMinutes(step);

    private static string Why(int step) => step % 2 == 0 ? "" : $"step {step}";

    private static List<PortalUpdate> SomeUpdates()
    {
        var updates = new List<PortalUpdate>();
        for (var step = 0; step < Steps; step++)
        {
            var portal = updates.Count == 0 ? Portal.Empty : updates[^1].Portal;
            updates.Add(portal.Apply(portal.Plan(Request(step), Rules), "ada", Why(step)).Value);
        }

        return updates;
    }

    private static async Task<IPortalJournal> OpenAsync(Func<IPortalJournal> open)
    {
        var journal = open();
        await journal.OpenAsync(Rules.Zones).ConfigureAwait(false);
        return journal;
    }

    private static Task<PortalService> StartAsync(Func<IPortalJournal> open, int step) => PortalService.StartAsync(open(), Rules, new PortalServiceOptions { Time = new StoppedClock(At(step)) });

    private static async Task<(Portal Portal, List<PortalChange> Changes)> ReplayAsync(IPortalJournal journal)
    {
        var changes = await ReadAsync(journal, after: 0).ConfigureAwait(false);
        return (changes.Aggregate(Portal.Empty, (portal, change) => portal.Replay(change).Value), changes);
    }

    private static async Task<List<PortalChange>> ReadAsync(IPortalJournal journal, long after)
    {
        var changes = new List<PortalChange>();
        await foreach (var change in journal.ReadAsync(after).ConfigureAwait(false)) changes.Add(change);
        return changes;
    }

    private static async Task ExpectTakenAsync(Func<ValueTask> append)
    {
        try
        {
            await append().ConfigureAwait(false);
        }
        catch (JournalException refused)
        {
            Expect(JournalReason.PositionTaken, refused.Reason);
            return;
        }

        throw new InvalidOperationException($"Expected a JournalException with {JournalReason.PositionTaken}, but the changes were appended.");
    }

    private static string Text(IEnumerable<PortalUpdate> updates) => Text(updates.Select(update => update.Change!));

    private static string Text(IEnumerable<PortalChange> changes) => string.Join('\n', changes.Select(change => Encoding.UTF8.GetString(PortalJson.Write(change))));

    private static string Text(Portal portal) => Encoding.UTF8.GetString(PortalJson.Write(portal));

    private static void Expect<TValue>(TValue expected, TValue actual)
    {
        if (!EqualityComparer<TValue>.Default.Equals(expected, actual)) throw new InvalidOperationException($"Expected {expected}, got {actual}.");
    }

    private sealed class StoppedClock(Instant now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now.ToDateTimeOffset();
    }
}
