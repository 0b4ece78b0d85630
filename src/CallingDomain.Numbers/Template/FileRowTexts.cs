using System.Text;

namespace CallingDomain.Numbers;

/// <summary>The texts of the rows of a file, found by scanning the file again: only duplicates need them.</summary>
internal ref struct FileRowTexts(ReadOnlySpan<byte> text, byte delimiter) : IRowTexts, IDisposable
{
    private RowScanner _rows = new(text, delimiter);

    public string Of(int line)
    {
        while (_rows.Line != line && _rows.Next())
        {
        }

        return Encoding.UTF8.GetString(_rows.Row);
    }

    public readonly void Dispose() => _rows.Dispose();
}
