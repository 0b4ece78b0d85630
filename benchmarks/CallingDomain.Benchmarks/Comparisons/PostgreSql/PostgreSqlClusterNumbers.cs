using System.Diagnostics;
using System.Globalization;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Storage.PostgreSql;
using NodaTime;

namespace CallingDomain.Benchmarks;

/// <summary>What the numbers of a campaign in a cluster take in PostgreSQL: bytes on the disk, time to note them, and the time of a lease.</summary>
internal static class PostgreSqlClusterNumbers
{
    private const int Shards = 16, Step = 2_000, SharedPercent = 5;
    private const ulong First = 390_600_000_000;
    private const string Campaign = "spring";

    public static async Task RunAsync(int count)
    {
        await using var database = await PostgreSqlDatabase.CreateAsync();
        await PostgreSqlSchema.MigrateAsync(database.Source);
        var store = new PostgreSqlClusterStore(database.Source);
        await store.UseNumbersAsync(Campaign, owner: 0, shard: 0, [PhoneNumber.FromDigits(1)]);
        var all = Numbers(count);
        var shared = all.Where((_, i) => i % 100 < SharedPercent).ToArray();
        foreach (var (what, numbers, shift) in ((string, PhoneNumber[], int)[])[("noted first", all, 0), ("noted again", all, 0), ("noted by a second shard", shared, 1)])
        {
            var seconds = 0.0;
            var (disk, log) = await database.MeasureAsync("callingdomain", async () =>
            {
                var start = Stopwatch.GetTimestamp();
                foreach (var batch in numbers.Chunk(Step * Shards)) await NoteAsync(store, batch, shift);
                seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            });
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{numbers.Length:N0} numbers {what}: {numbers.Length / seconds:N0} a second, {disk / numbers.Length:F1} bytes a number on the disk, {log / numbers.Length:F0} in the log"));
        }

        foreach (var callers in (int[])[1, Shards])
        {
            const int Leases = 400;
            await LeaseAsync(store, callers, Leases / 4);
            var start = Stopwatch.GetTimestamp();
            await LeaseAsync(store, callers, Leases);
            var elapsed = Stopwatch.GetElapsedTime(start);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a lease and its return with a call, {callers} at once: {elapsed.TotalMicroseconds / Leases:F0} µs for each caller, {Leases * callers / elapsed.TotalSeconds:N0} a second"));
        }
    }

    // Each shard notes what it has loaded: thousands of numbers of each owner at once, all shards at the same time.
    private static Task NoteAsync(PostgreSqlClusterStore store, PhoneNumber[] numbers, int shift) => Task.WhenAll(numbers
        .Select((number, i) => (Number: number, Owner: ShardMap.OwnerOf(number, Shards), User: (i + shift) % Shards))
        .GroupBy(each => each.User)
        .Select(user => Task.Run(async () =>
        {
            foreach (var owner in user.GroupBy(each => each.Owner)) await store.UseNumbersAsync(Campaign, owner.Key, user.Key, [.. owner.Select(each => each.Number)]);
        })));

    private static Task LeaseAsync(PostgreSqlClusterStore store, int callers, int leases) => Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
    {
        for (var i = 0; i < leases; i++)
        {
            var number = PhoneNumber.FromDigits(First + (ulong)((caller * leases) + i));
            await store.TryLeaseAsync(Campaign, caller, number, caller, epoch: 1);
            await store.ReturnAsync(Campaign, caller, number, caller, epoch: 1, [new SharedCall(caller, i, NodaConstants.UnixEpoch, CallStatus.Busy, CallOutcome.Unspecified, IsConsented: false)]);
        }
    })));

    // Distinct, in no order.
    private static PhoneNumber[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(i => PhoneNumber.FromDigits(First + ((ulong)i * 7_368_787 % 99_999_989)))];
}
