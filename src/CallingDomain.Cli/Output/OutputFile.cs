namespace CallingDomain.Cli;

/// <summary>Files that the tool writes: whole, or not at all.</summary>
internal static class OutputFile
{
    /// <exception cref="InputException">The file cannot be written; what was there before still is.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var unfinished = path + ".unfinished";
        try
        {
            File.WriteAllBytes(unfinished, bytes);
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            if (File.Exists(unfinished)) File.Delete(unfinished);
            throw new InputException(InputReason.FileUnwritable, $"The file '{path}' cannot be written: {e.Message.TrimEnd('.')}.", ("file", path));
        }
    }
}
