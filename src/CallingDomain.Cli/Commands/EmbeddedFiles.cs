using System.Collections.Immutable;

namespace CallingDomain.Cli;

/// <summary>Files that are part of the tool, of one kind.</summary>
/// <param name="folder">The folder of their names.</param>
/// <param name="ending">The ending of their names.</param>
/// <param name="names">Their names, without folder and ending.</param>
internal sealed class EmbeddedFiles(string folder, string ending, ImmutableArray<string> names)
{
    public ImmutableArray<string> Names => names;

    /// <summary>All files of a kind, in the order of their names.</summary>
    /// <param name="folder">The folder of their names.</param>
    /// <param name="ending">The ending of their names.</param>
    public static EmbeddedFiles AllOf(string folder, string ending) => new(
        folder,
        ending,
        [
            .. typeof(EmbeddedFiles).Assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith($"{folder}/", StringComparison.Ordinal) && name.EndsWith(ending, StringComparison.Ordinal))
                .Select(name => name[(folder.Length + 1)..^ending.Length]).Order(StringComparer.Ordinal),
        ]);

    /// <summary>The text of a file.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="where">The argument or option that names the file.</param>
    /// <exception cref="InputException">Unknown name.</exception>
    public byte[] Read(string name, string where)
    {
        if (!names.Contains(name)) throw InputException.Unknown(InputReason.ValueUnknown, where, "value", name, names, ("option", where));
        using var file = typeof(EmbeddedFiles).Assembly.GetManifestResourceStream($"{folder}/{name}{ending}")!;
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
