using System.Globalization;
using System.Text;
using PhoneNumbers;
using Xunit.Abstractions;
using static CallingDomain.Numbers.LibPhoneNumber.Tests.Peers;

namespace CallingDomain.Numbers.LibPhoneNumber.Tests;

/// <summary>Readings of the same texts, drawn from every pattern of the metadata in turn, and the formats of the numbers read.</summary>
/// <remarks>
/// Compared with libphonenumber's own parser, and with our adapter over it. Texts that our rules refuse, although libphonenumber guesses a number, do not count: more than 15 digits, the <c>.0</c>
/// of a spreadsheet after them, and odd characters.
/// </remarks>
public sealed class ReadComparisonTests(ITestOutputHelper output)
{
    private readonly Differences _differences = new();
    private int _compared, _numbers, _refusedByUsAlone;

    [Fact]
    public void Read_GeneratedTexts_EqualsLibPhoneNumber()
    {
        var chance = new SplitMix64(Drawing.Seed);
        var generator = new NumberGenerator(Metadata, chance);
        var forms = new TypedForms(generator, chance);
        for (var at = 0; _compared < Drawing.Count; at++)
        {
            var (kind, text, region) = forms.Of(generator.FromPattern(at % generator.PatternCount));
            Compare(kind, text, region);
        }

        _differences.AssertNone(output, string.Create(CultureInfo.InvariantCulture, $"{_compared:N0} texts, {_numbers:N0} of them numbers; apart from these, {_refusedByUsAlone:N0} that only our rules refuse"));
    }

    private void Compare(string kind, string text, RegionCode region)
    {
        var ours = Plan.Read(text, region);
        if (ours != Plan.Read(Encoding.UTF8.GetBytes(text), region)) _differences.Add("UTF-8 unlike UTF-16", text);
        var adapted = Adapter.Read(text, region);
        if (((INumberingPlan)Plan).Read(text, region) != adapted) _differences.Add("the adapter", $"\"{text}\" in {region}: ours {ours}, theirs {adapted}");
        var theirs = Parse(text, region);
        if (!ours.IsOk && IsOursAlone(kind, theirs, ours.Reason))
        {
            _refusedByUsAlone++;
            return;
        }

        _compared++;
        var ourText = ours.TryGet(out var read) ? read.Number.ToString() : "";
        var theirText = theirs is null ? "" : Util.Format(theirs, PhoneNumberFormat.E164);
        if (ourText != theirText || theirs is { HasExtension: true })
            _differences.Add(kind, $"\"{text}\" in {region}: ours {(ours.IsOk ? ourText : ours)}, theirs {theirText} {theirs?.Extension}");
        if (!ours.IsOk || theirs is null) return;
        _numbers++;
        CompareFormats(read.Number, theirs);
    }

    private void CompareFormats(PhoneNumber ours, PhoneNumbers.PhoneNumber theirs)
    {
        if (Util.Format(theirs, PhoneNumberFormat.NATIONAL) != Plan.FormatNational(ours)) _differences.Add("national format", ours.ToString());
        if (Util.Format(theirs, PhoneNumberFormat.INTERNATIONAL) != Plan.FormatInternational(ours)) _differences.Add("international format", ours.ToString());
    }

    private static bool IsOursAlone(string kind, PhoneNumbers.PhoneNumber? theirs, NumberReason reason) =>
        kind == TypedForms.OddCharacter
        || reason == NumberReason.NumberDecimalSuffix
        || (theirs is not null
            && reason is NumberReason.NumberLength or NumberReason.NumberMultiple
            && Util.Format(theirs, PhoneNumberFormat.E164).Length > PhoneNumber.MaxDigits + 1);

    private static PhoneNumbers.PhoneNumber? Parse(string text, RegionCode region)
    {
        try
        {
            return Util.Parse(text, region.ToString());
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
