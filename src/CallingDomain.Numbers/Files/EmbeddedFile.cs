using System.Reflection;

namespace CallingDomain.Numbers;

/// <summary>Files embedded in an assembly.</summary>
internal static class EmbeddedFile
{
    /// <exception cref="InvalidOperationException">The assembly was built without the file.</exception>
    public static byte[] Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The embedded file '{name}' is missing.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
