using System.Text;
using CallingDomain.Tests;

namespace CallingDomain.Fuzzing;

/// <summary>Inputs from the examples of the documentation and from the files of this project.</summary>
internal static class SeedFiles
{
    /// <summary>A file of <c>docs/examples</c>.</summary>
    public static byte[] Example(params string[] path) => File.ReadAllBytes(Repository.PathOf(["docs", "examples", .. path]));

    /// <summary>A file of this project.</summary>
    public static byte[] Bytes(string name)
    {
        using var stream = typeof(SeedFiles).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The lines of a file of this project.</summary>
    public static IEnumerable<byte[]> Lines(string name) => Texts(name).Select(Encoding.UTF8.GetBytes);

    /// <inheritdoc cref="Lines"/>
    public static IEnumerable<string> Texts(string name) => Encoding.UTF8.GetString(Bytes(name)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
