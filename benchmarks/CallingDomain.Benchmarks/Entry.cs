using BenchmarkDotNet.Running;

namespace CallingDomain.Benchmarks;

internal static class Entry
{
    /// <summary><c>cold</c>: what the first number costs in this process. Else the benchmark classes that <c>--filter</c> names; without one it asks.</summary>
    public static void Main(string[] args)
    {
        if (args is ["cold"]) ColdStart.Run();
        else BenchmarkSwitcher.FromAssembly(typeof(Entry).Assembly).Run(args);
    }
}
