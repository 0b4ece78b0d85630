using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace CallingDomain.Dialing;

/// <summary>Reads values that <see cref="PackedWriter"/> wrote. Invalid bytes set <see cref="IsDamaged"/>; all later values are defaults.</summary>
internal ref struct PackedReader(ReadOnlySpan<byte> bytes)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>The number of bytes read.</summary>
    public int Position { get; private set; }

    public bool IsDamaged { get; private set; }

    public readonly bool IsAtEnd => Position == _bytes.Length;

    public byte Byte()
    {
        if (!IsDamaged && (uint)Position < (uint)_bytes.Length) return _bytes[Position++];
        IsDamaged = true;
        return 0;
    }

    public ulong Count()
    {
        var value = (ulong)Byte();
        return value < 0x80 ? value : LongCount(value & 0x7F);
    }

    private ulong LongCount(ulong value)
    {
        for (var shift = 7; shift < 64; shift += 7)
        {
            var next = Byte();
            if (shift == 63 && next > 1) break;
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }

        IsDamaged = true;
        return 0;
    }

    /// <summary>Reads a count up to a maximum.</summary>
    public int Count(int most)
    {
        var value = Count();
        if (value <= (ulong)most) return (int)value;
        IsDamaged = true;
        return 0;
    }

    public long Signed()
    {
        var value = Count();
        return unchecked((long)(value >> 1) ^ -(long)(value & 1));
    }

    public long FixedLong() => Take(sizeof(long)) is { Length: sizeof(long) } taken ? BinaryPrimitives.ReadInt64LittleEndian(taken) : 0;

    public ulong FixedWord() => unchecked((ulong)FixedLong());

    public string Text() => TextOf(Take(Count(int.MaxValue)));

    public string? Optional() => Count(int.MaxValue) is > 0 and var length ? TextOf(Take(length - 1)) : null;

    public void Skip(int count) => Take(count);

    /// <summary>Skips the bytes of a text, which must be UTF-8.</summary>
    public void SkipText(int count)
    {
        if (!Utf8.IsValid(Take(count))) IsDamaged = true;
    }

    public ReadOnlySpan<byte> Take(int count)
    {
        if (IsDamaged || count > _bytes.Length - Position)
        {
            IsDamaged = true;
            return [];
        }

        var taken = _bytes.Slice(Position, count);
        Position += count;
        return taken;
    }

    private string TextOf(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return Strict.GetString(utf8);
        }
        catch (DecoderFallbackException)
        {
            IsDamaged = true;
            return "";
        }
    }
}
