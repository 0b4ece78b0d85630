namespace CallingDomain.Numbers.Tests;

/// <summary>The bytes of the plan that the library carries.</summary>
internal static class EmbeddedPlan
{
    public static byte[] Bytes { get; } = Read();

    private static byte[] Read()
    {
        using var stream = typeof(NumberingPlan).Assembly.GetManifestResourceStream("CallingDomain.Numbers.numbering.plan")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
