using System.Text;

namespace CallingDomain.Cli;

/// <summary>Reads the lines of a text in UTF-8. A line that is too long is cut, so that memory is bounded.</summary>
/// <param name="path">The path of the text, for messages.</param>
/// <param name="text">The text; it stays open.</param>
internal sealed class LineReader(string path, Stream text) : IDisposable
{
    /// <summary>The maximum number of characters of a line, many more than a phone number has.</summary>
    public const int MaxLength = 4096;

    private const char EndOfFile = '\u001A'; // as DOS writes

    private readonly StreamReader _text = new(text, Encoding.UTF8, leaveOpen: true);
    private readonly StringBuilder _line = new();

    /// <returns>Null at the end. A final line break does not begin another line, and end-of-file characters are ignored.</returns>
    /// <exception cref="InputException">The text cannot be read.</exception>
    public string? ReadLine()
    {
        try
        {
            return _text.Peek() < 0 ? null : ReadToLineBreak();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw InputFile.Unreadable(path, e.Message);
        }
    }

    public void Dispose() => _text.Dispose();

    private string? ReadToLineBreak()
    {
        _line.Clear();
        for (var next = _text.Read(); next >= 0; next = _text.Read())
        {
            if (next == '\r' && _text.Peek() == '\n') next = _text.Read();
            if (next is '\r' or '\n') return _line.ToString();
            if (_line.Length < MaxLength) _line.Append((char)next);
        }

        return _line.ToString().TrimEnd(EndOfFile) is { Length: > 0 } last ? last : null;
    }
}
