namespace CallingDomain.Cli;

/// <summary>What each further call of a contact brings: the first, second … calls, and the contacts that they reached, by phone.</summary>
internal sealed class CallsChart : Chart
{
    private const int Top = 24, Plot = 200, Labels = 40;
    private const int MostColumns = 12; // the last one takes the rest

    private readonly string[] _phones;
    private readonly CallFigures[][] _byPhone; // by phone, then by call
    private readonly CallFigures[] _byCall;
    private readonly int _contacts;

    public CallsChart(SimulationResult result)
    {
        var figures = result.Records.Figures;
        _contacts = result.Campaign.ContactCount;
        _byCall = Columned(figures.ByCall);
        var byPhone = figures.ByPhone.ToList();
        _phones = [.. byPhone.Select(phone => PhoneNameOf(phone.IsPrimary, phone.Type))];
        _byPhone = [.. byPhone.Select(phone => Columned(phone.ByCall))];
        HasMore = figures.ByCall.Count > MostColumns;
    }

    public override string Title => "What each call of a contact brings";

    public override string Description => $"{string.Join("; ", _byCall.Select((figures, i) => $"{NameOf(i)} call: {ReportText.Count(figures.Calls)} placed, {ReportText.Count(figures.Reached)} reached ({ReportText.Share(figures.Reached, figures.Calls)})"))}.";

    public override int Height => Top + Plot + Labels;

    public override IEnumerable<LegendItem> Legend => [new LegendItem("placed", "calls that did not reach the contact"), .. _phones.Select((phone, i) => new LegendItem(PhoneStyle(i), $"reached on {phone}"))];

    public override IReadOnlyList<string> Columns => ["Call of the contact", "Calls", "Reached", .. _phones.Select(phone => $"on {phone}")];

    public override IEnumerable<object?[]> Rows => _byCall.Select((figures, i) =>
        new object?[] { NameOf(i), ReportText.Count(figures.Calls), ReportText.Count(figures.Reached) }.Concat(_byPhone.Select(phone => ReportText.Count(i < phone.Length ? phone[i].Reached : 0))).ToArray());

    private bool HasMore { get; }

    /// <summary>The class of the color of a kind of phone, by its place in the order.</summary>
    public static string PhoneStyle(int place) => $"phone{place % 6}";

    /// <summary>The name of a kind of phone within a sentence.</summary>
    public static string PhoneNameOf(bool isPrimary, string? type) => isPrimary ? "the primary phone" : type ?? "a phone without a type";

    public override void Draw(Svg svg)
    {
        const int Bottom = Top + Plot;
        var most = AxisTop.Of(_byCall.Max(figures => figures.Calls));
        var width = 1.0 / Math.Max(_byCall.Length, 4);
        for (var i = 0; i < _byCall.Length; i++)
        {
            var (left, right) = ((width * i) + (width * 0.18), (width * (i + 1)) - (width * 0.1));
            var (middle, bottom) = ((left + right) / 2, (double)Bottom);
            for (var phone = 0; phone < _byPhone.Length; phone++)
            {
                if (i >= _byPhone[phone].Length || _byPhone[phone][i].Reached == 0) continue;
                var height = Plot * _byPhone[phone][i].Reached / most;
                svg.Rectangle(PhoneStyle(phone), left, right, bottom - height, bottom, $"{NameOf(i)} call, reached on {_phones[phone]}: {ReportText.Count(_byPhone[phone][i].Reached)}");
                bottom -= height;
            }

            svg.Rectangle("placed", left, right, Bottom - (Plot * _byCall[i].Calls / most), bottom, $"{NameOf(i)} call: {ReportText.Count(_byCall[i].Calls - _byCall[i].Reached)} did not reach the contact");
            svg.Text("share", middle, Bottom + 16, ReportText.ShortShare(_byCall[i].Reached, _byCall[i].Calls), "middle");
            svg.Text("time", middle, Bottom + 33, ReportText.ShortOrdinal(i + 1) + (HasMore && i == MostColumns - 1 ? "+" : ""), "middle");
        }

        AxisTop.Draw(svg, most, Top, Bottom, "calls");
    }

    private string NameOf(int call) => HasMore && call == MostColumns - 1 ? $"{ReportText.Ordinal(call + 1)} or later" : ReportText.Ordinal(call + 1);

    private static CallFigures[] Columned(IReadOnlyList<CallFigures> byCall)
    {
        if (byCall.Count <= MostColumns) return [.. byCall];
        return [.. byCall.Take(MostColumns - 1), CallFigures.Sum(byCall.Skip(MostColumns - 1))];
    }
}
