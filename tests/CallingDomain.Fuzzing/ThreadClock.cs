using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CallingDomain.Fuzzing;

/// <summary>The processor time of the current thread, which other work on the machine does not lengthen; the time of day on systems other than Linux.</summary>
internal static partial class ThreadClock
{
    private const int ProcessorTimeOfThread = 3; // CLOCK_THREAD_CPUTIME_ID

    public static TimeSpan Now => OperatingSystem.IsLinux() && GetTime(ProcessorTimeOfThread, out var time) == 0
        ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromTicks(time.Nanoseconds / TimeSpan.NanosecondsPerTick)
        : Stopwatch.GetElapsedTime(0);

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out UnixTime time);

    private struct UnixTime
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
