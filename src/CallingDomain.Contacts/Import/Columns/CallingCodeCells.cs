using System.Buffers;
using System.Collections.Frozen;

namespace CallingDomain.Contacts;

/// <summary>Recognizes columns that hold calling codes separately from the numbers.</summary>
internal static class CallingCodeCells
{
    private const int MaxDigits = 3, MaxNanpDigits = 4; // +44; +1 868

    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
        ["prefix", "cc", "isd", "idd", "isdcode", "iddcode", "vorwahl", "indicatif", "indicativo", "prefisso", "prefijo", "codigopais", "códigopaís"], StringComparer.Ordinal);

    private static readonly SearchValues<string> Parts = SearchValues.Create(
        [
            "countrycode", "callingcode", "dialcode", "dialingcode", "diallingcode", "phonecode", "telephonecode", "telcode", "mobilecode", "internationalcode", "intlcode", "phoneprefix", "telprefix", "countryprefix",
            "dialprefix", "ländervorwahl", "landesvorwahl", "laendervorwahl",
        ],
        StringComparison.Ordinal);

    /// <summary>Whether a heading, without digits, is one of calling codes.</summary>
    public static bool IsHeading(string heading)
    {
        var plain = string.Concat(ColumnWords.Plain(heading).Where(unit => !char.IsDigit(unit)));
        return Words.Contains(plain) || plain.AsSpan().ContainsAny(Parts);
    }

    /// <summary>Whether a cell is a calling code: <c>44</c>, <c>+44</c>, <c>0044</c>, <c>01144</c>, <c>1-868</c>, <c>44.0</c>, <c>UK (+44)</c>.</summary>
    public static bool IsCode(ReadOnlySpan<byte> cell)
    {
        if (cell.EndsWith(".0"u8)) cell = cell[..^2];
        Span<byte> digits = stackalloc byte[8];
        var (count, hasLetter, hasPlus) = (0, false, false);
        foreach (var unit in cell)
        {
            if (char.IsAsciiDigit((char)unit))
            {
                if (count == digits.Length) return false;
                digits[count++] = unit;
            }

            hasLetter |= char.IsAsciiLetter((char)unit) || unit >= 0x80;
            hasPlus |= unit == '+';
        }

        if (hasLetter && !hasPlus) return false; // ISO codes, titles
        ReadOnlySpan<byte> code = digits[..count];
        code = (code.StartsWith("011"u8) ? code[3..] : code).TrimStart((byte)'0'); // a code never begins with 0; 0 alone is no code
        return code.Length is > 0 and <= MaxDigits || (code.Length == MaxNanpDigits && code[0] == '1');
    }
}
