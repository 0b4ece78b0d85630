using System.Globalization;
using System.Text.Json;

namespace CallingDomain.Benchmarks;

/// <summary><c>compare &lt;subject&gt; [--n N] [--json]</c>: ours beside the peers in one run.</summary>
internal static class Comparison
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    /// <summary>What can be compared: given how many things, or none for the usual numbers, the rows.</summary>
    private static readonly Dictionary<string, Func<int?, IEnumerable<ComparisonRow>>> Subjects = new(StringComparer.Ordinal)
    {
        ["hopper"] = HopperComparison.Run,
        ["engine"] = EngineComparison.Run,
        ["snapshot"] = SnapshotComparison.Run,
        ["numbers"] = NumbersComparison.Run,
        ["import"] = ImportComparison.Run,
    };

    /// <returns>0, or 2 when the arguments make no sense.</returns>
    public static int Run(string[] args)
    {
        int? n = null;
        if (args is not [var subject, ..] || !Subjects.TryGetValue(subject, out var run)) return Refuse();
        for (var i = 1; i < args.Length; i++)
        {
            if (args[i] == "--json") continue;
            if (args[i] != "--n" || ++i == args.Length || !int.TryParse(args[i], NumberStyles.None, CultureInfo.InvariantCulture, out var given) || given < 1) return Refuse();
            n = given;
        }

        if (args.Contains("--json"))
        {
            Console.WriteLine(JsonSerializer.Serialize(new { subject, rows = run(n) }, Format));
            return 0;
        }

        Console.WriteLine($"{"case",-20}{"n",12}{"ours ns",10}{"peer ns",12}{"ratio",9}{"ours B",9}{"peer B",9}  peer");
        foreach (var row in run(n))
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Case,-20}{row.N,12:N0}{row.OursNs,10:F1}{row.PeerNs,12:F1}{row.Ratio,9:F1}{row.OursBytes,9:F1}{row.PeerBytes,9:F1}  {row.Peer}"));
        }

        return 0;
    }

    private static int Refuse()
    {
        Console.Error.WriteLine($"compare {string.Join('|', Subjects.Keys)} [--n N] [--json]");
        return 2;
    }
}
