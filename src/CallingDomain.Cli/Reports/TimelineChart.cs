using System.Globalization;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>The calls of some contacts over local time: a line for each phone in calling order, passes as bands, a mark for each call.</summary>
/// <remarks>A few contacts are drawn large, with names of phones and statuses; more contacts small.</remarks>
internal sealed class TimelineChart : Chart
{
    private const int MostLarge = 3, MostLargePhones = 10;
    private const int AxisTop = 18; // for the lengths of gaps
    private const double LabelApart = 0.13;
    private const int MostOfAnId = 30;

    private readonly SimulationResult _result;
    private readonly IReadOnlyList<ContactStory> _stories;
    private readonly bool _isLarge;
    private readonly TimeScale _scale;
    private readonly TimeAxis _axis;

    /// <param name="result">The simulation.</param>
    /// <param name="stories">Its contacts in the order of their first call, at least one.</param>
    public TimelineChart(SimulationResult result, IReadOnlyList<ContactStory> stories)
    {
        (_result, _stories) = (result, stories);
        _isLarge = stories.Count <= MostLarge && stories.Sum(story => story.Phones.Count) <= MostLargePhones;
        _scale = TimeScale.Around(Zone, [.. stories.SelectMany(story => story.Calls).SelectMany(call => call.EndedAt is { } end ? [call.Attempt.DialedAt, end] : new[] { call.Attempt.DialedAt }).Order()]);
        _axis = new TimeAxis(_scale, new OpenHours(result.Campaign.Settings));
    }

    public override string Title => _stories.Count == 1 ? $"Calls of contact {_stories[0].Id} ({Zone.Id})" : $"Calls of {ReportText.Count(_stories.Count, "contact")} ({Zone.Id})";

    public override string Description =>
        $"{ReportText.Count(_stories.Sum(story => story.Calls.Count), "call")} from {ReportText.Local(_scale.Stretches.First().From, Zone)} to {ReportText.Local(_scale.Stretches.Last().To, Zone)}. "
        + $"Each contact has a line for each phone in calling order; each mark is a call, each band a pass.{_axis.ClockSentence()}";

    public override int Height => AxisTop + _stories.Sum(HeightOf) + TimeAxis.Height;

    public override IEnumerable<LegendItem> Legend =>
        [.. StatusMarks.LegendOf(_stories.SelectMany(story => story.Calls).Select(call => call.Status)), new LegendItem("pass", "a pass"), .. _axis.Legend];

    public override IReadOnlyList<string> Columns => ["Contact", "Pass", "Phone", "Type", "Dialed", "Status", "Attempt of the phone"];

    public override IEnumerable<object?[]> Rows => _stories.SelectMany(story => story.Calls.Select(call => new object?[]
    {
        story.Id, call.Attempt.Pass, call.Attempt.Phone.Phone, NameOf(call.Attempt.Phone), ReportText.Local(call.Attempt.DialedAt, Zone), StatusMarks.NameOf(call.Status), call.Attempt.PhoneAttempt,
    }));

    private DateTimeZone Zone => _result.Campaign.Settings.TimeZone;

    private int PhoneHeight => _isLarge ? 44 : 10;

    private int HeadHeight => _isLarge ? 62 : 22;

    public override void Draw(Svg svg)
    {
        _axis.Draw(svg, AxisTop, Height - TimeAxis.Height);
        var top = AxisTop;
        foreach (var story in _stories)
        {
            Draw(svg, story, top);
            top += HeightOf(story);
        }
    }

    /// <summary>The name of a phone: primary, its type, or additional.</summary>
    public static string NameOf(in ContactPhone phone) => phone.IsPrimary ? "Primary" : phone.Type?.Name ?? "Additional";

    private int HeightOf(ContactStory story) => HeadHeight + (story.Phones.Count * PhoneHeight) + (_isLarge ? 12 : 8);

    private void Draw(Svg svg, ContactStory story, int top)
    {
        var name = _result.Campaign.ContactOf(story.Contact)?.Name ?? "";
        svg.Text("name", 0, top + (_isLarge ? 17 : 13), ReportText.Cut(name.Length > 0 && name != story.Id ? $"{story.Id} · {name}" : story.Id, MostOfAnId), "start");
        if (_isLarge) svg.Text("result", 0, top + 34, ResultOf(story), "start");
        else svg.Text("result", 1, top + 13, ShortResultOf(story), "end");

        var first = top + HeadHeight;
        foreach (var pass in story.Calls.GroupBy(call => call.Attempt.Pass))
        {
            var (left, right) = (_scale.At(pass.First().Attempt.DialedAt) - 0.012, _scale.At(pass.Last().EndedAt ?? pass.Last().Attempt.DialedAt) + 0.012);
            svg.Rectangle("pass", left, right, first - (_isLarge ? 16 : 5), first + (story.Phones.Count * PhoneHeight) + (_isLarge ? 4 : 0));
            if (_isLarge) svg.Text("small", left + 0.004, first - 4, right - left > 0.1 ? $"Pass {pass.Key}" : string.Create(CultureInfo.InvariantCulture, $"{pass.Key}"), "start");
        }

        for (var i = 0; i < story.Phones.Count; i++)
        {
            svg.Line("lane", 0, LaneOf(i), 1, LaneOf(i));
            if (_isLarge) svg.Text(IsFinal(story, story.Phones[i]) ? "final" : "small", 0, LaneOf(i) - 15, PhoneLabel(story, story.Phones[i]), "start");
        }

        for (var i = 0; i < story.Calls.Count; i++)
        {
            var (x, y) = PlaceOf(i);
            if (i > 0) svg.Line("order", PlaceOf(i - 1).X, PlaceOf(i - 1).Y, x, y);
            if (story.Calls[i].EndedAt is { } end && _scale.At(end) - x > 0.002) svg.Rectangle(story.Calls[i].Status == CallStatus.Reached ? "talk" : "ring", x, _scale.At(end), y - 2, y + 2);
        }

        for (var i = 0; i < story.Calls.Count; i++)
        {
            var call = story.Calls[i];
            var (x, y) = PlaceOf(i);
            svg.Mark(StatusMarks.Of(call.Status) + (_isLarge ? "" : "-s"), x, y, $"{NameOf(call.Attempt.Phone)}, pass {call.Attempt.Pass}, attempt {call.Attempt.PhoneAttempt}: {StatusMarks.NameOf(call.Status)}, {ReportText.Local(call.Attempt.DialedAt, Zone)}");
            if (_isLarge) Label(svg, story, i, x, y);
        }

        double LaneOf(int phone) => first + (phone * PhoneHeight) + (_isLarge ? 31 : 4);

        (double X, double Y) PlaceOf(int call) => (_scale.At(story.Calls[call].Attempt.DialedAt), LaneOf(story.Phones.IndexOf(story.Calls[call].Attempt.Phone)));
    }

    // The status beside its mark, where there is place up to the next call of the phone.
    private void Label(Svg svg, ContactStory story, int index, double x, double y)
    {
        var phone = story.Calls[index].Attempt.Phone;
        var (before, after) = (
            story.Calls.Take(index).Where(call => call.Attempt.Phone == phone).Select(call => _scale.At(call.Attempt.DialedAt)).DefaultIfEmpty(-1).Last(),
            story.Calls.Skip(index + 1).Where(call => call.Attempt.Phone == phone).Select(call => _scale.At(call.Attempt.DialedAt)).DefaultIfEmpty(2).First());
        var text = $"{StatusMarks.NameOf(story.Calls[index].Status)}, {ReportText.ShortOrdinal(story.Calls[index].Attempt.PhoneAttempt)}";
        if (x + LabelApart < Math.Min(after, 1)) svg.Beside("status wide", x, y + 4, text, isBefore: false);
        else if (x - LabelApart > before + LabelApart) svg.Beside("status wide", x, y + 4, text, isBefore: true);
    }

    private static bool IsFinal(ContactStory story, in ContactPhone phone) => story.Final?.Phone == phone;

    private static string PhoneLabel(ContactStory story, ContactPhone phone)
    {
        var counts = story.Calls.Where(call => call.Attempt.Phone == phone && call.Status != CallStatus.Unspecified).GroupBy(call => call.Status).Select(group => $"{group.Count()} {group.Key}");
        var label = $"{NameOf(phone)} {phone.Phone}{string.Concat(counts.Select(count => $" · {count}"))}";
        return IsFinal(story, phone) ? label + " · Final" : label;
    }

    private string ResultOf(ContactStory story)
    {
        if (story.Final is not { } final) return $"Open after {ReportText.Count(story.Calls.Count + story.MoreCalls, "call")}";
        var cause = final.CausePhone is { } phone && final.Reason != CloseReason.Reached ? $" by {CampaignRows.NameOf(final.CauseStatus) ?? "all statuses"} on {NameOf(phone)}" : final.CausePhone is { } reached ? $" on {NameOf(reached)}" : "";
        return $"Closed {ReportText.LocalAfter(final.ClosedAt, story.Calls[0].Attempt.DialedAt, Zone)}: {ReportWords.Of(final.Reason).ToLowerInvariant()}{cause}";
    }

    private static string ShortResultOf(ContactStory story) => story.Final is { } final ? $"{ReportWords.Of(final.Reason)} · {ReportText.Count(story.Calls.Count + story.MoreCalls, "call")}" : $"Open · {ReportText.Count(story.Calls.Count + story.MoreCalls, "call")}";
}
