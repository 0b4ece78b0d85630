using System.Globalization;

namespace CallingDomain.Contacts;

/// <summary>A calling code from a cell: the code of a country, or 1 and the area code of a country that shares it.</summary>
/// <param name="Country">The code of the country, such as 44; 1 for 1868.</param>
/// <param name="Digits">All digits, such as 44 or 1868.</param>
internal readonly record struct CallingCode(int Country, string Digits)
{
    private const int MaxDigits = 3, NanpDigits = 4, MaxLength = 16;

    /// <summary>Reads <c>44</c>, <c>+44</c>, <c>0044</c>, <c>01144</c>, <c>1-868</c>, and <c>44.0</c> as a spreadsheet writes it; null for another text.</summary>
    public static CallingCode? Read(ReadOnlySpan<byte> cell)
    {
        if (cell.EndsWith(".0"u8)) cell = cell[..^2];
        if (cell.Length > MaxLength) return null;
        Span<char> digits = stackalloc char[MaxLength];
        var (count, hasPlus) = (0, false);
        foreach (var unit in cell)
        {
            if (unit is >= (byte)'0' and <= (byte)'9') digits[count++] = (char)unit;
            else if (unit == '+' && count == 0 && !hasPlus) hasPlus = true;
            else if (unit is not ((byte)' ' or (byte)'-' or (byte)'(' or (byte)')')) return null;
        }

        ReadOnlySpan<char> code = digits[..count];
        if (!hasPlus) code = code.StartsWith("011") ? code[3..] : code.StartsWith("00") ? code[2..] : code;
        if (code.IsEmpty || code[0] == '0') return null;
        if (code.Length <= MaxDigits) return new CallingCode(int.Parse(code, NumberStyles.None, CultureInfo.InvariantCulture), code.ToString());
        return code.Length == NanpDigits && code[0] == '1' ? new CallingCode(1, code.ToString()) : null;
    }
}
