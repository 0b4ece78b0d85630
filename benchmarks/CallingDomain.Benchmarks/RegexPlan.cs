using System.Globalization;
using System.Text.RegularExpressions;
using PhoneNumbers;

namespace CallingDomain.Benchmarks;

/// <summary>The numbering plan as the metadata writes it: for each region one compiled regular expression of all its valid numbers.</summary>
/// <remarks>Source: the metadata of libphonenumber-csharp, from which the plan of CallingDomain.Numbers is built.</remarks>
internal static class RegexPlan
{
    private const int LongestCallingCode = 3, CallingCodeBound = 1000;

    // By calling code; null for those that are none.
    private static readonly Region[]?[] Regions = Read();

    /// <summary>Whether the digits, calling code first, are a valid number.</summary>
    public static bool IsValid(ReadOnlySpan<char> digits)
    {
        for (var length = 1; length <= Math.Min(LongestCallingCode, digits.Length); length++)
        {
            var code = int.Parse(digits[..length], NumberStyles.None, CultureInfo.InvariantCulture);
            if (Regions[code] is not null) return IsValid(code, digits[length..]);
        }

        return false;
    }

    /// <summary>Whether the digits behind a calling code are a valid number.</summary>
    public static bool IsValid(int callingCode, ReadOnlySpan<char> national)
    {
        foreach (var region in Regions[callingCode]!)
        {
            // Where a region says how its numbers begin, those are its own, valid or not.
            if (region.Begins is { } begins && begins.IsMatch(national)) return region.Whole.IsMatch(national);
            if (region.Begins is null && region.Whole.IsMatch(national)) return true;
        }

        return false;
    }

    private static Region[]?[] Read()
    {
        var util = PhoneNumberUtil.GetInstance();
        var regions = new Region[]?[CallingCodeBound];
        foreach (var code in util.GetSupportedCallingCodes())
            regions[code] = [.. util.GetRegionCodesForCountryCode(code).Select(name => RegionOf(util.GetMetadataForRegion(name) ?? util.GetMetadataForNonGeographicalRegion(code)))];
        return regions;
    }

    private static Region RegionOf(PhoneMetadata region)
    {
        PhoneNumberDesc[] types = [region.FixedLine, region.Mobile, region.TollFree, region.PremiumRate, region.SharedCost, region.PersonalNumber, region.Voip, region.Pager, region.Uan, region.Voicemail];
        var patterns = types.Where(type => type.HasNationalNumberPattern).Select(type => type.NationalNumberPattern).Distinct();
        return new(
            region.HasLeadingDigits ? Compile($@"\A(?:{region.LeadingDigits})") : null,
            Compile($@"\A(?=(?:{region.GeneralDesc.NationalNumberPattern})\z)(?:{string.Join('|', patterns)})\z"));
    }

    private static Regex Compile(string pattern) => new(pattern, RegexOptions.Compiled | RegexOptions.CultureInvariant);

    private sealed record Region(Regex? Begins, Regex Whole);
}
