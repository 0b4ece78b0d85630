using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CallingDomain.Benchmarks;

/// <summary>The processor time of the current thread, where Linux tells it: time that other processes take does not count. Elsewhere the elapsed time.</summary>
internal static partial class ThreadClock
{
    private const int OfThread = 3; // CLOCK_THREAD_CPUTIME_ID

    /// <summary>Nanoseconds since an arbitrary instant.</summary>
    public static double Nanoseconds => OperatingSystem.IsLinux() && GetTime(OfThread, out var time) == 0
        ? (time.Seconds * 1e9) + time.Nanoseconds
        : Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency);

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetTime(int clock, out Time time);

    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
