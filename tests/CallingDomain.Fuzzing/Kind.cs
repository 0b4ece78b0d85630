namespace CallingDomain.Fuzzing;

/// <summary>The kind of a result as a number (FNV-1a), the same in each process.</summary>
internal static class Kind
{
    private const uint Start = 2166136261, Prime = 16777619;

    public static int Of(string text, int first = 0, int second = 0, int third = 0)
    {
        var hash = Start;
        foreach (var character in text) hash = unchecked((hash ^ character) * Prime);
        return Of(unchecked((int)hash), first, second, third);
    }

    public static int Of(params ReadOnlySpan<int> parts)
    {
        var hash = Start;
        foreach (var part in parts) hash = unchecked((hash ^ (uint)part) * Prime);
        return unchecked((int)hash);
    }

    /// <summary>A count as one of few: 0, 1, 2, 3 to 4, 5 to 8 and so on.</summary>
    public static int Size(long count) => count <= 0 ? 0 : 1 + (int)Math.Log2(count);
}
