using System.Text;
using System.Text.Unicode;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>The first rows of a file, before its layout is known.</summary>
internal sealed class PresetSample
{
    private const int MaxBytes = 1 << 18, MaxRows = 50;
    private const char Quote = '"';

    private readonly string _text;
    private readonly bool _isWhole; // else the last row may be incomplete
    private readonly Dictionary<(char Delimiter, bool IsQuoted), IReadOnlyList<string[]>> _rows = [];

    private PresetSample(string text, bool isWhole, bool isUnicode) => (_text, _isWhole, IsUnicode) = (text, isWhole, isUnicode);

    /// <summary>Whether the text is certainly UTF-8 or UTF-16: by its byte order mark, or because it has other characters than ASCII and is valid UTF-8.</summary>
    public bool IsUnicode { get; }

    /// <summary>Reads the first bytes of a file, and returns to the position of the stream.</summary>
    /// <param name="file">The file.</param>
    /// <param name="named">Its encoding, if it is known.</param>
    public static PresetSample Read(Stream file, FileEncoding named)
    {
        var start = file.Position;
        var bytes = new byte[MaxBytes + 1];
        var length = EncodedText.Of(file, named).ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        file.Position = start;
        var isWhole = length <= MaxBytes;
        ReadOnlySpan<byte> read = bytes.AsSpan(0, Math.Min(length, MaxBytes));
        var encoding = DelimitedText.EncodingOf(read);
        if (encoding != TextEncoding.Utf8) return new PresetSample((encoding == TextEncoding.Utf16LittleEndian ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(read[2..]), isWhole, isUnicode: true);
        var text = DelimitedText.WithoutMark(read);
        var hasMark = text.Length < read.Length;
        if (!isWhole) text = text[..(text.LastIndexOf((byte)'\n') + 1)]; // no character is cut
        if (text is [(byte)'s', (byte)'e', (byte)'p', (byte)'=', _, (byte)'\r' or (byte)'\n', ..]) text = text[5..]; // the line that names the delimiter
        var isUtf8 = Utf8.IsValid(text);
        return new PresetSample((isUtf8 ? Encoding.UTF8 : Encoding.Latin1).GetString(text), isWhole, hasMark || (isUtf8 && !Ascii.IsValid(text)));
    }

    /// <summary>The first rows that are not blank, with cells without white space around them.</summary>
    /// <param name="delimiter">The delimiter.</param>
    /// <param name="isQuoted">Whether a quoted cell may hold delimiters and line breaks; else quotes are deleted.</param>
    public IReadOnlyList<string[]> Rows(char delimiter, bool isQuoted)
    {
        if (_rows.TryGetValue((delimiter, isQuoted), out var known)) return known;
        var rows = new List<string[]>();
        var (at, isComplete) = (0, true);
        while (at < _text.Length && rows.Count < MaxRows && isComplete)
        {
            var cells = new List<string>();
            isComplete = ReadRow(delimiter, isQuoted, ref at, cells);
            if ((isComplete || _isWhole) && cells.Exists(cell => cell.Length > 0)) rows.Add([.. cells]);
        }

        return _rows[(delimiter, isQuoted)] = rows;
    }

    /// <summary>The number of cells of the first rows; nothing of them.</summary>
    public override string ToString() => $"{_text.Length} characters";

    // False if the text ends within the row.
    private bool ReadRow(char delimiter, bool isQuoted, ref int at, List<string> cells)
    {
        var cell = new StringBuilder();
        var isInside = false;
        for (; at < _text.Length; at++)
        {
            var unit = _text[at];
            if (unit == Quote)
            {
                if (!isQuoted) continue;
                if (isInside && at + 1 < _text.Length && _text[at + 1] == Quote) cell.Append(_text[++at]);
                else isInside = !isInside;
            }
            else if (isInside || (unit != delimiter && unit is not ('\r' or '\n')))
            {
                cell.Append(unit);
            }
            else if (unit == delimiter)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                at += unit == '\r' && at + 1 < _text.Length && _text[at + 1] == '\n' ? 2 : 1;
                cells.Add(cell.ToString().Trim());
                return true;
            }
        }

        cells.Add(cell.ToString().Trim());
        return false;
    }
}
