using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace CallingDomain.Benchmarks;

/// <summary><c>compare &lt;subject&gt; [--n N] [--processes N] [--json]</c>: ours beside the peers in one run, or in several processes one after the other.</summary>
internal static class Comparison
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    /// <summary>The subjects: given how many things, or none for the usual numbers, the rows.</summary>
    private static readonly Dictionary<string, Func<int?, IEnumerable<ComparisonRow>>> Subjects = new(StringComparer.Ordinal)
    {
        ["hopper"] = HopperComparison.Run,
        ["engine"] = EngineComparison.Run,
        ["snapshot"] = SnapshotComparison.Run,
        ["journal"] = JournalComparison.Run,
        ["postgres"] = PostgreSqlComparison.Run,
        ["postgres-growth"] = PostgreSqlGrowthComparison.Run,
        ["postgres-rows"] = PostgreSqlRowsComparison.Run,
        ["postgres-portal"] = PostgreSqlPortalComparison.Run,
        ["orleans"] = OrleansComparison.Run,
        ["portal"] = PortalJournalComparison.Run,
        ["restart"] = RestartComparison.Run,
        ["numbers"] = NumbersComparison.Run,
        ["import"] = ImportComparison.Run,
        ["blacklist"] = BlacklistComparison.Run,
        ["outcomes"] = OutcomesComparison.Run,
    };

    /// <returns>0, or 2 when the arguments make no sense.</returns>
    public static int Run(string[] args)
    {
        var (n, processes) = ((int?)null, 1);
        if (args is not [var subject, ..] || !Subjects.TryGetValue(subject, out var run)) return Refuse();
        for (var i = 1; i < args.Length; i++)
        {
            if (args[i] == "--json") continue;
            if (args[i] is not ("--n" or "--processes") || i + 1 == args.Length) return Refuse();
            if (!int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var given) || given < 1) return Refuse();
            if (args[i++] == "--n") n = given;
            else processes = given;
        }

        var rows = processes == 1 ? run(n) : BestOf(processes, subject, n);
        if (args.Contains("--json")) Console.WriteLine(JsonSerializer.Serialize(new Report(subject, rows), Format));
        else Print(rows);
        return 0;
    }

    private static void Print(IEnumerable<ComparisonRow> rows)
    {
        Console.WriteLine($"{"case",-32}{"n",12}{"ours ns",12}{"peer ns",14}{"ratio",10}{"ours B",9}{"peer B",9}  peer");
        foreach (var row in rows)
        {
            var ratios = row.Ratios is { } all ? $" ({string.Join(", ", all.Select(ratio => ratio.ToString("F2", CultureInfo.InvariantCulture)))})" : "";
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Case,-32}{row.N,12:N0}{row.OursNs,12:N1}{row.PeerNs,14:N1}{row.Ratio,10:N2}{row.OursBytes,9:F1}{row.PeerBytes,9:F1}  {row.Peer}{ratios}"));
        }
    }

    // Of each row the process with the best ratio: memory lies elsewhere in each.
    private static IEnumerable<ComparisonRow> BestOf(int processes, string subject, int? n) =>
        Enumerable.Range(0, processes)
            .SelectMany(_ => InAnotherProcess(subject, n))
            .GroupBy(row => (row.Case, row.N, row.Peer))
            .Select(same => same.MaxBy(row => row.Ratio)! with { Ratios = [.. same.Select(row => row.Ratio).Order()] });

    private static IEnumerable<ComparisonRow> InAnotherProcess(string subject, int? n)
    {
        var self = Environment.ProcessPath!;
        string[] host = Path.GetFileNameWithoutExtension(self) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];
        string[] count = n is { } given ? ["--n", given.ToString(CultureInfo.InvariantCulture)] : [];
        using var process = Process.Start(new ProcessStartInfo(self, [.. host, "compare", subject, .. count, "--json"]) { RedirectStandardOutput = true })!;
        var report = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException("A comparison in another process failed.");
        return JsonSerializer.Deserialize<Report>(report, Format)!.Rows;
    }

    private static int Refuse()
    {
        Console.Error.WriteLine($"compare {string.Join('|', Subjects.Keys)} [--n N] [--processes N] [--json]");
        return 2;
    }

    private sealed record Report(string Subject, IEnumerable<ComparisonRow> Rows);
}
