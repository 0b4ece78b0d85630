using System.Diagnostics;
using System.Globalization;
using CallingDomain.Numbers;

namespace CallingDomain.Benchmarks;

/// <summary>Measures the first readings of a process, after the start of the runtime.</summary>
internal static class ColdStart
{
    /// <summary>Measures the first template file of 500 rows, with all checks, by our code or by the peers.</summary>
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
        var reader = PhoneReader.International;
        var valid = reader.Read("+15013334444").TryGet(out var read) && read.Info.IsValid;
        var first = Stopwatch.GetElapsedTime(start);

        start = Stopwatch.GetTimestamp();
        var regions = 0;
        foreach (var text in texts)
        {
            if (reader.Read(text).IsOk) regions++;
        }

        var world = Stopwatch.GetElapsedTime(start);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"first US number ({(valid ? "valid" : "not valid")}): {first.TotalMilliseconds:F2} ms; then {regions} regions: {world.TotalMilliseconds:F2} ms"));
    }
}
