namespace CallingDomain.Fuzzing;

/// <summary>An input while it is changed: bytes of bounded length in memory that is used again.</summary>
internal sealed class Draft
{
    /// <summary>The maximum length of an input.</summary>
    public const int MaxLength = 1 << 18;

    private readonly byte[] _bytes = new byte[MaxLength];
    private readonly byte[] _moved = new byte[MaxLength];

    public int Length { get; private set; }

    public Span<byte> Span => _bytes.AsSpan(0, Length);

    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, Length);

    public ref byte this[int index] => ref Span[index];

    public void Set(ReadOnlySpan<byte> bytes)
    {
        Length = Math.Min(bytes.Length, MaxLength);
        bytes[..Length].CopyTo(_bytes);
    }

    /// <summary>Replaces a range by other bytes, which may be a part of this draft. What exceeds the maximum length is cut.</summary>
    public void Replace(int start, int length, ReadOnlySpan<byte> by)
    {
        var end = Math.Min(MaxLength, start + by.Length);
        by[..(end - start)].CopyTo(_moved);
        var rest = Span[(start + length)..];
        rest = rest[..Math.Min(rest.Length, MaxLength - end)];
        rest.CopyTo(_bytes.AsSpan(end));
        _moved.AsSpan(0, end - start).CopyTo(_bytes.AsSpan(start));
        Length = end + rest.Length;
    }

    public void Cut(int length) => Length = Math.Min(Length, length);
}
