using CallingDomain.Dialing;
using NodaTime;
using Spectre.Console;

namespace CallingDomain.Cli;

/// <summary>The state of one contact at an instant of a simulation, as the tool prints it.</summary>
internal sealed class ExplanationResult
{
    private readonly ExplanationDocument _document;
    private readonly Explanation _explanation;
    private readonly Instant _at;
    private readonly DateTimeZone _zone;
    private readonly ZoneData _zoneData;
    private readonly ColumnReport? _columns;

    /// <param name="explanation">The explanation.</param>
    /// <param name="at">The instant.</param>
    /// <param name="campaign">The campaign at that instant.</param>
    /// <param name="file">The campaign file.</param>
    public ExplanationResult(Explanation explanation, Instant at, Campaign campaign, CampaignFile file)
    {
        if (explanation.Phase == ContactPhase.Reserved) explanation = explanation with { Phase = ContactPhase.InCall }; // a simulated call is dialed at the instant of its claim
        (_explanation, _at, _zone, _zoneData) = (explanation, at, campaign.Settings.TimeZone, file.ZoneData);
        var columns = file.ContactsFile?.Columns;
        _columns = columns is { IsComplete: false } ? columns : null;
        _document = new ExplanationDocument(
            explanation.ContactId,
            InstantText.Write(at),
            explanation.Phase.ToString(),
            explanation.IsHeld || explanation.IsListHeld,
            explanation.NextPhone?.Phone.ToString(),
            InstantText.WriteOrNever(explanation.DueAt),
            [.. explanation.NotBefore.Select(cause => new WaitCauseRow(cause.Code, InstantText.WriteOrNever(cause.Until), cause.Rule))],
            explanation.AheadInHopper,
            explanation.Final is { } final
                ? new ClosedRow(final.Reason.ToString(), final.CausePhone?.Phone.ToString(), CampaignRows.NameOf(final.CauseStatus), InstantText.Write(final.ClosedAt))
                : null,
            [.. explanation.History.Select(CampaignRows.Of)],
            TimeZoneDataRow.Of(file),
            ExplanationWords.Of(campaign, explanation, at))
        {
            UnusedColumns = _columns?.Unused,
            MissingDoNotCall = _columns is { MissingDoNotCall.IsEmpty: false } ? _columns.Missing : null,
        };
    }

    public ExplanationDocument ToDocument() => _document;

    public void Print(IAnsiConsole console)
    {
        foreach (var sentence in _document.Words) console.WriteLine(VisibleText.Of(sentence));
        console.WriteLine();
        console.WriteLine(LocalTimes.NameOf(_zone, _zoneData));
        console.WriteLine();
        var table = Tables.Create($"{_document.Contact} at {LocalTimes.Full(_at, _zone)}", "", "");
        table.AddTextRow("State", _document.State + (_document.Held ? ", on hold" : ""));
        if (_document.Closed is { } closed)
        {
            table.AddTextRow("Closed", LocalTimes.Full(_explanation.Final!.Value.ClosedAt, _zone));
            table.AddTextRow("Reason", closed.Reason);
            if (closed.Phone is not null) table.AddTextRow("Because of", string.Join(' ', closed.Phone, closed.Status).Trim());
        }
        else
        {
            table.AddTextRow("Next phone", _document.NextPhone);
            table.AddTextRow("Due", new LocalTimes(_zone).OrNull(_explanation.DueAt) ?? "never");
            if (_document.AheadInHopper is { } ahead) table.AddTextRow("Ahead in the hopper", ahead);
        }

        console.Write(table);
        CampaignTables.Write(console, "Not before", _explanation.NotBefore.Length, _explanation.NotBefore, new CampaignTable<WaitCause>(
            ["Code", "Until", "Rule"], (rows, cause) => rows.AddTextRow(cause.Code, new LocalTimes(_zone).OrNull(cause.Until), cause.Rule)));
        _columns?.PrintUnused(console);
        CampaignTables.Write(console, "Attempts", _explanation.History.Length, _explanation.History, CampaignTables.History(_zone));
    }
}
