using System.Text;
using CsvHelper;

namespace CallingDomain.Numbers;

/// <summary>The row a reader stands on, seen as the template's.</summary>
internal readonly ref struct TemplateRow(CsvReader reader)
{
    public int Line => (int)reader.LineNumber;

    /// <summary>One, and one more for each line break inside a quoted field.</summary>
    public int Lines => DelimitedText.CountLines(reader.RawRecord);

    public int FieldCount => reader.FieldCount;

    public string Text => Encoding.UTF8.GetString(reader.RawRecord);

    /// <summary>The first column; with its quotes where the quoting is broken, since what stands there is then no number.</summary>
    public ReadOnlySpan<byte> Number => Field(0);

    public ReadOnlySpan<char> Purpose => Encoding.UTF8.GetString(Field(1));

    public bool IsBlank => DelimitedText.IsBlank(reader.RawRecord);

    public bool LooksLikeHeader
    {
        get
        {
            var blank = true;
            foreach (var rune in new Utf8Runes(Field(0)))
            {
                if (Rune.IsDigit(rune)) return false;
                blank &= Rune.IsWhiteSpace(rune);
            }

            return !blank;
        }
    }

    public bool OnlyEmptyAfter(int columns)
    {
        if (FieldCount <= columns) return false;
        for (var column = columns; column < FieldCount; column++)
        {
            if (!reader.IsEmpty(column)) return false;
        }

        return true;
    }

    private ReadOnlySpan<byte> Field(int column)
    {
        if (column >= reader.FieldCount) return [];
        var raw = reader.GetRawSpan(column);
        var value = reader.GetSpan(column);
        return DelimitedText.IsWellQuoted(raw) ? value : raw;
    }
}
