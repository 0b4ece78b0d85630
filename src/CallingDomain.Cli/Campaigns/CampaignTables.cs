using System.Globalization;
using CallingDomain.Dialing;
using NodaTime;
using Spectre.Console;

namespace CallingDomain.Cli;

/// <summary>A kind of table of a campaign.</summary>
/// <param name="Columns">The headings.</param>
/// <param name="Add">Adds a row.</param>
internal sealed record CampaignTable<TRow>(string[] Columns, Action<TextTable, TRow> Add);

/// <summary>History, Final and open contacts of a campaign for a terminal, in local times.</summary>
internal static class CampaignTables
{
    /// <summary>Prints the first rows of a table, with a caption if there are more; nothing for an empty table.</summary>
    public static void Write<TRow>(IAnsiConsole console, string title, int count, IEnumerable<TRow> rows, CampaignTable<TRow> kind)
    {
        if (count == 0) return;
        var table = Tables.Create(title, kind.Columns);
        var shown = 0;
        foreach (var row in rows)
        {
            kind.Add(table, row);
            shown++;
        }

        if (shown < count) table.Caption = string.Create(CultureInfo.InvariantCulture, $"The first {shown} of {count}; --json prints them all.");
        console.Write(table);
    }

    public static CampaignTable<HistoryEntry> History(DateTimeZone zone)
    {
        var times = new LocalTimes(zone);
        return new CampaignTable<HistoryEntry>(CampaignRows.HistoryColumns, (table, entry) =>
        {
            var attempt = entry.Attempt;
            times.BeginRow(table, attempt.DialedAt);
            table.AddTextRow(CampaignRows.CellsOf(CampaignRows.Of(entry) with
            {
                DueAt = attempt.DueAt == attempt.DialedAt ? "" : times.Of(attempt.DueAt), // often all are equal, and the column is left out
                DialedAt = times.Of(attempt.DialedAt),
                EndedAt = times.OrNull(entry.EndedAt),
            }));
        });
    }

    public static CampaignTable<FinalEntry> Final(DateTimeZone zone)
    {
        var times = new LocalTimes(zone);
        return new CampaignTable<FinalEntry>(CampaignRows.FinalColumns, (table, entry) =>
        {
            times.BeginRow(table, entry.ClosedAt);
            table.AddTextRow(CampaignRows.CellsOf(CampaignRows.Of(entry) with { ClosedAt = times.Of(entry.ClosedAt) }));
        });
    }

    public static CampaignTable<OpenContact> Open(DateTimeZone zone)
    {
        var times = new LocalTimes(zone);
        return new CampaignTable<OpenContact>(CampaignRows.OpenColumns, (table, contact) =>
        {
            times.BeginRow(table, contact.DueAt);
            table.AddTextRow(CampaignRows.CellsOf(CampaignRows.Of(contact) with { DueAt = times.OrNull(contact.DueAt) ?? "never" }));
        });
    }
}
