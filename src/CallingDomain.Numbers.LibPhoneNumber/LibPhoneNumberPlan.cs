using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using PhoneNumbers;
using PeerNumber = PhoneNumbers.PhoneNumber;

namespace CallingDomain.Numbers.LibPhoneNumber;

/// <summary>A numbering plan that answers by libphonenumber-csharp.</summary>
/// <remarks>
/// For hosts that must answer exactly as the version of libphonenumber that they use elsewhere. <see cref="NumberingPlan"/> gives the same answers on the same metadata, faster and
/// without allocation. Immutable, thread-safe.
/// </remarks>
[JsonConverter(typeof(NumbersJsonConverter))]
public sealed class LibPhoneNumberPlan : INumberingPlan
{
    private const int MaxCallingCodeDigits = 3, MaxNationalDigits = 17, MaxDigits = 15;

    private readonly PhoneNumberUtil _util;
    private readonly HashSet<int> _callingCodes;
    private readonly HashSet<RegionCode> _regions = [];

    /// <summary>Creates a plan over a utility, which may have metadata of its own.</summary>
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

    /// <summary>The plan over libphonenumber's default instance and its embedded metadata.</summary>
    public static LibPhoneNumberPlan Default => Released.Plan;

    /// <inheritdoc/>
    public NumberInfo Lookup(PhoneNumber number)
    {
        if (!TrySplit(number, out var callingCode, out var national)) return default;
        if (national is null) return new NumberInfo(RegionCode.None, NumberType.Unknown, NumberPossibility.TooShort, callingCode);
        var type = TypeOf(_util.GetNumberType(national));
        var region = type == NumberType.Unknown ? RegionCode.None : RegionCode.Read(_util.GetRegionCodeForNumber(national)).Value;
        return new NumberInfo(region, type, PossibilityOf(national), callingCode);
    }

    /// <inheritdoc/>
    public Result<PhoneNumber, NumberReason> Read(ReadOnlySpan<char> text, RegionCode region)
    {
        var looks = NumberText.Of(text);
        if (looks.First != NumberReason.Unspecified) return looks.First;
        if (!looks.StartsWithPlus && !_regions.Contains(region)) return NumberReason.NumberRegionUnknown;
        if (TypedText.CountDigits(text) > TypedText.MostDigits) return looks.WhyTooLong;
        var reading = Parse(text, looks.StartsWithPlus, region);
        return !reading.IsOk && reading.Reason == NumberReason.NumberLength ? looks.WhyTooLong : reading;
    }

    /// <inheritdoc/>
    public string FormatNational(PhoneNumber number) => Format(number, PhoneNumberFormat.NATIONAL);

    /// <inheritdoc/>
    public string FormatInternational(PhoneNumber number) => Format(number, PhoneNumberFormat.INTERNATIONAL);

    /// <summary>Splits the digits of a number without libphonenumber's parser, which removes prefixes.</summary>
    /// <param name="number">The number.</param>
    /// <param name="callingCode">The calling code; 0 if the number starts with none.</param>
    /// <param name="split">libphonenumber's number; null if no digit follows the calling code.</param>
    /// <returns>Whether the number starts with a calling code.</returns>
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
        if (zeros < 0) zeros = national.Length - 1; // the last digit is the number itself, even if it is 0
        var builder = new PeerNumber.Builder().SetCountryCode(callingCode).SetNationalNumber(ulong.Parse(national, CultureInfo.InvariantCulture));
        return (zeros > 0 ? builder.SetNumberOfLeadingZeros(zeros) : builder).Build();
    }

    private Result<PhoneNumber, NumberReason> Parse(ReadOnlySpan<char> text, bool hasPlus, RegionCode region)
    {
        // Digits only: libphonenumber refuses long texts even if they have few digits.
        Span<byte> room = stackalloc byte[TypedText.MostDigits + 1];
        var digits = (hasPlus ? "+" : "") + Encoding.ASCII.GetString(TypedText.CopyDigits(text, room));
        try
        {
            var e164 = _util.Format(_util.Parse(digits, region.ToString()), PhoneNumberFormat.E164).AsSpan(1);
            if (e164.Length > MaxDigits) return NumberReason.NumberLength;
            return PhoneNumber.FromDigits(ulong.Parse(e164, CultureInfo.InvariantCulture));
        }
        catch (NumberParseException refusal)
        {
            return refusal.ErrorType == ErrorType.INVALID_COUNTRY_CODE
                ? NumberReason.NumberCallingCodeUnknown
                : NumberReason.NumberLength; // the only other error of plain digits
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

    // A number with its calling code is not dialed locally, so its length is compared with the possible lengths.
    private NumberPossibility WhyLocalOnly(PeerNumber number)
    {
        var count = _util.GetNationalSignificantNumber(number).Length;
        var possible = Enumerable.Range(1, MaxNationalDigits).Where(digits => IsPossible(number.CountryCode, digits)).ToList();
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
