using System.Globalization;
using System.Numerics;

namespace CallingDomain.Numbers;

/// <summary>The two ways in which the portal takes a number, and no other: <c>+15013334444</c> and <c>5013334444</c>.</summary>
/// <remarks>
/// Both are the same number of the North American Numbering Plan: area code and exchange begin with 2 to 9. Whether a business may register
/// it is another question. Stateless. Source: the portal's template requirements, "formatted exactly as either".
/// </remarks>
public static class PortalForm
{
    private const int NationalLength = 10;
    private const ulong CountryCode = 1_00000_00000UL; // the 1 before ten digits
    private const ulong AreaCodeUnit = 1_000_0000UL;
    private const ulong ExchangeUnit = 1_0000UL;
    private const ulong LeastCode = 200; // area codes and exchanges begin with 2 to 9

    /// <summary>Reads one of the two forms. Never throws; linear in the text's length; allocates nothing.</summary>
    /// <returns>The number, or all that is wrong with the text, the primary cause first.</returns>
    public static Result<PhoneNumber, NumberReasons> Read(ReadOnlySpan<char> text) => ReadExactly(text) is { } number ? number : WhyNot(NumberText.Of(text));

    /// <summary>Reads one of the two forms from UTF-8 (as any ASCII text is), like <see cref="Read(ReadOnlySpan{char})"/>.</summary>
    /// <inheritdoc cref="Read(ReadOnlySpan{char})" path="/returns"/>
    public static Result<PhoneNumber, NumberReasons> Read(ReadOnlySpan<byte> utf8) => ReadExactly(utf8) is { } number ? number : WhyNot(NumberText.Of(utf8));

    /// <summary>The ten-digit form of a number that was meant, when no digit of it is in doubt.</summary>
    /// <param name="utf8">A refused text, such as <c>(501) 333-4444</c>.</param>
    /// <returns>Such as <c>5013334444</c>; null when digits are lost, missing, or too many.</returns>
    internal static string? Suggest(ReadOnlySpan<byte> utf8)
    {
        var looks = NumberText.Of(utf8);
        if (looks.LostDigits || looks.Causes.Contains(NumberReason.NumberMultiple) || looks.Causes.Contains(NumberReason.NumberHasLetters)) return null;
        return National(looks) is { } national && WhyNotNanp(national).IsEmpty ? national.ToString("D10", CultureInfo.InvariantCulture) : null;
    }

    private static PhoneNumber? ReadExactly<TCharacter>(ReadOnlySpan<TCharacter> text)
        where TCharacter : unmanaged, IBinaryInteger<TCharacter>
    {
        if (text.Length == NationalLength + 2 && text[0] == TCharacter.CreateTruncating('+') && text[1] == TCharacter.CreateTruncating('1')) text = text[2..];
        if (text.Length != NationalLength) return null;
        var national = 0UL;
        foreach (var character in text)
        {
            var digit = unchecked(uint.CreateTruncating(character) - '0');
            if (digit > 9) return null;
            national = (national * 10) + digit;
        }

        return WhyNotNanp(national).IsEmpty ? new PhoneNumber(CountryCode + national) : null;
    }

    private static NumberReasons WhyNot(in NumberText looks)
    {
        var causes = looks.Causes;
        // Where the count of digits says nothing, no cause is made of it.
        if (looks.LostDigits
            || causes.Contains(NumberReason.NumberMissing)
            || causes.Contains(NumberReason.NumberMultiple)
            || causes.Contains(NumberReason.NumberHasLetters))
            return causes;
        if (looks.StartsWithPlus && looks.DigitCount > 0 && CountryCodeIsNot1(looks)) return causes.With(NumberReason.NumberNotNanp);
        if (National(looks) is not { } national)
            return causes.With(looks is { StartsWithPlus: false, DigitCount: 7 } ? NumberReason.NumberMissingAreaCode : NumberReason.NumberLength);
        if (!looks.StartsWithPlus && looks.DigitCount == NationalLength + 1 && !causes.Contains(NumberReason.NumberScientific))
            causes = causes.With(NumberReason.NumberMissingPlus);
        return causes.With(WhyNotNanp(national));
    }

    // Ten digits; or eleven beginning with the country code 1, which only belong behind a plus.
    private static ulong? National(in NumberText looks) => looks switch
    {
        { DigitCount: NationalLength, StartsWithPlus: false } => looks.Digits,
        { DigitCount: NationalLength + 1, Digits: >= CountryCode and < 2 * CountryCode } => looks.Digits - CountryCode,
        _ => null,
    };

    private static bool CountryCodeIsNot1(in NumberText looks)
    {
        var first = looks.Digits;
        while (first > 9) first /= 10;
        return first != 1 || looks.StartsWithZero;
    }

    private static NumberReasons WhyNotNanp(ulong national)
    {
        var causes = NumberReasons.None;
        if (national / AreaCodeUnit < LeastCode) causes = causes.With(NumberReason.NumberAreaCodeInvalid);
        if (national / ExchangeUnit % 1000 < LeastCode) causes = causes.With(NumberReason.NumberExchangeInvalid);
        return causes;
    }
}
