namespace CallingDomain.Cli;

/// <summary>Files and standard input, read whole.</summary>
internal static class InputFile
{
    public const string StandardInput = "-";

    /// <exception cref="InputException">There is no such file, or it cannot be read.</exception>
    public static byte[] Read(string path, Stream standardInput)
    {
        try
        {
            if (path != StandardInput) return File.ReadAllBytes(path);
            using var bytes = new MemoryStream();
            standardInput.CopyTo(bytes);
            return bytes.ToArray();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            throw new InputException(InputReason.FileNotFound, $"There is no file '{path}'.", ("file", path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            var why = Directory.Exists(path) ? "it is a folder" : e.Message;
            throw new InputException(InputReason.FileUnreadable, $"The file '{path}' cannot be read: {why.TrimEnd('.')}.", ("file", path));
        }
    }
}
