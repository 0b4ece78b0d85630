namespace CallingDomain.Cli;

/// <summary>A file that is being written; what cannot be written is the tool's own error, naming the file.</summary>
/// <remarks>Until <see cref="Commit"/>, a file that holds something stays as it is; without it, a new one is not left behind.</remarks>
internal sealed class OutputStream : Stream
{
    private readonly string _path;
    private readonly string _target = "";
    private readonly string _written = "";
    private readonly FileStream _file;
    private readonly bool _isNew, _commitsItself;
    private bool _committed;

    /// <param name="path">The file.</param>
    /// <param name="commitsItself">Whether being disposed of is enough to be committed.</param>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public OutputStream(string path, bool commitsItself = false)
    {
        (_path, _commitsItself) = (path, commitsItself);
        try
        {
            _target = OutputFile.Resolve(path);
            _isNew = !File.Exists(_target);
            // What is empty may be a device, which no other file may replace.
            _written = new FileInfo(_target) is { Exists: true, Length: > 0 } ? Path.Combine(Path.GetDirectoryName(_target)!, Path.GetRandomFileName()) : _target;
            _file = new FileStream(_written, FileMode.Create, FileAccess.Write);
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            throw Unwritable(e);
        }
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Writes what is held back and puts the file in its place.</summary>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public void Commit() => Try(() =>
    {
        try
        {
            _file.Dispose();
            if (_written != _target) Replace();
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            Discard();
            throw;
        }

        _committed = true;
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
        if (disposing && !_committed) Try(_commitsItself ? Commit : Discard);
        base.Dispose(disposing);
    }

    // Whoever could not read the old file cannot read the new one.
    private void Replace()
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_written, File.GetUnixFileMode(_target));
        File.Move(_written, _target, overwrite: true);
    }

    private void Discard()
    {
        _committed = true; // once
        if (_written == _target && !_isNew && _file.CanSeek) _file.SetLength(0); // it held nothing before
        _file.Dispose();
        if (_written != _target || _isNew) File.Delete(_written);
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

    private static bool IsOfFiles(Exception e) => e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException;

    private InputException Unwritable(Exception e)
    {
        var why = e is ArgumentException ? "it is no name of a file" : e.Message.TrimEnd('.');
        return new InputException(InputReason.FileUnwritable, $"The file '{_path}' cannot be written: {why}.", ("file", _path));
    }
}
