using System.Globalization;

namespace CallingDomain.Benchmarks;

/// <summary>The memory of a portal, after full collections.</summary>
internal static class PortalMemory
{
    public static void Run()
    {
        foreach (var numbers in (int[])[10_000, 100_000, 1_000_000])
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var portal = PortalSamples.Create(numbers);
            var live = GC.GetTotalMemory(forceFullCollection: true) - before;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{portal.NumberCount:N0} numbers: {live / 1e6:F1} MB, {(double)live / portal.NumberCount:F1} bytes a number"));
        }
    }
}
