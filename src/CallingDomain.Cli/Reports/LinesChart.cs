using System.Globalization;

namespace CallingDomain.Cli;

/// <summary>Calls placed and lines in use over local time.</summary>
internal sealed class LinesChart : Chart
{
    private const int Top = 20, Calls = 130, Between = 34, Lines = 110;

    private readonly TimeBins _bins;
    private readonly TimeScale _scale;
    private readonly TimeAxis _axis;
    private readonly int _peak;
    private readonly int _limit;

    public LinesChart(SimulationResult result)
    {
        (_bins, _peak, _limit) = (result.Records.Figures.Bins, result.Summary.PeakConcurrentCalls, result.Campaign.Settings.MaxConcurrentCalls);
        _scale = TimeScale.Of(result.Campaign.Settings.TimeZone, _bins.StartOf(0), _bins.StartOf(Math.Max(1, _bins.Count)));
        _axis = new TimeAxis(_scale, new OpenHours(result.Campaign.Settings));
    }

    public override string Title => $"Calls and lines in use ({_scale.Zone.Id})";

    public override string Description =>
        $"At most {ReportText.Count((long)MostCalls, "call")} in {ReportText.Length(_bins.Length)}, and at most {ReportText.Count(_peak)} concurrent calls; the limit is {ReportText.Count(_limit)}.{_axis.ClockSentence()}";

    public override int Height => Top + Calls + Between + Lines + TimeAxis.Height;

    public override IEnumerable<LegendItem> Legend => [new LegendItem("calls", $"calls in each {ReportText.Length(_bins.Length)}"), new LegendItem("lines", $"lines in use on average; at most {ReportText.Count(_peak)}, limit {ReportText.Count(_limit)}"), .. _axis.Legend];

    public override IReadOnlyList<string> Columns => [$"Each {ReportText.Length(_bins.Length)} from", "Calls", "Lines in use, average"];

    public override IEnumerable<object?[]> Rows => Enumerable.Range(0, _bins.Count)
        .Where(bin => CallsIn(bin) > 0 || LinesIn(bin) > 0)
        .Select(bin => new object?[] { ReportText.Local(_bins.StartOf(bin), _scale.Zone), ReportText.Count((long)CallsIn(bin)), LinesIn(bin).ToString("N1", CultureInfo.InvariantCulture) });

    private double MostCalls => Enumerable.Range(0, _bins.Count).Max(CallsIn);

    public override void Draw(Svg svg)
    {
        const int CallsBottom = Top + Calls, LinesTop = CallsBottom + Between, LinesBottom = LinesTop + Lines;
        _axis.Draw(svg, Top, LinesBottom);
        var (most, mostLines) = (AxisTop.Of(MostCalls), AxisTop.Of(Enumerable.Range(0, _bins.Count).Max(LinesIn)));
        for (var bin = 0; bin < _bins.Count; bin++)
        {
            if (CallsIn(bin) == 0) continue;
            var (left, right) = (_scale.At(_bins.StartOf(bin)), _scale.At(_bins.StartOf(bin + 1)));
            svg.Rectangle("calls", left, Math.Max(right - 0.001, left + 0.002), CallsBottom - Math.Max(1, Calls * CallsIn(bin) / most), CallsBottom);
        }

        svg.Steps("lines", LinesTop, LinesBottom, [.. Enumerable.Range(0, _bins.Count).Select(bin => (_scale.At(_bins.StartOf(bin)), LinesIn(bin) / mostLines)), (1, LinesIn(_bins.Count - 1) / mostLines)], isArea: true);
        AxisTop.Draw(svg, most, Top, CallsBottom, $"calls in {ReportText.Length(_bins.Length)}");
        AxisTop.Draw(svg, mostLines, LinesTop, LinesBottom, "lines in use, average");
    }

    private double CallsIn(int bin) => _bins.Sum(SimulationFigures.CallsSeries, bin);

    private double LinesIn(int bin) => _bins.Sum(SimulationFigures.LineSecondsSeries, bin) / _bins.Length.TotalSeconds;
}
