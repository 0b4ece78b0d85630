using System.Globalization;
using System.Text;

namespace CallingDomain.Numbers;

/// <summary>What spreadsheets do to a number, undone where every digit is still there.</summary>
internal static class SpreadsheetDamage
{
    private const int LeastDigitsOfADecimal = 7; // less may be the beginning of a number
    private const int MostDigitsOfAnEnding = 2;

    /// <summary>Writes the text without its damage.</summary>
    /// <param name="text">The text, without white space around it.</param>
    /// <param name="room">As long as the text.</param>
    /// <param name="length">How much of the room is used.</param>
    /// <returns>What was undone; empty when there is nothing to undo, or a digit is in doubt.</returns>
    public static NumberReasons Undo(ReadOnlySpan<char> text, Span<char> room, out int length)
    {
        var undone = NumberReasons.None;
        var inside = WithoutGuard(text);
        if (inside.Length != text.Length) undone = NumberReason.NumberSpreadsheetGuard;
        length = 0;
        foreach (var rune in inside.EnumerateRunes())
        {
            var plain = Plain(rune);
            if (plain == '\0') return NumberReasons.None;
            if (plain != rune.Value) undone = undone.With(NumberReason.NumberNonAsciiDigit);
            room[length++] = plain;
        }

        if (TryExpand(room, ref length)) undone = undone.With(NumberReason.NumberScientific);
        else if (TryCutDecimals(room[..length], out var whole)) (undone, length) = (undone.With(NumberReason.NumberDecimalSuffix), whole);
        return undone;
    }

    /// <summary>
    /// Whether a text ends as no number does: a whole one, then a dot or comma and decimals, or a slash or dash and another ending, as in <c>0612345678-79</c>.
    /// </summary>
    /// <param name="text">The text, without white space around it.</param>
    /// <param name="isWhole">Whether what follows are zeros behind a dot or comma, which nobody misses.</param>
    public static bool HasDoubtfulEnd(ReadOnlySpan<char> text, out bool isWhole)
    {
        isWhole = false;
        var sign = text.LastIndexOfAny(".,/-");
        if (sign < 0 || sign + 1 == text.Length) return false;
        var before = text[..sign].TrimEnd();
        var behind = text[(sign + 1)..].TrimStart();
        var isPoint = text[sign] is '.' or ',';
        isWhole = isPoint && !behind.IsEmpty && !behind.ContainsAnyExcept('0');
        if (behind.Length > MostDigitsOfAnEnding && !isWhole) return false;
        var digits = before is ['+', ..] ? before[1..] : before;
        var isOneNumber = digits.Length >= LeastDigitsOfADecimal && IsDigits(digits);
        return IsDigits(behind) && (isOneNumber || (isPoint && behind.Length == 1));
    }

    // ="…", =…, '…, and one within the other.
    private static ReadOnlySpan<char> WithoutGuard(ReadOnlySpan<char> text)
    {
        while (true)
        {
            if (text is ['=', '"', .., '"'] && text.Length > 3) text = text[2..^1].Trim();
            else if (text is ['=' or '\'', _, ..]) text = text[1..].Trim();
            else return text;
        }
    }

    // The sign itself, a digit or plus of another script as ASCII, or nothing for what cannot be told.
    private static char Plain(Rune rune)
    {
        const int fullWidthPlus = 0xFF0B;
        if (rune.Value == fullWidthPlus) return '+';
        if (!rune.IsBmp || rune == Rune.ReplacementChar) return '\0';
        return !rune.IsAscii && Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber ? (char)('0' + (int)Rune.GetNumericValue(rune)) : (char)rune.Value;
    }

    // 3.90612345678E+11: one digit, a dot or comma, the others, and an exponent that counts them.
    private static bool TryExpand(Span<char> text, ref int length)
    {
        var written = text[..length];
        var at = written.IndexOfAny('e', 'E');
        if (at < 3 || written[1] is not ('.' or ',') || !IsDigits(written[..1]) || !IsDigits(written[2..at])) return false;
        var exponent = written[(at + 1)..];
        if (exponent is ['+', ..]) exponent = exponent[1..];
        if (exponent.Length is 0 or > 2 || !IsDigits(exponent)) return false;
        if (int.Parse(exponent, NumberStyles.None, CultureInfo.InvariantCulture) != at - 2) return false; // digits are lost, or were never there
        written[2..at].CopyTo(text[1..]);
        length = at - 1;
        return true;
    }

    // 390612345678.0
    private static bool TryCutDecimals(ReadOnlySpan<char> text, out int whole)
    {
        whole = text.LastIndexOfAny('.', ',');
        return HasDoubtfulEnd(text, out var isWhole) && isWhole;
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
