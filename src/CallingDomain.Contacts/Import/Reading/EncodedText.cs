using System.Buffers;
using System.Text;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>A file whose encoding is named, as UTF-8 or as UTF-16 with its byte order mark. A byte order mark at the beginning of the file means that it is in the encoding of the mark, and passes the file through.</summary>
internal abstract class EncodedText : ReadOnlyStream
{
    private const int MarkLength = 3;

    private readonly Stream _file;
    private readonly byte[] _start = new byte[MarkLength];
    private int _length, _given;
    private bool _begun, _isMarked;

    private EncodedText(Stream file) => _file = file;

    /// <summary>The text of a file.</summary>
    /// <param name="file">The file, from the position of the stream; it stays open.</param>
    /// <param name="encoding">Its encoding.</param>
    public static Stream Of(Stream file, FileEncoding encoding) => encoding switch
    {
        FileEncoding.Detect => file,
        FileEncoding.Latin1 => new SingleByteText(file, Encoding.Latin1),
        FileEncoding.Windows1252 => new SingleByteText(file, CodePagesEncodingProvider.Instance.GetEncoding(1252)!),
        FileEncoding.Utf16LittleEndian => new Utf16Text(file, [0xFF, 0xFE]),
        _ => new Utf16Text(file, [0xFE, 0xFF]),
    };

    public sealed override int Read(Span<byte> buffer)
    {
        if (!_begun)
        {
            _begun = true;
            _length = _file.ReadAtLeast(_start, MarkLength, throwOnEndOfStream: false);
            _isMarked = _start.AsSpan(0, _length) is [0xEF, 0xBB, 0xBF] or [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
        }

        return buffer.IsEmpty || _length == 0 ? 0 : _isMarked ? ReadFile(buffer) : ReadText(buffer);
    }

    /// <summary>Reads the text of a file that has no byte order mark and is not empty.</summary>
    protected abstract int ReadText(Span<byte> buffer);

    /// <summary>Reads bytes of the file.</summary>
    protected int ReadFile(Span<byte> buffer)
    {
        if (_given == _length) return _file.Read(buffer);
        var taken = _start.AsSpan(_given, Math.Min(_length - _given, buffer.Length));
        taken.CopyTo(buffer);
        _given += taken.Length;
        return taken.Length;
    }

    /// <summary>A file with one byte for each character.</summary>
    private sealed class SingleByteText(Stream file, Encoding encoding) : EncodedText(file)
    {
        private readonly byte[] _bytes = new byte[1 << 14];
        private readonly ArrayBufferWriter<byte> _utf8 = new(1 << 15);
        private int _givenText;

        protected override int ReadText(Span<byte> buffer)
        {
            if (_givenText == _utf8.WrittenCount)
            {
                _utf8.ResetWrittenCount();
                _givenText = 0;
                Encoding.UTF8.GetBytes(encoding.GetString(_bytes, 0, ReadFile(_bytes)), _utf8);
            }

            var taken = _utf8.WrittenSpan.Slice(_givenText, Math.Min(_utf8.WrittenCount - _givenText, buffer.Length));
            taken.CopyTo(buffer);
            _givenText += taken.Length;
            return taken.Length;
        }
    }

    /// <summary>A file in UTF-16, to which its byte order mark is added.</summary>
    private sealed class Utf16Text(Stream file, byte[] mark) : EncodedText(file)
    {
        private int _givenMark;

        protected override int ReadText(Span<byte> buffer)
        {
            if (_givenMark == mark.Length) return ReadFile(buffer);
            var taken = mark.AsSpan(_givenMark, Math.Min(mark.Length - _givenMark, buffer.Length));
            taken.CopyTo(buffer);
            _givenMark += taken.Length;
            return taken.Length;
        }
    }
}
