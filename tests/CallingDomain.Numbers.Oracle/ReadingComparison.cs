using System.Globalization;
using System.Text;
using PhoneNumbers;

namespace CallingDomain.Numbers.Oracle;

/// <summary>Has both read the same texts, from every pattern of the metadata in turn, and write what was read.</summary>
/// <remarks>
/// libphonenumber's own parser is asked, and our port over it. What our rules refuse although libphonenumber guesses is counted apart: more than 15
/// digits, a spreadsheet's <c>.0</c> behind them, and odd characters.
/// </remarks>
internal sealed class ReadingComparison(Sides sides)
{
    private readonly Differences _differences = new();
    private readonly SortedDictionary<string, int> _asked = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _refusedByUsAlone = new(StringComparer.Ordinal);
    private readonly List<string> _rows = [];

    public int Run(int count, ulong seed, string? output)
    {
        var chance = new SplitMix64(seed);
        var generator = new NumberGenerator(sides.Metadata, chance);
        var forms = new TypedForms(sides, generator, chance);
        for (var at = 0; _rows.Count + _differences.Count < count; at++)
        {
            var (kind, text, region) = forms.Of(generator.FromPattern(at % generator.PatternCount));
            Compare(kind, text, region);
        }

        if (output is not null) TestData.Write(output, "text,region,number", _rows);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{_rows.Count:N0} texts read or refused alike, {_rows.Count(row => row[^1] != ','):N0} of them numbers"));
        foreach (var (kind, asked) in _asked) Console.WriteLine($"  {kind}: {asked}");
        foreach (var (why, refused) in _refusedByUsAlone) Console.WriteLine($"  refused by us, {why}: {refused}");
        return _differences.Report();
    }

    private void Compare(string kind, string text, RegionCode region)
    {
        _asked[kind] = _asked.GetValueOrDefault(kind) + 1;
        var ours = sides.Plan.Read(text, region);
        if (ours != sides.Plan.Read(Encoding.UTF8.GetBytes(text), region)) _differences.Add("UTF-8 unlike UTF-16", text);
        if (((INumberingPlan)sides.Plan).Read(text, region) != sides.Peer.Read(text, region))
            _differences.Add("the port over libphonenumber", $"\"{text}\" in {region}: ours {ours}, theirs {sides.Peer.Read(text, region)}");
        var theirs = Parse(text, region);
        if (!ours.IsOk && IsOursAlone(kind, theirs, ours.Reason))
        {
            var why = $"{kind}, {ours.Reason}";
            _refusedByUsAlone[why] = _refusedByUsAlone.GetValueOrDefault(why) + 1;
            return;
        }

        var (ourText, theirText) = (
            ours.TryGet(out var read) ? read.Number.ToString() : "",
            theirs is null ? "" : sides.Util.Format(theirs, PhoneNumberFormat.E164));
        if (ourText != theirText || theirs is { HasExtension: true })
            _differences.Add(kind, $"\"{text}\" in {region}: ours {(ours.IsOk ? ourText : ours)}, theirs {theirText} {theirs?.Extension}");
        else if (!text.AsSpan().ContainsAny(",\"\r\n")) _rows.Add($"{text},{region},{ourText}");
        if (ours.IsOk && theirs is not null) CompareFormats(read.Number, theirs);
    }

    // Whatever was read, valid or not, is written alike.
    private void CompareFormats(PhoneNumber ours, PhoneNumbers.PhoneNumber theirs)
    {
        if (sides.Util.Format(theirs, PhoneNumberFormat.NATIONAL) != sides.Plan.FormatNational(ours)) _differences.Add("national format", ours.ToString());
        if (sides.Util.Format(theirs, PhoneNumberFormat.INTERNATIONAL) != sides.Plan.FormatInternational(ours))
            _differences.Add("international format", ours.ToString());
    }

    private bool IsOursAlone(string kind, PhoneNumbers.PhoneNumber? theirs, NumberReason reason) =>
        kind == TypedForms.OddCharacter
        || reason == NumberReason.NumberDecimalSuffix
        || (theirs is not null
            && reason is NumberReason.NumberLength or NumberReason.NumberMultiple
            && sides.Util.Format(theirs, PhoneNumberFormat.E164).Length > PhoneNumber.MaxDigits + 1);

    private PhoneNumbers.PhoneNumber? Parse(string text, RegionCode region)
    {
        try
        {
            return sides.Util.Parse(text, region.ToString());
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
