using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>Files and standard input.</summary>
internal static class InputFile
{
    public const string StandardInput = "-";

    /// <summary>The most bytes that are read at once: 1 GiB, so that an endless file ends in an answer.</summary>
    private const long MaxBytes = 1L << 30;

    /// <summary>Reads a file whole.</summary>
    /// <exception cref="InputException">There is no such file, it cannot be read, or it is larger than anything the tool looks at.</exception>
    public static byte[] Read(string path, Stream standardInput) => Use(path, standardInput, file => ReadAll(path, file));

    /// <summary>Reads what an open file still has.</summary>
    /// <exception cref="InputException">It is larger than anything the tool looks at.</exception>
    public static byte[] ReadAll(string path, Stream file)
    {
        using var bytes = new MemoryStream();
        var piece = new byte[1 << 16];
        for (var read = file.Read(piece); read > 0; read = file.Read(piece))
        {
            bytes.Write(piece, 0, read);
            if (bytes.Length > MaxBytes)
                throw new InputException(FileReason.FileTooLarge.Code(), $"The file '{path}' cannot be used: it has more than {MaxBytes} bytes.", ("file", path), ("max", MaxBytes));
        }

        return bytes.ToArray();
    }

    /// <summary>Opens a file, or standard input, and gives it to a reader.</summary>
    /// <exception cref="InputException">There is no such file, or it cannot be read.</exception>
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

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            throw new InputException(InputReason.FileNotFound, $"There is no file '{path}'.", ("file", path));
        }
        catch (NotSupportedException e)
        {
            throw Unreadable(path, e.Message);
        }
    }

    public static InputException Unreadable(string path, string why) => new(InputReason.FileUnreadable, $"The file '{path}' cannot be read: {why.TrimEnd('.')}.", ("file", path));
}
