using System.Runtime.InteropServices;
using System.Text;

namespace CallingDomain.Cli;

/// <summary>Flushing to disk beyond what .NET has.</summary>
internal static class Disk
{
    private const int ReadOnly = 0;

    /// <summary>Makes the names in a folder outlast a loss of power, on systems where a folder can be flushed; elsewhere the file system does as it does.</summary>
    public static void FlushFolder(string path)
    {
        if (OperatingSystem.IsWindows()) return;
        var folder = Open(Encoding.UTF8.GetBytes(path + '\0'), ReadOnly);
        if (folder < 0) return; // one that may be written and not read
        _ = Flush(folder);
        _ = Close(folder);
    }

    [DllImport("libc", EntryPoint = "open")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Flush(int file);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int file);
}
