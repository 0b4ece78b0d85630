namespace CallingDomain.Cli;

/// <summary>Files that the tool writes. A file that is not empty is replaced completely or not at all; links are followed, and devices are written directly.</summary>
internal static class OutputFile
{
    private const int MaxLinks = 40; // as many as the systems follow

    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        using var output = new OutputStream(path);
        output.Write(bytes);
        output.Commit();
    }

    /// <summary>Whether two names are names of the same file, which may not exist yet.</summary>
    public static bool IsSame(string left, string right) => left == right || (IsName(left) && IsName(right) && Resolve(left) == Resolve(right));

    /// <summary>Whether a file is in a folder; both may not exist yet.</summary>
    public static bool IsIn(string file, string folder) => IsName(file) && IsName(folder) && Path.GetDirectoryName(Resolve(file)) == Resolve(folder);

    /// <summary>The file or folder behind links, those of its folders too; what a link names that is not there, or no file, stays the link.</summary>
    public static string Resolve(string path) => Resolve(Path.GetFullPath(path), MaxLinks);

    /// <summary>As <see cref="Resolve(string)"/>; of a link to a file that is not there, that file.</summary>
    public static string ResolveToWrite(string path)
    {
        var real = Resolve(path);
        for (var links = MaxLinks; links > 0 && !IsDevice(real) && new FileInfo(real).LinkTarget is { } named; links--)
            real = Resolve(Path.GetFullPath(named, Path.GetDirectoryName(real)!));
        return real;
    }

    /// <summary>Whether a full path is in a folder of devices.</summary>
    public static bool IsDevice(string path) =>
        !OperatingSystem.IsWindows()
        && (path.StartsWith("/proc/", StringComparison.Ordinal) || (path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/dev/shm/", StringComparison.Ordinal)));

    /// <summary>Refuses to overwrite a file that is read.</summary>
    /// <param name="input">The file; null for none.</param>
    /// <param name="name">The name of the file in messages.</param>
    /// <param name="outputs">The output files; null for none.</param>
    /// <exception cref="InputException">An output is that file.</exception>
    public static void RefuseToLose(string? input, string name, params ReadOnlySpan<string?> outputs)
    {
        if (input is null or InputFile.StandardInput) return;
        foreach (var output in outputs)
        {
            if (output is not null && IsSame(input, output))
                throw new InputException(InputReason.ArgumentsInvalid, $"The file to be written is {name} itself, '{output}', which would be lost.", ("file", output));
        }
    }

    private static string Resolve(string path, int links)
    {
        if (Path.GetDirectoryName(path) is not { } folder) return path;
        var real = Path.Combine(Resolve(folder, links), Path.GetFileName(path));
        if (links == 0 || new FileInfo(real).LinkTarget is not { } target) return real;
        var named = Path.GetFullPath(target, Path.GetDirectoryName(real)!);
        return Path.Exists(named) ? Resolve(named, links - 1) : real;
    }

    private static bool IsName(string path) => path.Length > 0 && !path.Contains('\0', StringComparison.Ordinal);
}
