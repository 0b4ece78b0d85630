using System.Diagnostics;
using System.Globalization;
using CallingDomain.Numbers;

namespace CallingDomain.Benchmarks;

/// <summary>What the first number costs in a fresh process, after the runtime's own start; and then one of every region.</summary>
internal static class ColdStart
{
    /// <summary>What the first template file of 500 rows costs, everything checked; beside the peers when they are at hand.</summary>
    public static void RunTemplate(bool peer)
    {
        var file = TemplateSamples.Rows(500);
        var start = Stopwatch.GetTimestamp();
        var accepted = peer ? TemplateReadings.ByPeers(file) : TemplateReadings.Strict(file);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first file of 500 rows ({accepted} accepted): {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F2} ms"));
    }

    public static void Run()
    {
        var texts = NumberSamples.OneOfEachRegion;
        var start = Stopwatch.GetTimestamp();
        var plan = NumberingPlan.Default;
        var valid = plan.ReadNanp("+15013334444").TryGet(out var read) && read.Info.IsValid;
        var first = Stopwatch.GetElapsedTime(start);

        start = Stopwatch.GetTimestamp();
        var regions = 0;
        foreach (var text in texts)
        {
            if (plan.Read(text).IsOk) regions++;
        }

        var world = Stopwatch.GetElapsedTime(start);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"first US number ({(valid ? "valid" : "not valid")}): {first.TotalMilliseconds:F2} ms; then {regions} regions: {world.TotalMilliseconds:F2} ms"));
    }
}
