namespace CallingDomain.Cli;

/// <summary>Files that the tool writes: a file that holds something is replaced as a whole or not at all; links are followed, and devices written through.</summary>
internal static class OutputFile
{
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        try
        {
            var target = Resolve(path);
            if (new FileInfo(target) is { Exists: true, Length: > 0 }) Replace(target, bytes);
            else File.WriteAllBytes(target, bytes); // what is empty may be a device, which no other file may replace
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            var why = e is ArgumentException ? "it is no name of a file" : e.Message.TrimEnd('.');
            throw new InputException(InputReason.FileUnwritable, $"The file '{path}' cannot be written: {why}.", ("file", path));
        }
    }

    /// <summary>Whether two names are of one file.</summary>
    public static bool IsSame(string left, string right) => File.Exists(left) && File.Exists(right) && Resolve(left) == Resolve(right);

    private static string Resolve(string path) => Path.GetFullPath((File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null) ?? path);

    private static void Replace(string target, ReadOnlySpan<byte> bytes)
    {
        var unfinished = Path.Combine(Path.GetDirectoryName(target)!, Path.GetRandomFileName());
        using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write)) file.Write(bytes);
        File.Move(unfinished, target, overwrite: true);
    }
}
