using System.Security.Cryptography;
using System.Text;

namespace CallingDomain.Cli;

/// <summary>Files that are not finished.</summary>
internal static class TemporaryFile
{
    private const string Ending = ".callingdomain-tmp";
    private const int MostBytesOfAName = 255; // of a file, on the usual systems
    private const int HResultOfWindows = 0xFFFF;

    private static readonly DateTime Epoch = new(1980, 1, 1, 0, 0, 0, DateTimeKind.Utc); // no file system's times begin later

    /// <summary>The path of an unfinished file or folder: <c>.NAME.callingdomain-tmp</c> in the same folder.</summary>
    /// <param name="target">The full path of the file or folder.</param>
    /// <param name="ending">The ending of the name.</param>
    public static string Beside(string target, string ending = Ending)
    {
        var (folder, name) = (Path.GetDirectoryName(target) ?? "", Path.GetFileName(target));
        if (Encoding.UTF8.GetByteCount(name) + 1 + ending.Length > MostBytesOfAName) name = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        return Path.Combine(folder, $".{name}{ending}");
    }

    /// <summary>Opens an empty file with an exclusive lock.</summary>
    /// <exception cref="IOException">Another process has the lock (<see cref="IsInUse"/>), or the file cannot be created.</exception>
    public static FileStream OpenAlone(string path)
    {
        while (true)
        {
            if (new FileInfo(path).LinkTarget is not null) File.Delete(path); // a link would be followed
            // Elsewhere than on Windows, None is a lock on the file, which may be renamed and deleted all the same.
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None);
            if (IsNamed(file, path))
            {
                file.SetLength(0);
                return file;
            }

            file.Dispose();
        }
    }

    /// <summary>Whether a file could not be opened because another process has the lock.</summary>
    public static bool IsInUse(IOException e) => (e.HResult & HResultOfWindows) is 11 or 35 or 32; // EWOULDBLOCK of Linux and of macOS, a sharing violation of Windows

    /// <summary>Opens a file without a name, which disappears when it is closed or the process ends.</summary>
    /// <exception cref="InputException">The file cannot be created.</exception>
    public static FileStream OpenNameless()
    {
        try
        {
            return Unfinished.Whole(() =>
            {
                var path = Path.GetTempFileName();
                var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None);
                if (!OperatingSystem.IsWindows()) File.Delete(path);
                return file;
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(e);
        }
    }

    /// <summary>Copies a stream to a file without a name, positioned at its beginning.</summary>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static FileStream CopyOf(Stream stream)
    {
        var file = OpenNameless();
        using var copying = new ReplayStream(stream, file);
        var buffer = new byte[1 << 16];
        while (copying.Read(buffer) > 0)
        {
        }

        file.Position = 0;
        return file;
    }

    public static InputException Unwritable(Exception e) => new(InputReason.FileUnwritable, $"A temporary file cannot be written: {e.Message.TrimEnd('.')}.");

    // Between opening and locking, the process that had the file may have renamed or deleted it: then a time that only this process sets is not that of the path.
    private static bool IsNamed(FileStream file, string path)
    {
        var before = File.GetLastWriteTimeUtc(file.SafeFileHandle);
        var mark = Epoch.AddSeconds(2L * Environment.ProcessId);
        File.SetLastWriteTimeUtc(file.SafeFileHandle, mark);
        if (File.GetLastWriteTimeUtc(path) == mark) return true;
        File.SetLastWriteTimeUtc(file.SafeFileHandle, before);
        return false;
    }
}
