using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Testing;

/// <summary>The cases that every <see cref="IClusterStore"/> must pass. A test runs each of <see cref="Cases"/> by its name.</summary>
public static class ClusterStoreConformance
{
    private const string Spring = "spring", Settings = "settings";
    private const int Owner = 3;

    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);

    private static readonly Dictionary<string, Func<Func<IClusterStore>, Task>> ByName = new(StringComparer.Ordinal)
    {
        ["a document is read back as it was written"] = ReadsDocumentBack,
        ["a document is replaced only if it has the version before"] = ReplacesTheVersionBefore,
        ["of writers of one version at once, one succeeds"] = OneWriterSucceeds,
        ["the campaigns that have a document are listed in ordinal order"] = ListsCampaigns,
        ["nothing is known of an unknown campaign"] = UnknownCampaignHasNothing,
        ["a number that several shards use is found by all of them"] = SharedNumberIsFound,
        ["of shards that note a number at once, each later one is told of the earlier ones"] = ShardsAtOnceAreTold,
        ["numbers that were noted before give the same answer"] = NotingAgainIsTheSame,
        ["a thousand numbers are noted in one call"] = NotesManyNumbers,
        ["numbers of other campaigns and owners are others"] = KeepsCampaignsAndOwnersApart,
        ["of callers at once, one gets the lease"] = OneCallerLeases,
        ["a lease lasts until it is returned"] = LeaseLasts,
        ["a later writer takes the lease over, and the earlier one can neither take nor return it"] = LaterWriterTakesOver,
        ["the calls come with the lease, in the order of their dialing"] = CallsComeWithTheLease,
        ["calls that the store has are not added again"] = CallsAreAddedOnce,
        ["the leases of a shard are read by owner, and become those of a later writer"] = LeasesAreRead,
    };

    /// <summary>The names of the cases.</summary>
    public static IReadOnlyCollection<string> Cases => ByName.Keys;

    /// <summary>Runs a case.</summary>
    /// <param name="name">One of <see cref="Cases"/>.</param>
    /// <param name="open">Gives a new instance of the store on the same empty storage, each time it is called.</param>
    /// <exception cref="ArgumentException">There is no such case.</exception>
    /// <exception cref="InvalidOperationException">The store does not pass; the message says what was expected.</exception>
    public static Task RunAsync(string name, Func<IClusterStore> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        return ByName.TryGetValue(name, out var run) ? run(open) : throw new ArgumentException($"No case '{name}'.", nameof(name));
    }

    private static async Task ReadsDocumentBack(Func<IClusterStore> open)
    {
        const string Json = """{ "z": 1.50,  "a": [ "é\u0000😀", null ],"z2":1e400 }""";
        Expect(null, await open().ReadAsync(Spring, Settings).ConfigureAwait(false));
        Expect(expected: true, await open().TryWriteAsync(Spring, Settings, Document(1, Json)).ConfigureAwait(false));
        Expect($"1 {Json}", await TextAsync(open(), Spring, Settings).ConfigureAwait(false));
        Expect(null, await open().ReadAsync(Spring, "state").ConfigureAwait(false));
        Expect(null, await open().ReadAsync("Spring", Settings).ConfigureAwait(false));
    }

    private static async Task ReplacesTheVersionBefore(Func<IClusterStore> open)
    {
        var store = open();
        Expect(expected: false, await store.TryWriteAsync(Spring, Settings, Document(2, "2")).ConfigureAwait(false));
        Expect(expected: true, await store.TryWriteAsync(Spring, Settings, Document(1, "1")).ConfigureAwait(false));
        Expect(expected: false, await open().TryWriteAsync(Spring, Settings, Document(1, "\"again\"")).ConfigureAwait(false));
        Expect(expected: true, await open().TryWriteAsync(Spring, Settings, Document(2, "2")).ConfigureAwait(false));
        Expect(expected: false, await store.TryWriteAsync(Spring, Settings, Document(2, "\"late\"")).ConfigureAwait(false));
        Expect(expected: false, await store.TryWriteAsync(Spring, Settings, Document(4, "\"early\"")).ConfigureAwait(false));
        Expect("2 2", await TextAsync(open(), Spring, Settings).ConfigureAwait(false));
    }

    private static async Task OneWriterSucceeds(Func<IClusterStore> open)
    {
        for (var version = 1; version <= 5; version++)
        {
            var to = version;
            var written = await AtOnceAsync(8, writer => open().TryWriteAsync(Spring, Settings, Document(to, Invariant($"{writer}")))).ConfigureAwait(false);
            Expect(1, written.Count(isWritten => isWritten));
            Expect(Invariant($"{version} {written.IndexOf(true)}"), await TextAsync(open(), Spring, Settings).ConfigureAwait(false));
        }
    }

    private static async Task ListsCampaigns(Func<IClusterStore> open)
    {
        string[] campaigns = ["spring", "Spring", "autumn", "\U0001F600", "\uFF5E", "é"];
        foreach (var campaign in campaigns) await open().TryWriteAsync(campaign, Settings, Document(1, "1")).ConfigureAwait(false);
        await open().TryWriteAsync("winter", "state", Document(1, "1")).ConfigureAwait(false);
        Expect(string.Join(' ', campaigns.Order(StringComparer.Ordinal)), string.Join(' ', await open().ListAsync(Settings).ConfigureAwait(false)));
        Expect("winter", string.Join(' ', await open().ListAsync("state").ConfigureAwait(false)));
    }

    private static async Task UnknownCampaignHasNothing(Func<IClusterStore> open)
    {
        var store = open();
        Expect(0, (await store.ListAsync(Settings).ConfigureAwait(false)).Length);
        Expect(null, await store.ReadAsync(Spring, Settings).ConfigureAwait(false));
        Expect("", await SharedAsync(store, Spring, shard: 0).ConfigureAwait(false));
        Expect("", Text(await store.ReadLeasesAsync(Spring, Owner, shard: 0, epoch: 1).ConfigureAwait(false)));
        Expect(expected: false, await store.ReturnAsync(Spring, Owner, Number(1), shard: 0, epoch: 1, []).ConfigureAwait(false));
        foreach (var none in (ImmutableArray<PhoneNumber>[])[default, []]) Expect("", Text(await store.UseNumbersAsync(Spring, Owner, shard: 0, none).ConfigureAwait(false)));
    }

    private static async Task SharedNumberIsFound(Func<IClusterStore> open)
    {
        Expect("", Text(await open().UseNumbersAsync(Spring, Owner, shard: 7, [Number(3), Number(1), Number(2)]).ConfigureAwait(false)));
        Expect("", await SharedAsync(open(), Spring, shard: 7).ConfigureAwait(false));
        Expect("1:7 3:7", Text(await open().UseNumbersAsync(Spring, Owner, shard: 0, [Number(3), Number(1), Number(4)]).ConfigureAwait(false)));
        Expect("3:0,7 4:0", Text(await open().UseNumbersAsync(Spring, Owner, shard: 4095, [Number(5), Number(4), Number(3)]).ConfigureAwait(false)));
        Expect("1 3", await SharedAsync(open(), Spring, shard: 7).ConfigureAwait(false));
        Expect("1 3 4", await SharedAsync(open(), Spring, shard: 0).ConfigureAwait(false));
        Expect("3 4", await SharedAsync(open(), Spring, shard: 4095).ConfigureAwait(false));
        Expect("", await SharedAsync(open(), Spring, Owner).ConfigureAwait(false));
    }

    // The shards decide in some order: the n-th one is told of n others.
    private static async Task ShardsAtOnceAreTold(Func<IClusterStore> open)
    {
        const int Shards = 4;
        for (var round = 0; round < 5; round++)
        {
            ImmutableArray<PhoneNumber> numbers = [Number((2 * round) + 1), Number(2 * round)];
            var told = await AtOnceAsync(Shards, shard => open().UseNumbersAsync(Spring, Owner, shard, shard % 2 == 0 ? numbers : [numbers[1], numbers[0]])).ConfigureAwait(false);
            foreach (var number in numbers) Expect("0 1 2 3", string.Join(' ', told.Select(shared => shared.Where(each => each.Number == number).Sum(each => each.Others.Length)).Order()));
            for (var shard = 0; shard < Shards; shard++) Expect(Text([.. Enumerable.Range(0, 2 * (round + 1)).Select(Number)]), await SharedAsync(open(), Spring, shard).ConfigureAwait(false));
        }
    }

    private static async Task NotingAgainIsTheSame(Func<IClusterStore> open)
    {
        ImmutableArray<PhoneNumber> numbers = [Number(1), Number(2)];
        for (var i = 0; i < 2; i++) Expect("", Text(await open().UseNumbersAsync(Spring, Owner, shard: 1, numbers).ConfigureAwait(false)));
        for (var i = 0; i < 2; i++) Expect("1:1 2:1", Text(await open().UseNumbersAsync(Spring, Owner, shard: 2, numbers).ConfigureAwait(false)));
        for (var i = 0; i < 2; i++) Expect("1:2 2:2", Text(await open().UseNumbersAsync(Spring, Owner, shard: 1, numbers).ConfigureAwait(false)));
        Expect("1 2", await SharedAsync(open(), Spring, shard: 1).ConfigureAwait(false));
    }

    private static async Task NotesManyNumbers(Func<IClusterStore> open)
    {
        ImmutableArray<PhoneNumber> numbers = [.. Enumerable.Range(0, 1_000).Select(i => Number(i * 7 % 1_000))];
        Expect("", Text(await open().UseNumbersAsync(Spring, Owner, shard: 1, numbers).ConfigureAwait(false)));
        var shared = await open().UseNumbersAsync(Spring, Owner, shard: 2, [.. numbers.Where(number => number.Digits % 2 == 0)]).ConfigureAwait(false);
        Expect(Text([.. numbers.Order().Where(number => number.Digits % 2 == 0)]), Text([.. shared.Select(each => each.Number)]));
        Expect(Text([.. shared.Select(each => each.Number)]), await SharedAsync(open(), Spring, shard: 1).ConfigureAwait(false));
    }

    private static async Task KeepsCampaignsAndOwnersApart(Func<IClusterStore> open)
    {
        await open().UseNumbersAsync(Spring, Owner, shard: 1, [Number(1)]).ConfigureAwait(false);
        Expect("", Text(await open().UseNumbersAsync("autumn", Owner, shard: 2, [Number(1)]).ConfigureAwait(false)));
        Expect("", Text(await open().UseNumbersAsync(Spring, Owner + 1, shard: 2, [Number(1)]).ConfigureAwait(false)));
        Expect("", await SharedAsync(open(), Spring, shard: 1).ConfigureAwait(false));
        foreach (var (campaign, owner, shard) in new[] { (Spring, Owner, 1), ("autumn", Owner, 2), (Spring, Owner + 1, 2) })
        {
            Expect(expected: true, await LeasesAsync(open(), campaign, owner, Number(1), shard).ConfigureAwait(false));
            Expect("1", Text(await open().ReadLeasesAsync(campaign, owner, shard, epoch: 1).ConfigureAwait(false)));
        }
    }

    private static async Task OneCallerLeases(Func<IClusterStore> open)
    {
        const int Callers = 16;
        var stores = Enumerable.Range(0, 4).Select(_ => open()).ToArray();
        for (var round = 0; round < 5; round++)
        {
            var got = await AtOnceAsync(Callers, shard => LeasesAsync(stores[shard % stores.Length], Spring, Owner, Number(1), shard)).ConfigureAwait(false);
            Expect(1, got.Count(isLeased => isLeased));
            var returned = await AtOnceAsync(Callers, shard => stores[shard % stores.Length].ReturnAsync(Spring, Owner, Number(1), shard, epoch: 1, [])).ConfigureAwait(false);
            Expect(string.Join(' ', got), string.Join(' ', returned));
        }
    }

    private static async Task LeaseLasts(Func<IClusterStore> open)
    {
        Expect(expected: true, await LeasesAsync(open(), Spring, Owner, Number(1), shard: 1).ConfigureAwait(false));
        Expect(expected: true, await LeasesAsync(open(), Spring, Owner, Number(1), shard: 1).ConfigureAwait(false));
        Expect(expected: true, await LeasesAsync(open(), Spring, Owner, Number(2), shard: 2).ConfigureAwait(false));
        Expect(expected: false, await LeasesAsync(open(), Spring, Owner, Number(1), shard: 2, epoch: 9).ConfigureAwait(false));
        Expect(expected: false, await open().ReturnAsync(Spring, Owner, Number(1), shard: 2, epoch: 1, [Call(shard: 2, attempt: 1, minute: 1)]).ConfigureAwait(false));
        Expect(expected: true, await open().ReturnAsync(Spring, Owner, Number(1), shard: 1, epoch: 1, []).ConfigureAwait(false));
        Expect(expected: false, await open().ReturnAsync(Spring, Owner, Number(1), shard: 1, epoch: 1, [Call(shard: 1, attempt: 1, minute: 1)]).ConfigureAwait(false));
        Expect("", Text(await open().TryLeaseAsync(Spring, Owner, Number(1), shard: 2, epoch: 1).ConfigureAwait(false)));
    }

    private static async Task LaterWriterTakesOver(Func<IClusterStore> open)
    {
        var (earlier, later) = (open(), open());
        Expect(expected: true, await LeasesAsync(earlier, Spring, Owner, Number(1), shard: 1, epoch: 4).ConfigureAwait(false));
        Expect(expected: true, await LeasesAsync(later, Spring, Owner, Number(1), shard: 1, epoch: 6).ConfigureAwait(false));
        Expect(expected: false, await LeasesAsync(earlier, Spring, Owner, Number(1), shard: 1, epoch: 4).ConfigureAwait(false));
        Expect(expected: false, await earlier.ReturnAsync(Spring, Owner, Number(1), shard: 1, epoch: 4, [Call(shard: 1, attempt: 1, minute: 1)]).ConfigureAwait(false));
        Expect("", Text(await earlier.ReadLeasesAsync(Spring, Owner, shard: 1, epoch: 4).ConfigureAwait(false)));
        Expect(expected: false, await LeasesAsync(open(), Spring, Owner, Number(1), shard: 2, epoch: 9).ConfigureAwait(false));
        Expect(expected: true, await later.ReturnAsync(Spring, Owner, Number(1), shard: 1, epoch: 6, default).ConfigureAwait(false));
        Expect("", Text(await open().TryLeaseAsync(Spring, Owner, Number(1), shard: 2, epoch: 1).ConfigureAwait(false)));
    }

    private static async Task CallsComeWithTheLease(Func<IClusterStore> open)
    {
        SharedCall[] calls =
        [
            new(Shard: 2, Attempt: 5, Start + Duration.FromNanoseconds(1), CallStatus.NoAnswer, CallOutcome.Unspecified, IsConsented: false),
            new(Shard: 1, Attempt: long.MaxValue, Start + Duration.FromNanoseconds(2), CallStatus.Reached, CallOutcome.Spoke, IsConsented: true),
            new(Shard: 2, Attempt: 1, Start + Duration.FromNanoseconds(3), CallStatus.Busy, CallOutcome.Unspecified, IsConsented: false),
            new(Shard: 1, Attempt: 7, Start + Duration.FromNanoseconds(4), CallStatus.Lost, CallOutcome.Unspecified, IsConsented: false),
        ];
        foreach (var shard in (int[])[1, 2])
        {
            await open().TryLeaseAsync(Spring, Owner, Number(1), shard, epoch: 1).ConfigureAwait(false);
            Expect(expected: true, await open().ReturnAsync(Spring, Owner, Number(1), shard, epoch: 1, [.. calls.Where(call => call.Shard == shard).Reverse()]).ConfigureAwait(false));
        }

        Expect(string.Join('\n', calls), string.Join('\n', await open().TryLeaseAsync(Spring, Owner, Number(1), shard: 3, epoch: 1).ConfigureAwait(false)));
        Expect("", Text(await open().TryLeaseAsync(Spring, Owner, Number(2), shard: 3, epoch: 1).ConfigureAwait(false)));
        Expect("", Text(await open().TryLeaseAsync(Spring, Owner + 1, Number(1), shard: 3, epoch: 1).ConfigureAwait(false)));
    }

    private static async Task CallsAreAddedOnce(Func<IClusterStore> open)
    {
        ImmutableArray<SharedCall> calls = [Call(shard: 1, attempt: 1, minute: 1), Call(shard: 1, attempt: 2, minute: 2)];
        for (var i = 1; i <= calls.Length; i++)
        {
            await open().TryLeaseAsync(Spring, Owner, Number(1), shard: 1, epoch: 1).ConfigureAwait(false);
            Expect(expected: true, await open().ReturnAsync(Spring, Owner, Number(1), shard: 1, epoch: 1, calls[..i]).ConfigureAwait(false));
        }

        Expect(string.Join('\n', calls), string.Join('\n', await open().TryLeaseAsync(Spring, Owner, Number(1), shard: 1, epoch: 1).ConfigureAwait(false)));
    }

    private static async Task LeasesAreRead(Func<IClusterStore> open)
    {
        foreach (var (number, owner, shard, epoch) in new[] { (2, Owner, 1, 4L), (1, Owner, 1, 5), (3, Owner, 2, 5), (4, Owner + 1, 1, 5) })
            Expect(expected: true, await LeasesAsync(open(), Spring, owner, Number(number), shard, epoch).ConfigureAwait(false));
        Expect("1 2", Text(await open().ReadLeasesAsync(Spring, Owner, shard: 1, epoch: 6).ConfigureAwait(false)));
        Expect("3", Text(await open().ReadLeasesAsync(Spring, Owner, shard: 2, epoch: 5).ConfigureAwait(false)));
        Expect("", Text(await open().ReadLeasesAsync(Spring, Owner, shard: 1, epoch: 5).ConfigureAwait(false)));
        Expect(expected: false, await open().ReturnAsync(Spring, Owner, Number(2), shard: 1, epoch: 4, []).ConfigureAwait(false));
        Expect(expected: true, await open().ReturnAsync(Spring, Owner, Number(2), shard: 1, epoch: 6, []).ConfigureAwait(false));
        Expect("1", Text(await open().ReadLeasesAsync(Spring, Owner, shard: 1, epoch: 6).ConfigureAwait(false)));
        Expect("4", Text(await open().ReadLeasesAsync(Spring, Owner + 1, shard: 1, epoch: 5).ConfigureAwait(false)));
    }

    private static ClusterDocument Document(long version, string json) => new(version, Encoding.UTF8.GetBytes(json));

    private static async Task<string> TextAsync(IClusterStore store, string campaign, string name)
    {
        var document = await store.ReadAsync(campaign, name).ConfigureAwait(false) ?? throw new InvalidOperationException("Expected a document.");
        return Invariant($"{document.Version} {Encoding.UTF8.GetString(document.Content.Span)}");
    }

    // The digits of a number end with its index.
    private static PhoneNumber Number(int index) => PhoneNumber.FromDigits(FirstNumber + (ulong)index);

    private const ulong FirstNumber = 390_612_340_000;

    private static string Text(ImmutableArray<PhoneNumber> numbers) => string.Join(' ', numbers.Select(number => number.Digits - FirstNumber));

    private static string Text(ImmutableArray<SharedNumber> numbers) => string.Join(' ', numbers.Select(each => Invariant($"{each.Number.Digits - FirstNumber}:{string.Join(',', each.Others)}")));

    private static string Text(ImmutableArray<SharedCall> calls) => calls.IsDefault ? "refused" : string.Join('\n', calls);

    private static async Task<string> SharedAsync(IClusterStore store, string campaign, int shard) => Text(await store.ReadSharedAsync(campaign, shard).ConfigureAwait(false));

    private static async ValueTask<bool> LeasesAsync(IClusterStore store, string campaign, int owner, PhoneNumber number, int shard, long epoch = 1) =>
        !(await store.TryLeaseAsync(campaign, owner, number, shard, epoch).ConfigureAwait(false)).IsDefault;

    private static SharedCall Call(int shard, long attempt, int minute) => new(shard, attempt, Start + Duration.FromMinutes(minute), CallStatus.Busy, CallOutcome.Unspecified, IsConsented: false);

    private static async Task<ImmutableArray<TAnswer>> AtOnceAsync<TAnswer>(int callers, Func<int, ValueTask<TAnswer>> call) =>
        [.. await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () => await call(caller).ConfigureAwait(false)))).ConfigureAwait(false)];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Expect<TValue>(TValue expected, TValue actual)
    {
        if (!EqualityComparer<TValue>.Default.Equals(expected, actual)) throw new InvalidOperationException($"Expected {expected}, got {actual}.");
    }
}
