using System.Collections.Frozen;
using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Numbers;

namespace CallingDomain.Benchmarks;

/// <summary>A blacklist of many numbers beside the sets that one would take for them: what it keeps, how long a lookup takes, how it is built and loaded. Peers include a cache miss.</summary>
internal static class BlacklistComparison
{
    private const int Asked = 1 << 20, Few = 1_000, ChasedMegabytes = 1 << 10, LeastChased = 1 << 12;
    private const int MostImmutable = 1_000_000, MostFrozen = 10_000_000; // more take minutes to build

    public static IEnumerable<ComparisonRow> Run(int? n) => Contest.Run((n is { } one ? [one] : (int[])[Few, 1_000_000, 10_000_000]).Select(count => (Func<IEnumerable<ComparisonRow>>)(() => Rows(count))));

    private static IEnumerable<ComparisonRow> Rows(int count)
    {
        var listed = BlacklistSamples.Listed(count);
        var oursBytes = Contest.LiveBytes(() => Build(listed), out var ours) / listed.Length;
        var hashBytes = Contest.LiveBytes(() => HashSetOf(listed), out var hash) / listed.Length;
        List<(string Name, double Bytes, Func<ulong, bool> Contains)> peers = [("HashSet", hashBytes, hash.Contains), ("sorted array", sizeof(ulong), number => Array.BinarySearch(listed, number) >= 0)];
        if (count <= MostImmutable) peers.Add(("ImmutableHashSet", Contest.LiveBytes(() => listed.ToImmutableHashSet(), out var immutable) / listed.Length, immutable.Contains));
        if (count <= MostFrozen) peers.Add(("FrozenSet", Contest.LiveBytes(() => listed.ToFrozenSet(), out var frozen) / listed.Length, frozen.Contains));
        (string Name, ulong[] Numbers)[] questions = [("hit", BlacklistSamples.Asked(listed, Asked, areListed: true)), ("any", BlacklistSamples.Asked(listed, Asked, areListed: false)), ("town", BlacklistSamples.Town(Asked))];
        (string Name, double Ns)[] misses = [("cache miss in 1 GiB", MissNs(ChasedMegabytes << 20)), ("cache miss in as many bytes", MissNs((int)Math.Max(LeastChased, oursBytes * listed.Length)))];
        foreach (var (question, numbers) in questions)
        {
            IContender[] contenders = [new LookupContender(numbers, number => ours.Contains(PhoneNumber.FromDigits(number))), .. peers.Select(peer => new LookupContender(numbers, peer.Contains))];
            Contest.Warm(contenders);
            var ns = Contest.Measure(Asked, contenders);
            for (var i = 0; i < peers.Count; i++) yield return new(question, listed.Length, ns[0], peers[i].Name, ns[i + 1], oursBytes, peers[i].Bytes);
            foreach (var (name, missNs) in misses) yield return new(question, listed.Length, ns[0], name, missNs, oursBytes);
        }

        hash = null;
        peers.Clear();
        yield return Timed("build, ascending", listed, numbers => Build(numbers).Count, "HashSet", numbers => HashSetOf(numbers).Count);
        using var saved = new MemoryStream();
        ours.Save(saved);
        var shuffled = listed.ToArray();
        BlacklistSamples.Shuffle(shuffled);
        yield return Timed("build, any order", shuffled, numbers => Build(numbers).Count, "HashSet", numbers => HashSetOf(numbers).Count);
        yield return Timed("load", listed, _ => Load(saved).Count, "sorted array, copied", numbers => ((ulong[])numbers.Clone()).Length);
    }

    private static double MissNs(int bytes) => Contest.Measure(Asked, new ChaseContender(bytes))[0];

    private static ComparisonRow Timed(string name, ulong[] numbers, Func<ulong[], int> ours, string peerName, Func<ulong[], int> peer)
    {
        var (oursTurn, peerTurn) = (new TurnContender(numbers, ours), new TurnContender(numbers, peer));
        if (numbers.Length <= Few) Contest.Warm(oursTurn, peerTurn);
        var (oursNs, peerNs) = Contest.Measure(oursTurn, peerTurn, numbers.Length);
        return new(name, numbers.Length, oursNs, peerName, peerNs);
    }

    private static Blacklist Build(ulong[] numbers)
    {
        var builder = new BlacklistBuilder();
        foreach (var number in numbers) builder.Add(PhoneNumber.FromDigits(number));
        return builder.Build();
    }

    private static Blacklist Load(MemoryStream saved)
    {
        saved.Position = 0;
        return Blacklist.Load(saved).Value;
    }

    private static HashSet<ulong> HashSetOf(ulong[] numbers)
    {
        var set = new HashSet<ulong>(numbers.Length);
        foreach (var number in numbers) set.Add(number);
        return set;
    }

    /// <summary>A whole set in one turn; the operations are its numbers.</summary>
    private sealed class TurnContender(ulong[] numbers, Func<ulong[], int> run) : IContender
    {
        public ulong Run(int operations)
        {
            var sum = 0UL;
            for (var done = 0; done < operations; done += numbers.Length) sum += (ulong)run(numbers);
            return sum;
        }
    }

    /// <summary>Loads from anywhere in memory, each at an address that the one before gives: a cache miss.</summary>
    private sealed class ChaseContender : IContender
    {
        private readonly int[] _next;

        public ChaseContender(int bytes)
        {
            const int line = 64 / sizeof(int);
            var (lines, dice) = (bytes / sizeof(int) / line, new SplitMix(28));
            var order = Enumerable.Range(0, lines).ToArray();
            for (var i = lines - 1; i > 0; i--)
            {
                var other = dice.Below(i + 1);
                (order[i], order[other]) = (order[other], order[i]);
            }

            _next = new int[lines * line];
            for (var i = 0; i < lines; i++) _next[order[i] * line] = order[(i + 1) % lines] * line;
        }

        public ulong Run(int operations)
        {
            var at = 0;
            for (var i = 0; i < operations; i++) at = _next[at];
            return at < 0 ? 1UL : 0;
        }
    }
}
