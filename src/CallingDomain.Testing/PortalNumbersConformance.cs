using System.Collections.Immutable;
using System.Globalization;
using CallingDomain.Hosting;
using CallingDomain.Numbers;

namespace CallingDomain.Testing;

/// <summary>The cases that every <see cref="IPortalNumbers"/> must pass. A test runs each of <see cref="Cases"/> by its name.</summary>
public static class PortalNumbersConformance
{
    private const string Main = "main", Acme = "acme", Zen = "zen";
    private const int Owner = 3;
    private const ulong FirstNumber = 390_612_340_000;

    private static readonly Dictionary<string, Func<Func<IPortalNumbers>, Task>> ByName = new(StringComparer.Ordinal)
    {
        ["a number that another business has claimed is refused, with its claim"] = RefusesClaimedNumber,
        ["a claim of the same business stays, for the later version"] = KeepsTheLaterVersion,
        ["of businesses that claim numbers at once, one has each"] = OneBusinessClaims,
        ["of businesses that claim overlapping numbers at once, no two are refused by each other"] = RefusalsHaveAnOrder,
        ["a release deletes the claims of the business for earlier versions"] = ReleasesEarlierClaims,
        ["an exact release deletes only the claim that it names"] = ReleasesExactly,
        ["numbers of other portals and owners are others"] = KeepsPortalsAndOwnersApart,
        ["a thousand numbers are claimed in one call"] = ClaimsManyNumbers,
        ["without numbers, nothing changes"] = TakesNoNumbers,
    };

    /// <summary>The names of the cases.</summary>
    public static IReadOnlyCollection<string> Cases => ByName.Keys;

    /// <summary>Runs a case.</summary>
    /// <param name="name">One of <see cref="Cases"/>.</param>
    /// <param name="open">Gives a new instance of the store on the same empty storage, each time it is called.</param>
    /// <exception cref="ArgumentException">There is no such case.</exception>
    /// <exception cref="InvalidOperationException">The store does not pass; the message says what was expected.</exception>
    public static Task RunAsync(string name, Func<IPortalNumbers> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        return ByName.TryGetValue(name, out var run) ? run(open) : throw new ArgumentException($"No case '{name}'.", nameof(name));
    }

    private static async Task RefusesClaimedNumber(Func<IPortalNumbers> open)
    {
        Expect("", await ClaimAsync(open(), Acme, 4, [3, 1, 2]).ConfigureAwait(false));
        Expect("1:acme:4 3:acme:4", await ClaimAsync(open(), Zen, 7, [3, 5, 1]).ConfigureAwait(false));
        Expect("5:zen:7", await ClaimAsync(open(), Acme, 5, [2, 5]).ConfigureAwait(false));
        Expect("1:acme:4 2:acme:5 3:acme:4 5:zen:7", await ClaimsAsync(open(), [1, 2, 3, 5]).ConfigureAwait(false));
    }

    private static async Task KeepsTheLaterVersion(Func<IPortalNumbers> open)
    {
        foreach (var version in (long[])[4, 9_000_000_000, 5]) Expect("", await ClaimAsync(open(), Acme, version, [1]).ConfigureAwait(false));
        Expect("1:acme:9000000000", await ClaimsAsync(open(), [1]).ConfigureAwait(false));
    }

    private static async Task OneBusinessClaims(Func<IPortalNumbers> open)
    {
        const int Businesses = 8;
        for (var round = 0; round < 5; round++)
        {
            int[] numbers = [2 * round, (2 * round) + 1];
            var told = await AtOnceAsync(Businesses, i => ClaimAsync(open(), $"b{i}", i, i % 2 == 0 ? numbers : [.. numbers.Reverse()])).ConfigureAwait(false);
            var winner = told.IndexOf("");
            Expect(1, told.Count(refusals => refusals.Length == 0));
            Expect(Businesses - 1, told.Count(refusals => refusals == Invariant($"{numbers[0]}:b{winner}:{winner} {numbers[1]}:b{winner}:{winner}")));
        }
    }

    private static async Task RefusalsHaveAnOrder(Func<IPortalNumbers> open)
    {
        string[] businesses = [Acme, Zen];
        for (var round = 0; round < 10; round++)
        {
            int[][] numbers = [[.. Enumerable.Range(10 * round, 7)], [.. Enumerable.Range((10 * round) + 3, 7).Reverse()]];
            var told = await AtOnceAsync(2, i => ClaimAsync(open(), businesses[i], 1, numbers[i])).ConfigureAwait(false);
            Expect(1, told.Count(refusals => refusals.Length == 0));
        }
    }

    private static async Task ReleasesEarlierClaims(Func<IPortalNumbers> open)
    {
        await ClaimAsync(open(), Acme, 4, [1, 2, 3]).ConfigureAwait(false);
        await ClaimAsync(open(), Acme, 5, [2]).ConfigureAwait(false);
        await ClaimAsync(open(), Zen, 1, [4]).ConfigureAwait(false);
        await open().ReleaseAsync(Main, Owner, Acme, 4, Numbers([1, 2, 3, 4])).ConfigureAwait(false);
        Expect("1:acme:4 2:acme:5 3:acme:4 4:zen:1", await ClaimsAsync(open(), [1, 2, 3, 4]).ConfigureAwait(false));
        await open().ReleaseAsync(Main, Owner, Acme, 5, Numbers([1, 2, 4, 9])).ConfigureAwait(false);
        Expect("2:acme:5 3:acme:4 4:zen:1", await ClaimsAsync(open(), [2, 3, 4]).ConfigureAwait(false));
        Expect("", await ClaimAsync(open(), Zen, 8, [1]).ConfigureAwait(false));
    }

    private static async Task ReleasesExactly(Func<IPortalNumbers> open)
    {
        await ClaimAsync(open(), Acme, 4, [1]).ConfigureAwait(false);
        foreach (var other in (PortalNumber[])[new(Number(1), Acme, 3), new(Number(1), Acme, 5), new(Number(1), Zen, 4), new(Number(2), Acme, 4)])
            Expect(expected: false, await open().ReleaseExactAsync(Main, Owner, other).ConfigureAwait(false));
        Expect("1:acme:4", await ClaimsAsync(open(), [1]).ConfigureAwait(false));
        Expect(expected: true, await open().ReleaseExactAsync(Main, Owner, new PortalNumber(Number(1), Acme, 4)).ConfigureAwait(false));
        Expect(expected: false, await open().ReleaseExactAsync(Main, Owner, new PortalNumber(Number(1), Acme, 4)).ConfigureAwait(false));
        Expect("", await ClaimAsync(open(), Zen, 1, [1]).ConfigureAwait(false));
    }

    private static async Task KeepsPortalsAndOwnersApart(Func<IPortalNumbers> open)
    {
        await ClaimAsync(open(), Acme, 1, [1]).ConfigureAwait(false);
        Expect(0, (await open().ClaimAsync("other", Owner, Zen, 2, Numbers([1])).ConfigureAwait(false)).Length);
        Expect(0, (await open().ClaimAsync(Main, Owner + 1, Zen, 2, Numbers([1])).ConfigureAwait(false)).Length);
        Expect(expected: false, await open().ReleaseExactAsync("other", Owner, new PortalNumber(Number(1), Acme, 1)).ConfigureAwait(false));
        foreach (var (portal, owner) in new[] { ("other", Owner), (Main, Owner + 1) }) await open().ReleaseAsync(portal, owner, Acme, 9, Numbers([1])).ConfigureAwait(false);
        Expect("1:acme:1", await ClaimsAsync(open(), [1]).ConfigureAwait(false));
    }

    private static async Task ClaimsManyNumbers(Func<IPortalNumbers> open)
    {
        int[] numbers = [.. Enumerable.Range(0, 1_000).Select(i => i * 7 % 1_000)];
        Expect("", await ClaimAsync(open(), Acme, 1, numbers).ConfigureAwait(false));
        Expect(string.Join(' ', Enumerable.Range(0, 1_000).Select(i => Invariant($"{i}:acme:1"))), await ClaimAsync(open(), Zen, 1, numbers).ConfigureAwait(false));
        await open().ReleaseAsync(Main, Owner, Acme, 2, Numbers([.. numbers.Where(i => i % 2 == 1)])).ConfigureAwait(false);
        Expect(500, (await open().ClaimAsync(Main, Owner, Zen, 1, Numbers(numbers)).ConfigureAwait(false)).Length);
    }

    private static async Task TakesNoNumbers(Func<IPortalNumbers> open)
    {
        foreach (var none in (ImmutableArray<PhoneNumber>[])[default, []])
        {
            Expect(0, (await open().ClaimAsync(Main, Owner, Acme, 1, none).ConfigureAwait(false)).Length);
            await open().ReleaseAsync(Main, Owner, Acme, 1, none).ConfigureAwait(false);
        }

        await open().ReleaseAsync(Main, Owner, Acme, 1, Numbers([1])).ConfigureAwait(false);
        Expect(expected: false, await open().ReleaseExactAsync(Main, Owner, new PortalNumber(Number(1), Acme, 1)).ConfigureAwait(false));
        Expect("", await ClaimAsync(open(), Zen, 1, [1]).ConfigureAwait(false));
    }

    private static async Task<string> ClaimAsync(IPortalNumbers store, string business, long version, int[] numbers) => Text(await store.ClaimAsync(Main, Owner, business, version, Numbers(numbers)).ConfigureAwait(false));

    // The claims on numbers that all have one: another business is told of them.
    private static Task<string> ClaimsAsync(IPortalNumbers store, int[] numbers) => ClaimAsync(store, "reader", 1, numbers);

    private static string Text(ImmutableArray<PortalNumber> claims) => string.Join(' ', claims.Select(claim => Invariant($"{claim.Number.Digits - FirstNumber}:{claim.Business}:{claim.Version}")));

    private static ImmutableArray<PhoneNumber> Numbers(int[] numbers) => [.. numbers.Select(Number)];

    private static PhoneNumber Number(int index) => PhoneNumber.FromDigits(FirstNumber + (ulong)index);

    private static async Task<ImmutableArray<TAnswer>> AtOnceAsync<TAnswer>(int callers, Func<int, Task<TAnswer>> call) => [.. await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => call(caller)))).ConfigureAwait(false)];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Expect<TValue>(TValue expected, TValue actual)
    {
        if (!EqualityComparer<TValue>.Default.Equals(expected, actual)) throw new InvalidOperationException($"Expected {expected}, got {actual}.");
    }
}
