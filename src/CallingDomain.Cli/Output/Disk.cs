using System.Runtime.InteropServices;
using System.Text;

namespace CallingDomain.Cli;

/// <summary>Flushes folders to disk, which .NET cannot.</summary>
internal static class Disk
{
    private const int ReadOnly = 0;

    /// <summary>Flushes the names in a folder to disk, so that a power failure does not lose them. On Windows, this does nothing.</summary>
    public static void FlushFolder(string path)
    {
        if (OperatingSystem.IsWindows()) return;
        var folder = Open(Encoding.UTF8.GetBytes(path + '\0'), ReadOnly);
        if (folder < 0) return; // the folder is writable, but not readable
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
