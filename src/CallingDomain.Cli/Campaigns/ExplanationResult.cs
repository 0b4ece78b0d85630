using CallingDomain.Dialing;
using NodaTime;
using Spectre.Console;

namespace CallingDomain.Cli;

/// <summary>What a simulation knows of one contact at an instant, as the tool shows it.</summary>
internal sealed class ExplanationResult
{
    private readonly ExplanationDocument _document;
    private readonly ColumnReport? _columns;

    /// <param name="explanation">The explanation.</param>
    /// <param name="open">The contact among those that are not closed; null when it is.</param>
    /// <param name="at">The instant.</param>
    /// <param name="columns">The columns of the campaign's contacts file; null without one.</param>
    public ExplanationResult(Explanation explanation, OpenContact? open, Instant at, ColumnReport? columns)
    {
        _columns = columns is { LosesNumbers: true } ? columns : null;
        _document = new ExplanationDocument(
            explanation.ContactId,
            InstantText.Write(at),
            NameOf(explanation.State),
            explanation.State.IsHeld,
            explanation.NextPhone?.Phone.ToString(),
            InstantText.WriteOrNever(open?.DueAt),
            [.. explanation.NotBefore.Select(cause => new WaitCauseRow(cause.Code, InstantText.WriteOrNever(cause.Until), cause.Rule))],
            explanation.AheadInHopper,
            explanation.Closed is { } final
                ? new ClosedRow(final.Reason.ToString(), final.CausePhone?.Phone.ToString(), CampaignRows.NameOf(final.CauseStatus), InstantText.Write(final.ClosedAt))
                : null,
            [.. explanation.Attempts.Select(CampaignRows.Of)])
        {
            UnusedColumns = _columns?.Unused,
        };
    }

    public ExplanationDocument ToDocument() => _document;

    public void Print(IAnsiConsole console)
    {
        var table = Tables.Create($"{Tables.Plain(_document.Contact)} at {_document.At}", "What", "Is");
        table.AddTextRow("State", _document.State + (_document.Held ? ", on hold" : ""));
        if (_document.Closed is { } closed)
        {
            table.AddTextRow("Closed", closed.At);
            table.AddTextRow("Reason", closed.Reason);
            if (closed.Phone is not null) table.AddTextRow("Because of", string.Join(' ', closed.Phone, closed.Status).Trim());
        }
        else
        {
            table.AddTextRow("Next phone", _document.NextPhone);
            table.AddTextRow("Due", _document.DueAt ?? "never");
            if (_document.AheadInHopper is { } ahead) table.AddTextRow("Ahead in the hopper", ahead);
        }

        console.Write(table);
        Rows(console, "Not before", _document.NotBefore, ["Code", "Until", "Rule"], cause => [cause.Code, cause.Until, cause.Rule]);
        _columns?.PrintUnused(console);
        Rows(console, "Attempts", _document.Attempts, CampaignRows.HistoryColumns, CampaignRows.CellsOf);
    }

    // A simulated call is dialled at the instant at which it is claimed.
    private static string NameOf(ContactState state) => (state.IsUnderWay ? ContactPhase.InCall : state.Phase).ToString();

    private static void Rows<TRow>(IAnsiConsole console, string title, IReadOnlyList<TRow> rows, string[] columns, Func<TRow, object?[]> cells)
    {
        if (rows.Count == 0) return;
        var table = Tables.Create(title, columns);
        foreach (var row in rows) table.AddTextRow(cells(row));
        console.Write(table);
    }
}
