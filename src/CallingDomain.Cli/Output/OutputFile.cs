namespace CallingDomain.Cli;

/// <summary>Files that the tool writes: a file that holds something is replaced as a whole or not at all; links are followed, and devices written through.</summary>
internal static class OutputFile
{
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        using var output = new OutputStream(path);
        output.Write(bytes);
        output.Commit();
    }

    /// <summary>Whether two names are of one file, there already or not.</summary>
    public static bool IsSame(string left, string right) => left == right || (IsName(left) && IsName(right) && Resolve(left) == Resolve(right));

    /// <summary>The file behind links.</summary>
    public static string Resolve(string path) => Path.GetFullPath((File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null) ?? path);

    private static bool IsName(string path) => path.Length > 0 && !path.Contains('\0', StringComparison.Ordinal);
}
