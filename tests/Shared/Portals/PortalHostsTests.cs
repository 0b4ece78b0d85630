using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Programs;
using NodaTime;
using static CallingDomain.Storage.Tests.PortalRequests;

namespace CallingDomain.Storage.Tests;

/// <summary>Two hosts that edit one portal at once, each with several users: each edit counts once, and none is lost.</summary>
public sealed class PortalHostsTests : IAsyncLifetime
{
    private const int Users = 4, Edits = 12; // of each host; of each user

    private readonly TestStore _store = TestStore.Create(), _other;

    public PortalHostsTests() => _other = _store.OfAnotherHost();

    [StoreFact]
    public async Task TwoHosts_PlanAgainOnConflicts_AndLoseNoEdit()
    {
        await SubmitAllAsync(_store.OpenPortal());
        var journals = new[] { new CountedJournal(_store.OpenPortal(keepEvery: 10)), new CountedJournal(_other.OpenPortal(keepEvery: 10)) };
        var services = new[] { await PortalService.StartAsync(journals[0], Rules), await PortalService.StartAsync(journals[1], Rules) };
        var answers = (await Task.WhenAll(services.SelectMany((service, host) => Enumerable.Range(0, Users).Select(user => Task.Run(() => EditAsync(service, host, user)))))).SelectMany(each => each).ToList();

        // Each edit is one change, which has the numbers of its answer.
        Assert.NotEqual(0, journals.Sum(journal => journal.Conflicts));
        Assert.Equal(Enumerable.Range(All.Count + 1, answers.Count).Select(version => (long)version), answers.Select(answer => answer.Version).Order());
        var (one, other) = (await services[0].RefreshAsync(), await services[1].RefreshAsync());
        var read = (await services[0].ReadChangesAsync(after: All.Count).ToListAsync()).Select(change => string.Join(' ', change.Facts)).ToList();
        Assert.Equal(answers.OrderBy(answer => answer.Version).Select(answer => string.Join(' ', answer.Change!.Facts)), read);

        // The last edit of each number is its state in both hosts, and in the tables.
        var expected = Enumerable.Range(0, 2 * Users).Select(user => $"{Number(user / Users, user % Users)}|acme|spring|{Purpose(Edits - 1).Label()}").Order(StringComparer.Ordinal).ToList();
        Assert.Equal(PortalJson.Write(one), PortalJson.Write(other));
        Assert.Equal(expected, _store.Rows("SELECT number, business, program, purpose FROM assignments WHERE number LIKE '+1501444%' ORDER BY number"));
        Assert.Equal([$"{2 * Users}|{2 * Users * (Edits + 1)}"], _store.Rows("SELECT count(DISTINCT number), count(*) FROM assignment_history WHERE number LIKE '+1501444%'"));
        foreach (var service in services) service.Dispose();
    }

    [StoreFact]
    public async Task EditOfAVersionThatAnotherHostHasChanged_IsStale_AndChangesNothing()
    {
        using var one = await PortalService.StartAsync(_store.OpenPortal(), Rules);
        using var other = await PortalService.StartAsync(_other.OpenPortal(), Rules);
        var seen = (await one.SubmitAsync(All[0], Ada)).Version;
        await other.SubmitAsync(All[1], Ada);
        var stale = await one.SubmitAsync(new CreateBusiness(default, new Business("b", "B")), Ada with { ExpectedVersion = seen });
        Assert.Equal([PortalReason.PlanStale], stale.Reasons.AsEnumerable());
        Assert.Equal(["2"], _store.Rows("SELECT count(*) FROM changes"));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _other.DisposeAsync();
        await _store.DisposeAsync();
    }

    // A number comes to the program, and its purpose changes back and forth.
    private static async Task<List<PortalAnswer>> EditAsync(PortalService service, int host, int user)
    {
        var (number, submission) = (Number(host, user), new PortalSubmission($"{host}-{user}"));
        var answers = new List<PortalAnswer> { await service.SubmitAsync(new AddNumbers(default, Place.OfProgram("spring"), NumberTemplate.Strict.Read([new NumberEntry(number.ToString(), Purpose(1).Label())])), submission) };
        for (var edit = 0; edit < Edits; edit++) answers.Add(await service.SubmitAsync(new EditPurpose(default, number, Purpose(edit)) { Confirmed = true }, submission));
        Assert.All(answers, answer => Assert.False(answer.IsRefused));
        return answers;
    }

    private static PhoneNumber Number(int host, int user) => PhoneNumber.FromDigits(15014442000 + (ulong)((host * Users) + user));

    private static CallPurpose Purpose(int edit) => edit % 2 == 0 ? CallPurpose.CustomerService : CallPurpose.Survey;

    /// <summary>Counts the refused appends.</summary>
    private sealed class CountedJournal(IPortalJournal journal) : IPortalJournal
    {
        private int _conflicts;

        public int Conflicts => _conflicts;

        public ValueTask<Portal> OpenAsync(IDateTimeZoneProvider zones, CancellationToken cancellation) => journal.OpenAsync(zones, cancellation);

        public IAsyncEnumerable<PortalChange> ReadAsync(long after, CancellationToken cancellation) => journal.ReadAsync(after, cancellation);

        public async ValueTask AppendAsync(PortalBatch batch, CancellationToken cancellation)
        {
            try
            {
                await journal.AppendAsync(batch, cancellation);
            }
            catch (JournalException taken) when (taken.Reason == JournalReason.PositionTaken)
            {
                Interlocked.Increment(ref _conflicts);
                throw;
            }
        }

        public ValueTask<PortalReceipt?> FindReceiptAsync(string key, CancellationToken cancellation) => journal.FindReceiptAsync(key, cancellation);
    }
}
