using System.Diagnostics;
using CallingDomain.Tests;

namespace CallingDomain.Storage.PostgreSql.Tests;

/// <summary>A file system of 128 MB in memory, which can be filled. It is unmounted with this process, also if this process is killed.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly Process _watcher; // unmounts when its input ends, after the server on it

    private SmallDisk(string path, Process watcher) => (Path, _watcher) = (path, watcher);

    /// <summary>Why no such file system can be mounted; null if one can.</summary>
    public static string? WhyMissing { get; } = CanMount() ? null : "a small disk can only be mounted by root on Linux";

    public string Path { get; }

    private string Filler => System.IO.Path.Combine(Path, "filler");

    public static async Task<SmallDisk> MountAsync()
    {
        var path = Directory.CreateTempSubdirectory().FullName;
        const string Watch = """
            trap '' INT TERM HUP
            mount -t tmpfs -o size=128m,mode=1777 none "$1" && echo mounted || exit 1
            cat >/dev/null
            until umount "$1"; do sleep 0.1; done 2>/dev/null
            rmdir "$1"
            """;
        var watcher = Process.Start(new ProcessStartInfo("sh", ["-c", Watch, "sh", path]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        Assert.Equal("mounted", await watcher.StandardOutput.ReadLineAsync());
        return new SmallDisk(path, watcher);
    }

    /// <summary>Leaves no byte free.</summary>
    public void Fill()
    {
        using var filler = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        var page = new byte[4096];
        try
        {
            while (true) filler.Write(page);
        }
        catch (IOException)
        {
            // full
        }
    }

    public void MakeRoom() => File.Delete(Filler);

    public async ValueTask DisposeAsync()
    {
        _watcher.StandardInput.Close();
        await _watcher.WaitForExitAsync();
        _watcher.Dispose();
    }

    // In a namespace of its own, which ends with the process.
    private static bool CanMount()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess) return false;
        using var mount = Process.Start(new ProcessStartInfo("sh", ["-c", "unshare --mount mount -t tmpfs none /mnt"]) { RedirectStandardError = true })!;
        mount.WaitForExit();
        return mount.ExitCode == 0;
    }
}

/// <summary>A fact with a server on a disk that is full; skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute() => Skip = PostgreSqlServer.WhyNotStarted ?? SmallDisk.WhyMissing;
}
