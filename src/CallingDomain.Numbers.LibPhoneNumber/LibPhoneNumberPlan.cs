using System.Globalization;
using PhoneNumbers;
using PeerNumber = PhoneNumbers.PhoneNumber;

namespace CallingDomain.Numbers.LibPhoneNumber;

/// <summary>The world's numbering plan as libphonenumber-csharp knows it.</summary>
/// <remarks>
/// For hosts that must answer exactly as the libphonenumber they have elsewhere, whatever its version; <see cref="NumberingPlan"/> gives the same
/// answers on the same metadata, faster and without allocating. Immutable, as thread-safe as libphonenumber's utility, which is.
/// </remarks>
public sealed class LibPhoneNumberPlan : INumberingPlan
{
    private const int MaxCallingCodeDigits = 3;

    private readonly PhoneNumberUtil _util;
    private readonly HashSet<int> _callingCodes;
    private readonly HashSet<RegionCode> _regions = [];

    /// <summary>Takes a utility, which may have metadata of its own.</summary>
    /// <param name="util">What answers.</param>
    public LibPhoneNumberPlan(PhoneNumberUtil util)
    {
        ArgumentNullException.ThrowIfNull(util);
        _util = util;
        _callingCodes = [.. util.GetSupportedCallingCodes()];
        foreach (var name in util.GetSupportedRegions())
        {
            if (RegionCode.Read(name).TryGet(out var region)) _regions.Add(region);
        }
    }

    /// <summary>The plan over libphonenumber's own instance, with the metadata that it was released with.</summary>
    public static LibPhoneNumberPlan Default => Released.Plan;

    /// <inheritdoc/>
    public PlanVerdict Look(PhoneNumber number)
    {
        if (!TrySplit(number, out var callingCode, out var national)) return default;
        if (national is null) return new PlanVerdict(RegionCode.None, NumberType.Unknown, NumberPossibility.TooShort, callingCode);
        var type = TypeOf(_util.GetNumberType(national));
        var region = type == NumberType.Unknown ? RegionCode.None : RegionCode.Read(_util.GetRegionCodeForNumber(national)).Value;
        return new PlanVerdict(region, type, PossibilityOf(national), callingCode);
    }

    /// <inheritdoc/>
    public Result<PlannedNumber, NumberReason> Read(ReadOnlySpan<char> text, RegionCode region)
    {
        var looks = NumberText.Of(text);
        if (looks.First != NumberReason.Unspecified) return looks.First;
        if (!looks.StartsWithPlus && !_regions.Contains(region)) return NumberReason.NumberRegionUnknown;
        if (TypedText.CountDigits(text) > TypedText.MostDigits) return looks.WhyTooLong;
        var reading = Parse(text, looks.StartsWithPlus, region);
        if (reading.TryGet(out var number)) return new PlannedNumber(number, Look(number));
        return reading.Reason == NumberReason.NumberLength ? looks.WhyTooLong : reading.Reason;
    }

    /// <inheritdoc/>
    public string FormatNational(PhoneNumber number) => Format(number, PhoneNumberFormat.NATIONAL);

    /// <inheritdoc/>
    public string FormatInternational(PhoneNumber number) => Format(number, PhoneNumberFormat.INTERNATIONAL);

    /// <summary>The number as its digits say it, without libphonenumber's parser, which would drop some of them before it answers.</summary>
    /// <param name="number">The number.</param>
    /// <param name="callingCode">The calling code that begins it; 0 when none does.</param>
    /// <param name="split">The number as libphonenumber has it; null when nothing stands behind the calling code, which it has no way to say.</param>
    /// <returns>Whether a calling code begins the number.</returns>
    internal bool TrySplit(PhoneNumber number, out int callingCode, out PeerNumber? split)
    {
        split = null;
        var digits = number.Digits.ToString(CultureInfo.InvariantCulture).AsSpan();
        for (var length = 1; length <= Math.Min(digits.Length, MaxCallingCodeDigits); length++)
        {
            callingCode = int.Parse(digits[..length], CultureInfo.InvariantCulture);
            if (!_callingCodes.Contains(callingCode)) continue;
            var national = digits[length..];
            if (!national.IsEmpty) split = Whole(callingCode, national);
            return true;
        }

        callingCode = 0;
        return false;
    }

    private static PeerNumber Whole(int callingCode, ReadOnlySpan<char> national)
    {
        var zeros = national[..^1].IndexOfAnyExcept('0');
        if (zeros < 0) zeros = national.Length - 1; // the last digit is the number itself, also when it is a zero
        var builder = new PeerNumber.Builder().SetCountryCode(callingCode).SetNationalNumber(ulong.Parse(national, CultureInfo.InvariantCulture));
        return (zeros > 0 ? builder.SetNumberOfLeadingZeros(zeros) : builder).Build();
    }

    private Result<PhoneNumber, NumberReason> Parse(ReadOnlySpan<char> text, bool hasPlus, RegionCode region)
    {
        // Only the digits count from here on; a long text with few of them would be refused for its length.
        Span<byte> room = stackalloc byte[TypedText.MostDigits + 1];
        var digits = (hasPlus ? "+" : "") + System.Text.Encoding.ASCII.GetString(TypedText.CopyDigits(text, room));
        try
        {
            var e164 = _util.Format(_util.Parse(digits, region.ToString()), PhoneNumberFormat.E164).AsSpan(1);
            if (e164.Length > PhoneNumber.MaxDigits) return NumberReason.NumberLength;
            return new PhoneNumber(ulong.Parse(e164, CultureInfo.InvariantCulture));
        }
        catch (NumberParseException refusal)
        {
            return refusal.ErrorType == ErrorType.INVALID_COUNTRY_CODE
                ? NumberReason.NumberCallingCodeUnknown
                : NumberReason.NumberLength; // no other is left for digits alone
        }
    }

    private string Format(PhoneNumber number, PhoneNumberFormat format) =>
        TrySplit(number, out _, out var split) && split is not null ? _util.Format(split, format) : number.ToString();

    private NumberPossibility PossibilityOf(PeerNumber number) => _util.IsPossibleNumberWithReason(number) switch
    {
        PhoneNumberUtil.ValidationResult.IS_POSSIBLE => NumberPossibility.IsPossible,
        PhoneNumberUtil.ValidationResult.INVALID_COUNTRY_CODE => NumberPossibility.InvalidCountryCode,
        PhoneNumberUtil.ValidationResult.TOO_SHORT => NumberPossibility.TooShort,
        PhoneNumberUtil.ValidationResult.TOO_LONG => NumberPossibility.TooLong,
        PhoneNumberUtil.ValidationResult.IS_POSSIBLE_LOCAL_ONLY => WhyLocalOnly(number),
        _ => NumberPossibility.InvalidLength,
    };

    // A number with its calling code is not dialled locally; without that, its count of digits is compared with the counts that numbers have.
    private NumberPossibility WhyLocalOnly(PeerNumber number)
    {
        var count = _util.GetNationalSignificantNumber(number).Length;
        var possible = Enumerable.Range(1, Territory.LongestNational).Where(digits => IsPossible(number.CountryCode, digits)).ToList();
        if (possible.TrueForAll(digits => digits > count)) return NumberPossibility.TooShort;
        return possible.TrueForAll(digits => digits < count) ? NumberPossibility.TooLong : NumberPossibility.InvalidLength;
    }

    private bool IsPossible(int callingCode, int digits) =>
        _util.IsPossibleNumberWithReason(Whole(callingCode, new string('1', digits))) == PhoneNumberUtil.ValidationResult.IS_POSSIBLE;

    private static NumberType TypeOf(PhoneNumberType type) => type switch
    {
        PhoneNumberType.FIXED_LINE => NumberType.FixedLine,
        PhoneNumberType.MOBILE => NumberType.Mobile,
        PhoneNumberType.FIXED_LINE_OR_MOBILE => NumberType.FixedLineOrMobile,
        PhoneNumberType.TOLL_FREE => NumberType.TollFree,
        PhoneNumberType.PREMIUM_RATE => NumberType.PremiumRate,
        PhoneNumberType.SHARED_COST => NumberType.SharedCost,
        PhoneNumberType.VOIP => NumberType.Voip,
        PhoneNumberType.PERSONAL_NUMBER => NumberType.PersonalNumber,
        PhoneNumberType.PAGER => NumberType.Pager,
        PhoneNumberType.UAN => NumberType.Uan,
        PhoneNumberType.VOICEMAIL => NumberType.Voicemail,
        _ => NumberType.Unknown,
    };

    private static class Released
    {
        internal static readonly LibPhoneNumberPlan Plan = new(PhoneNumberUtil.GetInstance());
    }
}
