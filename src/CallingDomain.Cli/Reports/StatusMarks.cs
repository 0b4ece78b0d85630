using System.Collections.Immutable;
using CallingDomain.Dialing;

namespace CallingDomain.Cli;

/// <summary>Marks of calls by status. They differ in shape, not only in color.</summary>
internal static class StatusMarks
{
    private static readonly ImmutableArray<(CallStatus Status, string Shape)> Shapes =
    [
        (CallStatus.Reached, "<circle r=\"7\"/><path class=\"on\" d=\"M-3.5 0.3L-1 2.8L3.6-2.4\"/>"),
        (CallStatus.NoAnswer, "<circle r=\"6\"/>"),
        (CallStatus.Busy, "<rect x=\"-5.5\" y=\"-5.5\" width=\"11\" height=\"11\"/>"),
        (CallStatus.Congestion, "<path d=\"M-6.5-5H6.5L0 6.5Z\"/>"),
        (CallStatus.NoSuchNumber, "<path d=\"M-5-5L5 5M-5 5L5-5\"/>"),
        (CallStatus.Drop, "<path d=\"M-6.5 5H6.5L0-6.5Z\"/>"),
        (CallStatus.Abandoned, "<path d=\"M-6.5 5H6.5L0-6.5Z\"/>"),
        (CallStatus.Machine, "<path d=\"M0-7L7 0L0 7L-7 0Z\"/>"),
        (CallStatus.AgentReject, "<path d=\"M-6-2.5H6V2.5H-6Z\"/>"),
        (CallStatus.Callback, "<circle r=\"6\"/><path class=\"on\" d=\"M0-3V0H2.6\"/>"),
        (CallStatus.Unspecified, "<circle r=\"6\"/>"),
    ];

    /// <summary>The identity of the mark of a status; <see cref="CallStatus.Unspecified"/> for a call under way.</summary>
    public static string Of(CallStatus status) => Shapes.Any(shape => shape.Status == status) ? IdOf(status) : IdOf(CallStatus.NoAnswer);

    /// <summary>The legend for some statuses, in the order of the marks.</summary>
    public static IEnumerable<LegendItem> LegendOf(IEnumerable<CallStatus> statuses)
    {
        var used = statuses.ToHashSet();
        return Shapes.Where(shape => used.Contains(shape.Status)).Select(shape => new LegendItem(IdOf(shape.Status), NameOf(shape.Status), IsMark: true));
    }

    public static string NameOf(CallStatus status) => CampaignRows.NameOf(status) ?? "Under way";

    /// <summary>Writes the marks, for pictures that use them; the small ones have the ending <c>-s</c>.</summary>
    public static void WriteDefinitions(TextWriter page)
    {
        page.WriteLine("<defs>");
        foreach (var (status, shape) in Shapes)
        {
            page.WriteLine($"<g id=\"{IdOf(status)}\" class=\"mark {IdOf(status)}\">{shape}</g>");
            page.WriteLine($"<g id=\"{IdOf(status)}-s\" class=\"mark {IdOf(status)}\" transform=\"scale(0.65)\">{shape}</g>");
        }

        page.WriteLine("</defs>");
    }

    private static string IdOf(CallStatus status) => "m-" + NameOf(status).Replace(' ', '-');
}
