using System.Text;

namespace CallingDomain.Cli;

/// <summary>Lines of a text in UTF-8, in memory bounded by the longest one that is kept: a longer one is cut.</summary>
/// <param name="path">For messages.</param>
/// <param name="text">The text; it stays open.</param>
internal sealed class LineReader(string path, Stream text) : IDisposable
{
    /// <summary>The most characters of a line that are kept: far more than a number has in any form.</summary>
    public const int MaxLength = 4096;

    private const char EndOfFile = '\u001A'; // as DOS writes it

    private readonly StreamReader _text = new(text, Encoding.UTF8, leaveOpen: true);
    private readonly StringBuilder _line = new();

    /// <returns>Null at the end; a line break at the very end begins no further line, nor do end-of-file signs.</returns>
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
