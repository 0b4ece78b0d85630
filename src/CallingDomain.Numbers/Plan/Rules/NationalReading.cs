using System.Numerics;
using System.Runtime.CompilerServices;

namespace CallingDomain.Numbers;

/// <content>Reading: from text to a number, the steps in the order in which libphonenumber takes them.</content>
internal sealed partial class PlanRules
{
    private const int FewestNational = 2;
    private const int FewestOfPlain = 4;
    private const int Room = 64; // the digits of a text, and what a transform may put before them

    private static ReadOnlySpan<ulong> PowersOfTen =>
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000,
        1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
    ];

    /// <summary>Reads a number as people of a region type it. Never throws, allocates nothing, linear in the length.</summary>
    /// <param name="text">National, with or without trunk prefix, or international after <c>+</c> or the international prefix;
    /// blanks, dashes, dots, parentheses and slashes may stand between digits.</param>
    /// <param name="region">Where it was typed; matters to all but <c>+</c>.</param>
    /// <returns>A number, which need not be valid, or the first reason why the text is none.</returns>
    internal Result<PhoneNumber, NumberReason> Read(ReadOnlySpan<char> text, RegionCode region)
    {
        var digits = ReadPlain(text, region, out var stop, out var before);
        return digits.Count != 0 ? new PhoneNumber(digits.Value) : ReadClosely(text, region, stop, before);
    }

    /// <summary>The common forms, digits and plain separators, in which no prefix can stand before the national number.</summary>
    /// <param name="text">As for <see cref="Read(ReadOnlySpan{char}, RegionCode)"/>.</param>
    /// <param name="region">Where it was typed.</param>
    /// <param name="stop">Where the closer look goes on.</param>
    /// <param name="before">How many digits stand before that.</param>
    /// <returns>The digits, calling code first; none when it takes a closer look.</returns>
    /// <remarks>Hardly a branch: of the forms in which people write, one comes after the other.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal PackedDigits ReadPlain<TUnit>(ReadOnlySpan<TUnit> text, RegionCode region, out int stop, out int before)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        var plus = StartsWithPlus(text) ? 1 : 0;
        var scan = TypedText.Scan(text[plus..]);
        stop = unchecked(plus + scan.Stop);
        before = scan.Count;
        return stop == text.Length && !TypedText.EndsLikeDecimal(text) ? PlainOf(scan, plus, in _plainForms[_byRegion[region.Packed]]) : default;
    }

    // In numbers that are 0 or 1, for the same reason.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private PackedDigits PlainOf(TypedScan scan, int plus, in PlainForms forms)
    {
        unchecked
        {
            var (first, next) = ((int)scan.Packed & PackedDigits.Mask, (int)(scan.Packed >> PackedDigits.BitsOfDigit) & PackedDigits.Mask);
            var isNational = ~plus & (forms.National >> first) & 1;
            var mayBeOne = (-plus & _afterPlusOne) | ((forms.LongestNational - scan.Count) >> 31 & forms.AfterOne);
            var isOne = (first == NanpCode ? 1 : 0) & (mayBeOne >> next);
            var added = forms.CodeDigits * isNational;
            if (((isNational | isOne) & 1) == 0 | (uint)(scan.Count - FewestOfPlain) > (uint)(LongestE164 - FewestOfPlain - added)) return default;
            return new PackedDigits((scan.Packed << (PackedDigits.BitsOfDigit * added)) | (forms.Code & (ulong)-isNational), scan.Count + added);
        }
    }

    private static bool StartsWithPlus<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit> => text.Length > 0 && TypedText.Code(text[0]) == '+';

    /// <inheritdoc cref="ReadClosely{TUnit}(ReadOnlySpan{TUnit}, int, int, bool, int)"/>
    internal Result<PhoneNumber, NumberReason> ReadClosely<TUnit>(ReadOnlySpan<TUnit> text, RegionCode region, int stop, int before)
        where TUnit : unmanaged, IBinaryInteger<TUnit> => ReadClosely(text, stop, before, StartsWithPlus(text), _byRegion[region.Packed]);

    /// <summary>What the plain way leaves: odd characters, prefixes, too few or too many digits.</summary>
    private Result<PhoneNumber, NumberReason> ReadClosely<TUnit>(ReadOnlySpan<TUnit> text, int stop, int count, bool hasPlus, int home)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        if (stop < text.Length || count == 0 || TypedText.EndsLikeDecimal(text))
        {
            var looks = NumberText.Of(text);
            if (looks.First != NumberReason.Unspecified) return looks.First;
            (count, hasPlus) = (TypedText.CountDigits(text), looks.StartsWithPlus);
        }

        if (home == 0 && !hasPlus) return NumberReason.NumberRegionUnknown;
        if (count < FewestNational) return NumberReason.NumberLength;
        if (count > TypedText.MostDigits) return NumberText.Of(text).WhyTooLong;
        Span<byte> room = stackalloc byte[TypedText.MostDigits + 1];
        var result = ReadDigits(TypedText.CopyDigits(text, room), hasPlus, home);
        if (!result.IsOk && result.Reason == NumberReason.NumberLength) return NumberText.Of(text).WhyTooLong;
        return result;
    }

    private Result<PhoneNumber, NumberReason> ReadDigits(ReadOnlySpan<byte> digits, bool hasPlus, int home)
    {
        if (hasPlus)
        {
            if (digits.Length <= FewestNational) return NumberReason.NumberLength;
            var abroad = TerritoryOf(digits);
            if (abroad != 0) return ReadNational(abroad, digits[_territories[abroad].CallingCodeDigits..]);
        }

        ref readonly var rules = ref _territories[home];
        var prefix = AfterInternationalPrefix(in rules, digits);
        if (prefix > 0)
        {
            var rest = digits[prefix..];
            if (rest.Length <= FewestNational) return NumberReason.NumberLength;
            var abroad = TerritoryOf(rest);
            return abroad == 0 ? NumberReason.NumberCallingCodeUnknown : ReadNational(abroad, rest[_territories[abroad].CallingCodeDigits..]);
        }

        Span<byte> room = stackalloc byte[Room];
        if (TryDropCallingCode(in rules, digits, room, out var national)) return ReadNational(_byCallingCode[rules.CallingCode], national);
        return hasPlus ? NumberReason.NumberCallingCodeUnknown : ReadNational(home, digits);
    }

    /// <summary>How many digits the international prefix takes; 0 for none, and none stands before a 0.</summary>
    private int AfterInternationalPrefix(in Territory rules, ReadOnlySpan<byte> digits)
    {
        if (rules.HasNoInternationalPrefix(digits[0] & 0xF)) return 0;
        var match = _machine.FindPrefix(rules.InternationalPrefix, digits);
        if (match.Length <= 0) return 0;
        return match.Length < digits.Length && digits[match.Length] == '0' ? 0 : match.Length;
    }

    /// <summary>Whether the digits begin with the region's own calling code, typed without a plus.</summary>
    private bool TryDropCallingCode(in Territory rules, ReadOnlySpan<byte> digits, Span<byte> room, out ReadOnlySpan<byte> national)
    {
        national = default;
        if (rules.CallingCode == 0 || !StartsWith(digits, rules.CallingCode, rules.CallingCodeDigits)) return false;
        var rest = digits[rules.CallingCodeDigits..];
        national = TryStripNationalPrefix(in rules, rest, room, out var stripped) ? stripped : rest;
        return digits.Length > rules.LongestPossible
            || (!_machine.Matches(rules.General, digits) && _machine.Matches(rules.General, national));
    }

    private Result<PhoneNumber, NumberReason> ReadNational(int territory, scoped ReadOnlySpan<byte> digits)
    {
        if (digits.Length < FewestNational) return NumberReason.NumberLength;
        ref readonly var rules = ref _territories[territory];
        Span<byte> room = stackalloc byte[Room];
        // a prefix is only stripped when enough is left: the whole may be a short number that begins like the prefix
        if (TryStripNationalPrefix(in rules, digits, room, out var stripped)
            && (stripped.Length > rules.LongestPossible || rules.IsPossibleLength(stripped.Length)))
        {
            digits = stripped;
        }

        if (digits.Length < FewestNational || digits.Length + rules.CallingCodeDigits > LongestE164) return NumberReason.NumberLength;
        return new PhoneNumber(Value(rules.CallingCode, digits));
    }

    private bool TryStripNationalPrefix(in Territory rules, ReadOnlySpan<byte> digits, Span<byte> room, out ReadOnlySpan<byte> stripped)
    {
        stripped = default;
        if (digits.IsEmpty || ((rules.NoNationalPrefix >> (digits[0] & 0xF)) & 1) != 0) return false;
        var match = _machine.FindPrefix(rules.NationalPrefix, digits);
        if (!match.IsMatch) return false;
        stripped = match.HasCapture && rules.Transform != 0 ? Transform(in rules, match, digits, room) : digits[match.Length..];
        return _machine.Matches(rules.General, stripped) || !_machine.Matches(rules.General, digits);
    }

    /// <summary>What the rule puts in the place of the prefix, then the rest.</summary>
    private ReadOnlySpan<byte> Transform(in Territory rules, PrefixMatch match, ReadOnlySpan<byte> digits, Span<byte> room)
    {
        var length = 0;
        foreach (var unit in Text(rules.Transform))
        {
            if (unit > MostGroups)
            {
                room[length++] = unit;
                continue;
            }

            var group = digits[match.CaptureStart..match.CaptureEnd];
            group.CopyTo(room[length..]);
            length += group.Length;
        }

        var rest = digits[match.Length..];
        rest.CopyTo(room[length..]);
        return room[..(length + rest.Length)];
    }

    private static bool StartsWith(ReadOnlySpan<byte> digits, int code, int length)
    {
        if (digits.Length < length) return false;
        for (var index = length - 1; index >= 0; index--, code /= 10)
        {
            if ((digits[index] & 0xF) != code % 10) return false;
        }

        return true;
    }
}
