using System.Runtime.InteropServices;

namespace CallingDomain.Storage.Tests;

/// <summary>The end of a program that a test kills.</summary>
internal static class ProcessEnd
{
    /// <summary>Ends this process at once, without the handlers of coverage: one that is killed while it writes its counts leaves a file that no later process can read.</summary>
    public static int With(int exitCode)
    {
        Console.Out.Flush();
        if (!OperatingSystem.IsWindows()) Exit(exitCode);
        return exitCode;
    }

#pragma warning disable SYSLIB1054 // the generated code would need unsafe blocks in each test project
    [DllImport("libc", EntryPoint = "_exit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void Exit(int exitCode);
#pragma warning restore SYSLIB1054
}
