using System.Text;

namespace CallingDomain.Numbers.Tests;

/// <summary>The fast reading of typed numbers against the complete one.</summary>
[Properties(Arbitrary = [typeof(TypedNumberGenerators)])]
public sealed class TypedReadingProperties
{
    private static readonly PlanRules Rules = PlanRules.Load(RulesSection()).Value;

    private const int Cases = 20_000;

    [Property(MaxTest = Cases)]
    public bool Read_AnyText_IsAsReadClosely(GroupedDigits given, TypingRegion typing)
    {
        var (text, region) = (given.Value, typing.Value);
        var closer = Rules.ReadClosely<char>(text, region, text.StartsWith('+') ? 1 : 0, 0);
        var read = NumberingPlan.Default.Read(text, region);
        return read.IsOk == closer.IsOk && read.Reason == closer.Reason && Rules.Read(text, region) == closer
            && (!read.IsOk || (read.Value.Number == closer.Value && read.Value.Info == NumberingPlan.Default.Lookup(closer.Value)));
    }

    [Property(MaxTest = Cases)]
    public bool Read_Utf8_AnswersAsForCharacters(GroupedDigits text, TypingRegion region) =>
        NumberingPlan.Default.Read(Encoding.UTF8.GetBytes(text.Value), region.Value) == NumberingPlan.Default.Read(text.Value, region.Value);

    [Property(MaxTest = Cases)]
    public bool Scan_AnyText_IsAsScanEach(GroupedDigits text)
    {
        var (scan, each) = (TypedText.Scan<char>(text.Value), TypedText.ScanEach<char>(text.Value));
        return scan.Stop == each.Stop && scan.Count == each.Count && (scan.Packed == each.Packed || scan.Count > PackedDigits.MaxCount);
    }

    private static byte[] RulesSection()
    {
        using var stream = typeof(NumberingPlan).Assembly.GetManifestResourceStream("CallingDomain.Numbers.numbering.plan")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return PlanFile.ReadTrusted(bytes).Rules;
    }
}
