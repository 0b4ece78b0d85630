using System.Globalization;
using System.Text.Json;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using Spectre.Console;

namespace CallingDomain.Cli;

/// <summary>What of a contacts file exceeds the limits of a target, as <c>contacts check --for</c> prints it.</summary>
/// <param name="target">The target.</param>
/// <param name="report">The report.</param>
internal sealed class TargetAnswers(ContactTarget target, ContactTargetReport report)
{
    /// <summary>Whether the target takes the file.</summary>
    public bool IsTaken => report.Excesses.IsEmpty;

    public void WriteJson(Utf8JsonWriter writer)
    {
        writer.WritePropertyName("target");
        var excesses = report.Excesses.Select(excess => new TargetExcessRow(
            excess.Limit.Reason.Code(), excess.Limit.Min, excess.Limit.Max, excess.Count, excess.Worst, [.. excess.First.Select(place => new TargetPlaceRow(place.Line, place.Column, place.Heading, place.Actual))]));
        JsonSerializer.Serialize(writer, new TargetRow(target.Name, target.Source, target.ReadOn, [.. excesses]), typeof(TargetRow), JsonContract.Default);
    }

    public void Print(IAnsiConsole console)
    {
        if (IsTaken)
        {
            console.WriteLine($"Nothing exceeds the known limits of {target.Title}.");
            return;
        }

        var table = Tables.Create($"Over the limits of {target.Title}", "Code", "Why", "Limit", "Count", "Worst", "First places: line, column").Wrapping("Why", "First places: line, column");
        foreach (var excess in report.Excesses)
            table.AddTextRow(excess.Limit.Reason.Code(), Wording.Of(excess.Limit.Reason.Code()), LimitOf(excess.Limit), excess.Count, excess.Worst, string.Join("; ", excess.First.Select(Text).Where(text => text.Length > 0)));
        console.Write(table);
    }

    private static string LimitOf(TargetLimit limit) => limit.Min > 0 ? string.Create(CultureInfo.InvariantCulture, $"{limit.Min} to {limit.Max}") : limit.Max.ToString(CultureInfo.InvariantCulture);

    private static string Text(TargetPlace place)
    {
        var column = place.Heading.Length > 0 ? VisibleText.Of(place.Heading) : place.Column > 0 ? string.Create(CultureInfo.InvariantCulture, $"#{place.Column}") : "";
        return place.Line == 0 ? column : string.Create(CultureInfo.InvariantCulture, $"{place.Line} {column}").TrimEnd();
    }
}
