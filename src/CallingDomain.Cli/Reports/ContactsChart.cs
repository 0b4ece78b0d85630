namespace CallingDomain.Cli;

/// <summary>The contacts over time: reached, closed without having been reached, and open.</summary>
internal sealed class ContactsChart : Chart
{
    private const int Top = 18, Plot = 220;

    private readonly TimeBins _bins;
    private readonly int _contacts;
    private readonly TimeScale _scale;
    private readonly TimeAxis _axis;

    public ContactsChart(SimulationResult result)
    {
        (_bins, _contacts) = (result.Records.Figures.Bins, result.Campaign.ContactCount);
        _scale = TimeScale.Of(result.Campaign.Settings.TimeZone, _bins.StartOf(0), _bins.StartOf(Math.Max(1, _bins.Count)));
        _axis = new TimeAxis(_scale, new OpenHours(result.Campaign.Settings));
        (Reached, NotReached) = (Cumulative(SimulationFigures.ReachedSeries), Cumulative(SimulationFigures.NotReachedSeries));
    }

    public override string Title => $"Contacts over time ({_scale.Zone.Id})";

    public override string Description => $"At the end, of {ReportText.Count(_contacts, "contact")} {ReportText.Count(Reached[^1])} are reached, {ReportText.Count(NotReached[^1])} closed without having been reached, and {ReportText.Count(Open)} open.{_axis.ClockSentence()}";

    public override int Height => Top + Plot + TimeAxis.Height;

    public override IEnumerable<LegendItem> Legend =>
    [
        new LegendItem("reached", $"reached: {ReportText.Count(Reached[^1])} ({ReportText.Share(Reached[^1], _contacts)})"),
        new LegendItem("missed", $"closed, not reached: {ReportText.Count(NotReached[^1])} ({ReportText.Share(NotReached[^1], _contacts)})"),
        new LegendItem("open", $"open: {ReportText.Count(Open)} ({ReportText.Share(Open, _contacts)})"),
        .. _axis.Legend,
    ];

    public override IReadOnlyList<string> Columns => [$"By the end of each {ReportText.Length(_bins.Length)} from", "Reached", "Closed, not reached", "Open", "Reached, share"];

    public override IEnumerable<object?[]> Rows => Enumerable.Range(0, Reached.Length)
        .Where(bin => bin == 0 || bin == Reached.Length - 1 || Reached[bin] != Reached[bin - 1] || NotReached[bin] != NotReached[bin - 1])
        .Select(bin => new object?[]
        {
            ReportText.Local(_bins.StartOf(bin), _scale.Zone), ReportText.Count(Reached[bin]), ReportText.Count(NotReached[bin]), ReportText.Count(_contacts - Reached[bin] - NotReached[bin]), ReportText.Share(Reached[bin], _contacts),
        });

    private int[] Reached { get; }

    private int[] NotReached { get; }

    private int Open => _contacts - Reached[^1] - NotReached[^1];

    public override void Draw(Svg svg)
    {
        const int Bottom = Top + Plot;
        _axis.Draw(svg, Top, Bottom);
        svg.Steps("missed", Top, Bottom, Steps(bin => Reached[bin] + NotReached[bin]), isArea: true);
        svg.Steps("reached", Top, Bottom, Steps(bin => Reached[bin]), isArea: true);
        for (var percent = 25; percent <= 100; percent += 25)
        {
            var y = Bottom - (Plot * percent / 100.0);
            svg.Line("grid", 0, y, 1, y);
            svg.Text("over", 0, y + (percent == 100 ? -5 : 13), $"{percent} %{(percent == 100 ? " of the contacts" : "")}", "start");
        }
    }

    private List<(double X, double Value)> Steps(Func<int, int> value) =>
        [.. Enumerable.Range(0, Reached.Length).Select(bin => (_scale.At(_bins.StartOf(bin)), (double)value(bin) / _contacts)), (1, (double)value(Reached.Length - 1) / _contacts)];

    private int[] Cumulative(int series)
    {
        var sums = new int[Math.Max(1, _bins.Count)];
        var sum = 0.0;
        for (var bin = 0; bin < sums.Length; bin++) sums[bin] = (int)(sum += _bins.Sum(series, bin));
        return sums;
    }
}
