using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>Files and standard input.</summary>
internal static class InputFile
{
    public const string StandardInput = "-";

    private const byte EndOfFile = 0x1A; // as DOS writes

    /// <summary>Reads a whole file, up to a limit.</summary>
    /// <exception cref="InputException">The file does not exist, cannot be read, or is larger than the limit.</exception>
    public static byte[] Read(string path, Stream standardInput, int maxBytes)
    {
        var reading = ReadAtMost(path, standardInput, maxBytes);
        return reading.TryGet(out var bytes) ? bytes : throw Refusals.Of(path, reading.Reason!);
    }

    /// <summary>Reads a text as <see cref="Read"/> does, without end-of-file characters at its end.</summary>
    /// <exception cref="InputException">The file does not exist, cannot be read, or is larger than the limit.</exception>
    public static ReadOnlyMemory<byte> ReadText(string path, Stream standardInput, int maxBytes) => Read(path, standardInput, maxBytes).AsMemory().TrimEnd(EndOfFile);

    /// <summary>Reads a whole file, up to a limit.</summary>
    /// <returns>The bytes; or <see cref="FileReason.TooLarge"/>.</returns>
    /// <exception cref="InputException">The file does not exist, or cannot be read.</exception>
    public static Result<byte[], FileRefusal> ReadAtMost(string path, Stream standardInput, int maxBytes) => Use(path, standardInput, file => ReadAtMost(file, maxBytes));

    /// <summary>Opens a file or standard input for a reader.</summary>
    /// <exception cref="InputException">The file does not exist, or cannot be read.</exception>
    public static TResult Use<TResult>(string path, Stream standardInput, Func<Stream, TResult> read)
    {
        try
        {
            if (path == StandardInput) return read(standardInput);
            using var file = Open(path);
            return read(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, Directory.Exists(path) ? "it is a folder" : e.Message);
        }
    }

    public static InputException Unreadable(string path, string why) => new(InputReason.FileUnreadable, $"The file '{path}' cannot be read: {why.TrimEnd('.')}.", ("file", path));

    private static Result<byte[], FileRefusal> ReadAtMost(Stream file, int maxBytes)
    {
        var length = file.CanSeek ? file.Length - file.Position : 0; // unknown for a pipe, and for some files of the system
        if (length > maxBytes) return new FileRefusal(FileReason.TooLarge) { Actual = length, Max = maxBytes };
        using var bytes = new MemoryStream((int)length);
        var piece = new byte[1 << 16];
        for (var read = file.Read(piece); read > 0; read = file.Read(piece))
        {
            if (bytes.Length + read > maxBytes) return new FileRefusal(FileReason.TooLarge) { Max = maxBytes };
            bytes.Write(piece, 0, read);
        }

        return bytes.Capacity == bytes.Length ? bytes.GetBuffer() : bytes.ToArray();
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            throw new InputException(InputReason.FileNotFound, $"The file '{path}' does not exist.", ("file", path));
        }
        catch (NotSupportedException e)
        {
            throw Unreadable(path, e.Message);
        }
    }
}
