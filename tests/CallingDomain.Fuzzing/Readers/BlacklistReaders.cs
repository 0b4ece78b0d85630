using System.Text;
using CallingDomain.Contacts;
using CallingDomain.Numbers;

namespace CallingDomain.Fuzzing;

/// <summary>Readers of blacklists: the saved form, and the files of registries.</summary>
internal static class BlacklistReaders
{
    private static readonly DoNotCallFileOptions Options = new() { Phones = new PhoneReader(RegionCode.Read("US").Value), MaxIssues = 20 };

    /// <summary>Saved blacklists. One that is read is searched, counted and saved with the same bytes.</summary>
    public static FuzzedReader Saved { get; } = new("blacklist", ReadSaved, SavedSeeds) { Mutation = () => new BlacklistMutation(), FixedAllocation = 1 << 21 };

    /// <summary>Files of registries: numbers, two columns, XML.</summary>
    public static FuzzedReader Registry { get; } = new("do-not-call", ReadRegistry, RegistrySeeds)
    {
        Mutation = () => new TextMutation(["201,5550123", "2015550123", "20261129", "<ac val='201'>", "</ac>", "<ph val='123'/>", "<list>", "</list>", "<!DOCTYPE a>", "&#48;", "<![CDATA[", "<?xml version='1.0' encoding='utf-16'?>", "\uFEFF"]),
        AllocationPerByte = 500,
        FixedAllocation = 1 << 21,
    };

    private static int ReadSaved(ReadOnlyMemory<byte> input)
    {
        var reading = Blacklist.Load(new ShortReads(input));
        if (!reading.TryGet(out var blacklist))
        {
            FaultException.Unless(reading.Reason != BlacklistReason.Unspecified, "No reason.");
            return Kind.Of((int)reading.Reason);
        }

        var (count, before) = (0, 0UL);
        foreach (var number in blacklist.EnumerateNumbers())
        {
            FaultException.Unless(number.Digits > before && blacklist.Contains(number), "The numbers are not in order, or one is not found.");
            (before, count) = (number.Digits, count + 1);
        }

        FaultException.Unless(count + blacklist.Prefixes.Length == blacklist.Count, "The count is wrong.");
        FaultException.Unless(Blacklist.Of(blacklist.EnumerateNumbers(), blacklist.Prefixes).Equals(blacklist), "The same numbers make another blacklist.");
        return Kind.Of(Kind.Size(count), blacklist.Prefixes.Length);
    }

    private static int ReadRegistry(ReadOnlyMemory<byte> input)
    {
        var builder = new BlacklistBuilder();
        var reading = DoNotCallFile.Read(new ShortReads(input), builder, Options);
        var blacklist = builder.Build();
        if (!reading.TryGet(out var report))
        {
            FaultException.Unless(reading.Reason!.Reason != FileReason.Unspecified, "No reason.");
            return Kind.Of((int)reading.Reason.Reason, Kind.Size(reading.Reason.Line ?? 0));
        }

        FaultException.Unless(blacklist.Count <= report.Numbers && blacklist.IsEmpty == (report.Numbers == 0), "Numbers are not counted.");
        FaultException.Unless(report.Codes.Values.Sum() == report.Rejected && report.Issues.Length == Math.Min(report.Rejected, Options.MaxIssues), "Issues are not counted.");
        return Kind.Of(string.Join(' ', report.Codes.Keys), (int)report.Format, Kind.Size(blacklist.Count));
    }

    private static IEnumerable<byte[]> SavedSeeds()
    {
        yield return Save([], []);
        yield return Save([12_025_550_100, 12_025_550_105], [1900]);
        yield return Save(Enumerable.Range(0, 700).Select(i => 12_025_550_000 + (3UL * (ulong)i)), [39899, 1900]);
        yield return Save(Enumerable.Range(0, 600).Select(i => 390_000_000_000 + (7919UL * (ulong)i * (ulong)(i % 5))), []);
        yield return Save(Enumerable.Range(0, 6).Select(i => 1_000 + (5_000_000_000UL * (ulong)i)), []);
    }

    private static IEnumerable<byte[]> RegistrySeeds()
    {
        yield return "Phone\r\n2015550123\r\n+12015550124\r\n\r\nabc\r\n"u8.ToArray();
        yield return "201,5550123\n201,5550124\n202,0\n"u8.ToArray();
        yield return "2015550123,20261129\n2015550124,29/11/2026\n2015550125,x\n"u8.ToArray();
        yield return "<?xml version=\"1.0\"?>\n<list type='full' val='NJ'><ac val='201'><ph val='5550123'/>\n<ph val=\"12\"/></ac></list>"u8.ToArray();
        yield return [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("<list val='201'><ph val='5550123'/></list>")];
        yield return [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("2015550123\n2015550124")];
    }

    private static byte[] Save(IEnumerable<ulong> numbers, IEnumerable<ulong> prefixes)
    {
        using var file = new MemoryStream();
        Blacklist.Of(numbers.Select(PhoneNumber.FromDigits), prefixes.Select(PhoneNumber.FromDigits)).Save(file);
        return file.ToArray();
    }
}
