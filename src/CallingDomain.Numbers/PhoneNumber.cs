using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>A telephone number in E.164 form: country code, then national number.</summary>
/// <remarks>
/// 1 to 15 digits, the first not 0. Whether the number exists is answered by <see cref="NumberingPlan.Lookup(PhoneNumber)"/>. Eight bytes, immutable, thread-safe. Equality and order
/// compare the digits as a whole number. JSON and <see cref="TypeConverter"/>: the E.164 text. Default: <see cref="None"/>. Source: ITU-T Recommendation E.164.
/// </remarks>
[JsonConverter(typeof(NumbersJsonConverter))]
[TypeConverter(typeof(PhoneNumberTypeConverter))]
public readonly record struct PhoneNumber : IComparable<PhoneNumber>, ISpanParsable<PhoneNumber>, ISpanFormattable
{
    internal const int MaxDigits = 15;
    private const int ShownWhenMasked = 2;
    private const ulong MostDigits = 999_999_999_999_999;

    private readonly ulong _digits; // no digit is lost, since the first is not 0

    internal PhoneNumber(ulong digits) => _digits = digits;

    /// <summary>The digits as a whole number, such as 15013334444; 0 for <see cref="None"/>.</summary>
    public ulong Digits => _digits;

    /// <summary>No number; formats as empty text.</summary>
    public static PhoneNumber None => default;

    /// <summary>Reads <c>+</c> and 1 to 15 ASCII digits, the first not 0. Never throws; linear in the text's length.</summary>
    /// <returns>
    /// The number, or the first reason: <see cref="NumberReason.NumberMissing"/>, one of the reasons from
    /// <see cref="NumberReason.NumberSpreadsheetGuard"/> to <see cref="NumberReason.NumberPunctuation"/>, <see cref="NumberReason.NumberNotE164"/> or
    /// <see cref="NumberReason.NumberLength"/>.
    /// </returns>
    public static Result<PhoneNumber, NumberReason> Read(ReadOnlySpan<char> text)
    {
        if (E164Digits.IsBlocks(text.Length)) return E164Digits.TryRead(text, out var digits) ? new PhoneNumber(digits.Value) : Refusal.OfE164(text);
        return E164Digits.TryReadFew(text, out var number) ? number : Refusal.OfE164(text);
    }

    /// <summary>The number with the given <see cref="Digits"/>; <see cref="None"/> for 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are more than 15 digits.</exception>
    public static PhoneNumber FromDigits(ulong digits)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, MostDigits);
        return new PhoneNumber(digits);
    }

    /// <summary>Like <see cref="Read"/>, with an exception for an invalid text.</summary>
    /// <exception cref="FormatException">The text is not an E.164 number; the message has the code of the reason, never the text.</exception>
    public static PhoneNumber Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null)
    {
        var reading = Read(s);
        return reading.TryGet(out var number) ? number : throw new FormatException($"Not an E.164 number: {reading.Reason.Code()}.");
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static PhoneNumber Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <summary>Like <see cref="Read"/>, without the reason.</summary>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out PhoneNumber result) => Read(s).TryGet(out result);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, IFormatProvider?, out PhoneNumber)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PhoneNumber result) => TryParse(s.AsSpan(), provider, out result);

    /// <summary>Compares the digits as whole numbers.</summary>
    public int CompareTo(PhoneNumber other) => _digits.CompareTo(other._digits);

    /// <summary>The E.164 text, such as <c>+15013334444</c>; empty for <see cref="None"/>.</summary>
    public override string ToString() => _digits == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"+{_digits}");

    /// <summary>The E.164 text; <paramref name="format"/> and <paramref name="formatProvider"/> have no effect.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <summary>Writes the E.164 text: at most 16 characters, none for <see cref="None"/>.</summary>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null)
    {
        charsWritten = 0;
        return _digits == 0 || destination.TryWrite(CultureInfo.InvariantCulture, $"+{_digits}", out charsWritten);
    }

    /// <summary>A masked form for logs with the first and last two digits, such as <c>+15*******44</c>. Empty for <see cref="None"/>.</summary>
    public string ToMaskedString()
    {
        var text = ToString();
        var hidden = text.Length - 1 - (2 * ShownWhenMasked);
        return hidden <= 0
            ? new string('*', text.Length)
            : string.Concat(text.AsSpan(0, 1 + ShownWhenMasked), new string('*', hidden), text.AsSpan(text.Length - ShownWhenMasked));
    }

    /// <summary>Compares the digits as whole numbers.</summary>
    public static bool operator <(PhoneNumber left, PhoneNumber right) => left.CompareTo(right) < 0;

    /// <summary>Compares the digits as whole numbers.</summary>
    public static bool operator >(PhoneNumber left, PhoneNumber right) => left.CompareTo(right) > 0;

    /// <summary>Compares the digits as whole numbers.</summary>
    public static bool operator <=(PhoneNumber left, PhoneNumber right) => left.CompareTo(right) <= 0;

    /// <summary>Compares the digits as whole numbers.</summary>
    public static bool operator >=(PhoneNumber left, PhoneNumber right) => left.CompareTo(right) >= 0;

    /// <summary>The full analysis of a text that is not E.164.</summary>
    internal static NumberReason WhyNotE164<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        var looks = NumberText.Of(text);
        if (!looks.Causes.IsEmpty) return looks.Causes.Primary;
        return looks.StartsWithPlus && !looks.StartsWithZero && looks.DigitCount > MaxDigits ? NumberReason.NumberLength : NumberReason.NumberNotE164;
    }
}
