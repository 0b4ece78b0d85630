using System.Runtime.Versioning;

namespace CallingDomain.Cli;

/// <summary>A file that is being written. Errors of writing become refusals that name the file.</summary>
/// <remarks>
/// It is written under another name beside it (<see cref="TemporaryFile.Beside"/>), which no other run can take at the same time, and put in its place by <see cref="Commit"/>, flushed to disk. Until then the old file, or none, is
/// there; without it, nothing is left behind. A device or a pipe is written through.
/// </remarks>
internal sealed class OutputStream : Stream
{
    private readonly string _path;
    private readonly string _target = "";
    private readonly string? _temporary; // null when written through
    private readonly FileStream _file;
    private bool _ended;

    /// <param name="path">The path of the file.</param>
    /// <exception cref="InputException">The file cannot be written, or another run writes it.</exception>
    public OutputStream(string path)
    {
        _path = path;
        try
        {
            _target = OutputFile.ResolveToWrite(path);
            if (Directory.Exists(_target)) throw new IOException("It is a folder.");
            if (OpenThrough(path, _target) is { } through)
            {
                _file = through;
                return;
            }

            _temporary = TemporaryFile.Beside(_target);
            _file = Unfinished.Begin(_temporary, () => TemporaryFile.OpenAlone(_temporary));
            if (OperatingSystem.IsWindows() || !File.Exists(_target)) return;
            try
            {
                KeepMode(_target);
            }
            catch
            {
                Discard(_temporary);
                throw;
            }
        }
        catch (IOException e) when (TemporaryFile.IsInUse(e))
        {
            throw InUse(path);
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            throw Unwritable(e);
        }
    }

    /// <summary>A file of a folder that is not in its place yet.</summary>
    /// <param name="path">The later path of the file.</param>
    /// <param name="file">The open file.</param>
    public OutputStream(string path, FileStream file) => (_path, _file) = (path, file);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public static InputException InUse(string path) => new(InputReason.FileInUse, $"Another run is writing '{path}'.", ("file", path));

    public static bool IsOfFiles(Exception e) => e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException;

    /// <summary>Writes buffered data and moves the file to its place.</summary>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public void Commit() => Try(() =>
    {
        if (_temporary is null)
        {
            _ended = true;
            _file.Dispose();
            return;
        }

        _file.Flush(flushToDisk: true);
        Unfinished.End(_temporary, () => File.Move(_temporary, _target, overwrite: true)); // still locked
        _ended = true;
        _file.Dispose();
        Disk.FlushFolder(Path.GetDirectoryName(_target)!);
    });

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            _file.Write(buffer);
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            throw Unwritable(e);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => Try(_file.Flush);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_ended) Try(_temporary is null ? Commit : () => Discard(_temporary));
        base.Dispose(disposing);
    }

    // Pipes, terminals and the like, which no file may replace; null for a file.
    private static FileStream? OpenThrough(string path, string target)
    {
        if (OperatingSystem.IsWindows()) return null;
        var isDevice = OutputFile.IsDevice(Path.GetFullPath(path)) || OutputFile.IsDevice(target);
        if (!isDevice && new FileInfo(target) is not { Exists: true, Length: 0 }) return null;
        var file = new FileStream(isDevice ? path : target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        if (isDevice || !file.CanSeek) return file;
        file.Dispose();
        return null;
    }

    // A user who could not read the old file cannot read the new one.
    [UnsupportedOSPlatform("windows")]
    private void KeepMode(string old) => File.SetUnixFileMode(_file.SafeFileHandle, File.GetUnixFileMode(old));

    private void Discard(string temporary)
    {
        _ended = true;
        try
        {
            Unfinished.End(temporary, () => File.Delete(temporary));
        }
        finally
        {
            _file.Dispose();
        }
    }

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            throw Unwritable(e);
        }
    }

    private InputException Unwritable(Exception e)
    {
        var why = e is ArgumentException ? "invalid name of a file" : e.Message.TrimEnd('.');
        return new InputException(InputReason.FileUnwritable, $"The file '{_path}' cannot be written: {why}.", ("file", _path));
    }
}
