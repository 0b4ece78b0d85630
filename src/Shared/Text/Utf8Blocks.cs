using System.Buffers;
using System.Text;
using System.Text.Unicode;
using CallingDomain.Numbers;

namespace CallingDomain.Shared;

/// <summary>Reads a stream of text as UTF-8, block by block; the buffer keeps the unused rest of the last block.</summary>
/// <remarks>Constant memory: the buffer holds one block and a row that spans two. Each block is checked; <see cref="Refusal"/> tells why it is not text.</remarks>
internal sealed class Utf8Blocks : IDisposable
{
    private const int BlockLength = 1 << 16;

    /// <summary>A longer row is refused: it has an unterminated quote, or the file is of another kind.</summary>
    private const int MaxRowLength = 1 << 20;

    private readonly Stream _input;
    private readonly bool _allowUtf16;
    private byte[] _buffer;
    private byte[]? _utf16; // the block to transcode
    private Decoder? _decoder;
    private int _filled, _checked;
    private bool _begun;

    public Utf8Blocks(Stream input, bool allowUtf16)
    {
        (_input, _allowUtf16) = (input, allowUtf16);
        _buffer = ArrayPool<byte>.Shared.Rent(BlockLength);
    }

    /// <summary>The encoding of the stream.</summary>
    public TextEncoding Encoding { get; private set; }

    /// <summary>The buffered text that has not been used.</summary>
    public ReadOnlySpan<byte> Text => _buffer.AsSpan(0, _filled);

    /// <summary>The checked part of <see cref="Text"/>: without an incomplete last character and without trailing end-of-file characters.</summary>
    public ReadOnlySpan<byte> CheckedText => DelimitedText.WithoutEndOfFile(_buffer.AsSpan(0, _checked));

    /// <summary>Whether <see cref="Text"/> reaches to the end of the stream.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Why the stream cannot be read; null if no error was found.</summary>
    public FileRefusal? Refusal { get; private set; }

    /// <summary>Drops the used part of the text and reads the next block; false at the end of the stream or after a refusal.</summary>
    public bool ReadOn(int used)
    {
        if (IsWhole || Refusal is not null) return false;
        _buffer.AsSpan(used, _filled - used).CopyTo(_buffer);
        (_filled, _checked) = (_filled - used, _checked - used);
        if (_filled > MaxRowLength)
        {
            Refusal = new FileRefusal(FileReason.RowTooLong) { Max = MaxRowLength };
            return false;
        }

        if (_buffer.Length - _filled < BlockLength) Grow();
        if (!_begun) Begin();
        else if (_decoder is null) ReadUtf8();
        else ReadUtf16();
        if (IsWhole) _filled = _checked = DelimitedText.WithoutEndOfFile(Text).Length;
        return Refusal is null;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        if (_utf16 is not null) ArrayPool<byte>.Shared.Return(_utf16);
        (_buffer, _utf16, _filled, IsWhole) = ([], null, 0, true);
    }

    private void Begin()
    {
        _begun = true;
        var length = Fill(_buffer.AsSpan(0, BlockLength));
        var start = _buffer.AsSpan(0, length);
        IsWhole = length < BlockLength;
        if (!DelimitedText.IsText(IsWhole ? start : start[..WholeCharacters(start)], _allowUtf16, out var reason))
        {
            Refusal = new FileRefusal(reason);
            return;
        }

        Encoding = DelimitedText.EncodingOf(start);
        if (Encoding == TextEncoding.Utf8)
        {
            var text = DelimitedText.WithoutMark(start);
            text.CopyTo(_buffer);
            _filled = text.Length;
            _checked = IsWhole ? _filled : WholeCharacters(text);
            return;
        }

        _utf16 = ArrayPool<byte>.Shared.Rent(BlockLength);
        start.CopyTo(_utf16);
        _decoder = new UnicodeEncoding(bigEndian: Encoding == TextEncoding.Utf16BigEndian, byteOrderMark: true, throwOnInvalidBytes: true).GetDecoder();
        Transcode(_utf16.AsSpan(2, length - 2)); // without the mark
    }

    private void ReadUtf8()
    {
        var length = Fill(_buffer.AsSpan(_filled, BlockLength));
        IsWhole = length < BlockLength;
        _filled += length;
        var fresh = _buffer.AsSpan(_checked, _filled - _checked);
        if (!IsWhole) fresh = fresh[..WholeCharacters(fresh)];
        if (fresh.Contains((byte)0)) Refusal = new FileRefusal(FileReason.NotText);
        else if (!Utf8.IsValid(fresh)) Refusal = new FileRefusal(FileReason.EncodingUnsupported);
        else _checked += fresh.Length;
    }

    private void ReadUtf16()
    {
        var length = Fill(_utf16.AsSpan(0, BlockLength));
        IsWhole = length < BlockLength;
        Transcode(_utf16.AsSpan(0, length));
    }

    private void Transcode(ReadOnlySpan<byte> utf16)
    {
        if (IsWhole) utf16 = DelimitedText.WithoutOddEndOfFile(utf16);
        var text = ArrayPool<char>.Shared.Rent(BlockLength);
        try
        {
            var count = _decoder!.GetChars(utf16, text, flush: IsWhole);
            if (text.AsSpan(0, count).Contains('\0'))
            {
                Refusal = new FileRefusal(FileReason.NotText);
                return;
            }

            var room = System.Text.Encoding.UTF8.GetMaxByteCount(count);
            while (_buffer.Length - _filled < room) Grow();
            _filled += System.Text.Encoding.UTF8.GetBytes(text.AsSpan(0, count), _buffer.AsSpan(_filled));
            _checked = _filled;
        }
        catch (DecoderFallbackException) // an incomplete or invalid character
        {
            Refusal = new FileRefusal(FileReason.EncodingUnsupported);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(text);
        }
    }

    // Reads until the buffer is full or the stream ends.
    private int Fill(Span<byte> room)
    {
        var filled = 0;
        while (filled < room.Length && _input.Read(room[filled..]) is var read and > 0) filled += read;
        return filled;
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(2 * _buffer.Length);
        _buffer.AsSpan(0, _filled).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }

    // The length without an incomplete last character.
    private static int WholeCharacters(ReadOnlySpan<byte> utf8)
    {
        const int LongestCharacter = 4;
        for (var back = 1; back < LongestCharacter && back <= utf8.Length; back++)
        {
            var unit = utf8[^back];
            if (unit < 0x80) return utf8.Length;
            if (unit >= 0xC0) return utf8.Length - (back < LengthOf(unit) ? back : 0);
        }

        return utf8.Length;
    }

    private static int LengthOf(byte first) => first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
}
