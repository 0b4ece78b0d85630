using System.Runtime.Versioning;

namespace CallingDomain.Cli;

/// <summary>A new folder of files, put in its place when all are written; until then it is another one beside it.</summary>
internal sealed class OutputFolder : IDisposable
{
    private const string LockEnding = ".callingdomain-lock";

    private readonly string _path;
    private readonly string _target = "", _temporary = "", _lockName = "";
    private readonly FileStream _lock;
    private bool _ended;

    /// <param name="path">The folder: a new one, or an empty one.</param>
    /// <exception cref="InputException">It holds something, cannot be made, or another run makes it.</exception>
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

    /// <summary>A file in the folder; closing it is enough.</summary>
    /// <returns>The file, and the path that it will have.</returns>
    /// <exception cref="InputException">It cannot be written.</exception>
    public (OutputStream File, string Path) Add(string name)
    {
        var path = Path.Combine(_path, name);
        FileStream? file = null;
        Try(() => file = Unfinished.Whole(() => new FileStream(Path.Combine(_temporary, name), FileMode.CreateNew, FileAccess.Write)));
        return (new OutputStream(path, file!), path);
    }

    /// <summary>Puts the folder in its place.</summary>
    /// <exception cref="InputException">It cannot be, or something is there by now.</exception>
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
            throw new InputException(InputReason.FolderNotEmpty, $"The folder '{_path}' holds something already; files of another list would be mixed with the new ones.", ("folder", _path));
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
        var why = e is ArgumentException ? "it is no name of a folder" : e.Message.TrimEnd('.');
        return new InputException(InputReason.FileUnwritable, $"The folder '{_path}' cannot be made: {why}.", ("folder", _path));
    }
}
