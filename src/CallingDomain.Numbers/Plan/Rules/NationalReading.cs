using System.Numerics;
using System.Runtime.CompilerServices;

namespace CallingDomain.Numbers;

/// <content>Reading, in the order of libphonenumber's steps.</content>
internal sealed partial class PlanRules
{
    private const int FewestNational = 2;
    private const int FewestOfPlain = 4;
    private const int Room = 64; // the digits of a text and the digits that a transform may add

    private static ReadOnlySpan<ulong> PowersOfTen =>
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000,
        1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
    ];

    /// <inheritdoc cref="INumberingPlan.Read"/>
    /// <remarks>Never throws, allocates nothing, linear in the length.</remarks>
    internal Result<PhoneNumber, NumberReason> Read(ReadOnlySpan<char> text, RegionCode region)
    {
        var digits = ReadPlain(text, region, out var stop, out var before);
        return digits.Count != 0 ? new PhoneNumber(digits.Value) : ReadClosely(text, region, stop, before);
    }

    /// <summary>The fast path: digits and plain separators without a prefix.</summary>
    /// <param name="text">The text.</param>
    /// <param name="region">The region of the writer.</param>
    /// <param name="stop">The position where the slow path continues.</param>
    /// <param name="before">The number of digits before that position.</param>
    /// <returns>The digits, calling code first; none if the slow path is needed.</returns>
    /// <remarks>Nearly without branches, since the notation of the next text cannot be predicted.</remarks>
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

    // Conditions as 0 or 1, for the same reason.
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

    /// <summary>The calling code of a region; 0 for a region that the plan does not have.</summary>
    internal int CallingCodeOf(RegionCode region) => _territories[_byRegion[region.Packed]].CallingCode;

    /// <summary>Whether so many digits without a plus are too many for a region: the first starts no prefix and no calling code.</summary>
    internal bool IsTooLong(uint first, int count, RegionCode region)
    {
        ref readonly var forms = ref _plainForms[_byRegion[region.Packed]];
        return ((forms.National >> (int)first) & 1) != 0 && count + forms.CodeDigits > LongestE164;
    }

    private static bool StartsWithPlus<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit> => text.Length > 0 && TypedText.Code(text[0]) == '+';

    /// <inheritdoc cref="ReadClosely{TUnit}(ReadOnlySpan{TUnit}, int, int, bool, int)"/>
    internal Result<PhoneNumber, NumberReason> ReadClosely<TUnit>(ReadOnlySpan<TUnit> text, RegionCode region, int stop, int before)
        where TUnit : unmanaged, IBinaryInteger<TUnit> => ReadClosely(text, stop, before, StartsWithPlus(text), _byRegion[region.Packed]);

    /// <summary>The slow path: unusual characters, prefixes, too few or too many digits.</summary>
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

    /// <summary>The length of the international prefix; 0 for none. No 0 follows an international prefix.</summary>
    private int AfterInternationalPrefix(in Territory rules, ReadOnlySpan<byte> digits)
    {
        if (rules.HasNoInternationalPrefix(digits[0] & 0xF)) return 0;
        var match = _machine.FindPrefix(rules.InternationalPrefix, digits);
        if (match.Length <= 0) return 0;
        return match.Length < digits.Length && digits[match.Length] == '0' ? 0 : match.Length;
    }

    /// <summary>Removes the region's own calling code without a plus, if the digits start with it.</summary>
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
        // a prefix is removed only if enough digits remain: the text may be a short number that starts like the prefix
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

    /// <summary>The replacement of the prefix, followed by the rest.</summary>
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
