using System.Globalization;
using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>Agents on shift, and agents with a call or its wrap-up, over local time.</summary>
internal sealed class AgentsChart : Chart
{
    private const int Top = 20, Plot = 150;

    private static readonly Duration LongestWithShifts = Duration.FromDays(3 * 366);

    private readonly SimulatedAgents _agents;
    private readonly TimeBins _bins;
    private readonly TimeScale _scale;
    private readonly TimeAxis _axis;
    private readonly double[] _onShift;

    public AgentsChart(SimulationResult result, SimulatedAgents agents)
    {
        (_agents, _bins) = (agents, result.Records.Figures.Bins);
        _scale = TimeScale.Of(result.Campaign.Settings.TimeZone, _bins.StartOf(0), _bins.StartOf(Math.Max(1, _bins.Count)));
        _axis = new TimeAxis(_scale, new OpenHours(result.Campaign.Settings));
        _onShift = OnShift(_bins.StartOf(0), _bins.StartOf(_bins.Count));
    }

    public override string Title => $"Agents ({_scale.Zone.Id})";

    public override string Description => $"At most {AxisTop.Label(Math.Round(Enumerable.Range(0, _bins.Count).Max(BusyIn), 1))} agents are busy on average of {ReportText.Length(_bins.Length)}.{_axis.ClockSentence()}";

    public override int Height => Top + Plot + TimeAxis.Height;

    public override IEnumerable<LegendItem> Legend => [new LegendItem("lines", $"busy with a call or its wrap-up, average of each {ReportText.Length(_bins.Length)}"), new LegendItem("staffed", "on shift"), .. _axis.Legend];

    public override IReadOnlyList<string> Columns => [$"Each {ReportText.Length(_bins.Length)} from", "Agents busy, average", "Agents on shift, average"];

    public override IEnumerable<object?[]> Rows => Enumerable.Range(0, _bins.Count)
        .Where(bin => BusyIn(bin) > 0 || _onShift[bin] > 0)
        .Select(bin => new object?[] { ReportText.Local(_bins.StartOf(bin), _scale.Zone), BusyIn(bin).ToString("N1", CultureInfo.InvariantCulture), _onShift[bin].ToString("N1", CultureInfo.InvariantCulture) });

    public override void Draw(Svg svg)
    {
        const int Bottom = Top + Plot;
        var most = AxisTop.Of(Enumerable.Range(0, _bins.Count).Max(bin => Math.Max(BusyIn(bin), _onShift[bin])));
        _axis.Draw(svg, Top, Bottom);
        svg.Steps("lines", Top, Bottom, Steps(bin => BusyIn(bin) / most), isArea: true);
        svg.Steps("staffed", Top, Bottom, Steps(bin => _onShift[bin] / most), isArea: false);
        AxisTop.Draw(svg, most, Top, Bottom, "agents");
    }

    private List<(double X, double Value)> Steps(Func<int, double> value) =>
        [.. Enumerable.Range(0, _bins.Count).Select(bin => (_scale.At(_bins.StartOf(bin)), value(bin))), (1, value(_bins.Count - 1))];

    private double BusyIn(int bin) => _bins.Sum(SimulationFigures.AgentSecondsSeries, bin) / _bins.Length.TotalSeconds;

    private double[] OnShift(Instant from, Instant to)
    {
        var sums = new double[_bins.Count];
        if (to - from > LongestWithShifts) return sums;
        var bin = 0;
        for (var at = from; at < to;)
        {
            var next = Instant.Min(_agents.NextChange(at, _scale.Zone), to);
            var count = _agents.CountAt(at, _scale.Zone);
            while (at < next)
            {
                var end = Instant.Min(next, _bins.StartOf(bin + 1));
                sums[bin] += count * (end - at).TotalSeconds / _bins.Length.TotalSeconds;
                at = end;
                if (end == _bins.StartOf(bin + 1)) bin++;
            }
        }

        return sums;
    }
}
