using System.Runtime.Versioning;

namespace CallingDomain.Cli;

/// <summary>A new folder of files, which appears when all files are complete.</summary>
internal sealed class OutputFolder : IDisposable
{
    private const string LockEnding = ".callingdomain-lock";

    private readonly string _path;
    private readonly string _target = "", _temporary = "", _lockName = "";
    private readonly FileStream _lock;
    private bool _ended;

    /// <param name="path">The path of a new or empty folder.</param>
    /// <exception cref="InputException">The folder is not empty, cannot be created, or another run creates it.</exception>
    public OutputFolder(string path)
    {
        _path = path;
        try
        {
            _target = OutputFile.Resolve(path.Length == 0 ? path : Path.TrimEndingDirectorySeparator(path));
            RefuseToMix();
            if (File.Exists(_target)) throw new IOException("It is a file.");
            (_temporary, _lockName) = (TemporaryFile.Beside(_target), TemporaryFile.Beside(_target, LockEnding));
            Directory.CreateDirectory(Path.GetDirectoryName(_target) ?? throw new IOException("It is the root."));
            _lock = Unfinished.Begin(_lockName, () => TemporaryFile.OpenAlone(_lockName));
        }
        catch (IOException e) when (TemporaryFile.IsInUse(e))
        {
            throw OutputStream.InUse(path);
        }
        catch (Exception e) when (OutputStream.IsOfFiles(e))
        {
            throw Unwritable(e);
        }

        try
        {
            Try(() => Unfinished.Begin(_temporary, MakeTemporary));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Adds a file. Closing it completes it.</summary>
    /// <returns>The file, and its later path.</returns>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public (OutputStream File, string Path) Add(string name)
    {
        var path = Path.Combine(_path, name);
        FileStream? file = null;
        Try(() => file = Unfinished.Whole(() => new FileStream(Path.Combine(_temporary, name), FileMode.CreateNew, FileAccess.Write)));
        return (new OutputStream(path, file!), path);
    }

    /// <summary>Moves the folder to its place.</summary>
    /// <exception cref="InputException">The folder cannot be moved, or its place is no longer empty.</exception>
    public void Commit() => Try(() =>
    {
        RefuseToMix();
        Unfinished.End(_temporary, () =>
        {
            if (Directory.Exists(_target))
            {
                if (!OperatingSystem.IsWindows()) KeepMode();
                Directory.Delete(_target); // it is empty
            }

            Directory.Move(_temporary, _target);
        });
        _ended = true;
    });

    public void Dispose() => Try(() =>
    {
        if (!_ended && Directory.Exists(_temporary)) Unfinished.End(_temporary, () => Directory.Delete(_temporary, recursive: true));
        Unfinished.End(_lockName, () => File.Delete(_lockName));
        _lock.Dispose();
    });

    private DirectoryInfo MakeTemporary()
    {
        if (Directory.Exists(_temporary)) Directory.Delete(_temporary, recursive: true); // of a run that was killed
        return Directory.CreateDirectory(_temporary);
    }

    private void RefuseToMix()
    {
        if (Directory.Exists(_target) && Directory.EnumerateFileSystemEntries(_target).Any())
            throw new InputException(InputReason.FolderNotEmpty, $"The folder '{_path}' is not empty; expected a new or empty folder.", ("folder", _path));
    }

    [UnsupportedOSPlatform("windows")]
    private void KeepMode() => File.SetUnixFileMode(_temporary, File.GetUnixFileMode(_target));

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (OutputStream.IsOfFiles(e))
        {
            throw Unwritable(e);
        }
    }

    private InputException Unwritable(Exception e)
    {
        var why = e is ArgumentException ? "invalid name of a folder" : e.Message.TrimEnd('.');
        return new InputException(InputReason.FileUnwritable, $"The folder '{_path}' cannot be created: {why}.", ("folder", _path));
    }
}
