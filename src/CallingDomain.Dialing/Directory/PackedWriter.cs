using System.Buffers.Binary;
using System.Text;

namespace CallingDomain.Dialing;

/// <summary>Writes values compactly into a growing buffer: numbers with variable length, texts as UTF-8.</summary>
internal sealed class PackedWriter
{
    private byte[] _bytes = new byte[256];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Byte(byte value) => Room(1)[0] = value;

    public void Count(ulong value)
    {
        for (; value >= 0x80; value >>= 7) Byte(unchecked((byte)(value | 0x80)));
        Byte((byte)value);
    }

    public void Count(int value) => Count(checked((ulong)value));

    public void Signed(long value) => Count(unchecked((ulong)((value << 1) ^ (value >> 63))));

    public void Fixed(long value) => BinaryPrimitives.WriteInt64LittleEndian(Room(sizeof(long)), value);

    public void Fixed(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Room(sizeof(ulong)), value);

    public void Fixed(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Room(sizeof(uint)), value);

    public void Text(string text)
    {
        var count = Encoding.UTF8.GetByteCount(text);
        Count(count);
        Encoding.UTF8.GetBytes(text, Room(count));
    }

    /// <summary>Writes a text as its length plus 1 and its bytes, or null as 0.</summary>
    public void Optional(string? text)
    {
        if (text is null)
        {
            Byte(0);
            return;
        }

        var count = Encoding.UTF8.GetByteCount(text);
        Count(count + 1);
        Encoding.UTF8.GetBytes(text, Room(count));
    }

    public void Bytes(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Room(bytes.Length));

    private Span<byte> Room(int count)
    {
        if (Length + count > _bytes.Length) Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, Length + count));
        var room = _bytes.AsSpan(Length, count);
        Length += count;
        return room;
    }
}
