using System.Buffers.Binary;
using System.Text;

namespace CallingDomain.Contacts;

/// <summary>Several texts as one byte string, each after its length, which takes one byte for short texts.</summary>
internal sealed class TextRecord
{
    private const byte Long = byte.MaxValue; // four bytes of length follow

    private byte[] _bytes = new byte[256];
    private int _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public void Clear() => _length = 0;

    public void Add(ReadOnlySpan<byte> text)
    {
        var needed = _length + 1 + sizeof(int) + text.Length;
        if (needed > _bytes.Length) Array.Resize(ref _bytes, 2 * needed);
        if (text.Length < Long)
        {
            _bytes[_length++] = (byte)text.Length;
        }
        else
        {
            _bytes[_length++] = Long;
            BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(_length), text.Length);
            _length += sizeof(int);
        }

        text.CopyTo(_bytes.AsSpan(_length));
        _length += text.Length;
    }

    /// <summary>Reads the texts in the order in which they were added.</summary>
    public ref struct Cursor(ReadOnlySpan<byte> record)
    {
        private ReadOnlySpan<byte> _rest = record;

        public string Next()
        {
            int length = _rest[0];
            _rest = _rest[1..];
            if (length == Long)
            {
                length = BinaryPrimitives.ReadInt32LittleEndian(_rest);
                _rest = _rest[sizeof(int)..];
            }

            var text = Encoding.UTF8.GetString(_rest[..length]);
            _rest = _rest[length..];
            return text;
        }
    }
}
