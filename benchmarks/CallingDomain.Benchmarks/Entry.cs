using BenchmarkDotNet.Running;

namespace CallingDomain.Benchmarks;

internal static class Entry
{
    /// <summary>Runs the classes that <c>--filter</c> names; without one it asks.</summary>
    public static void Main(string[] args) => BenchmarkSwitcher.FromAssembly(typeof(Entry).Assembly).Run(args);
}
