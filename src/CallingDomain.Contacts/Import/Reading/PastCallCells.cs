using System.Globalization;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Contacts;

/// <summary>Reads the calls so far, to a contact or to a phone.</summary>
internal sealed class PastCallCells(PastCallPlaces places, RowCells cells, RowIssues issues)
{
    /// <summary>The calls of a row; null for none.</summary>
    /// <param name="row">The index of the row among those of the contact.</param>
    /// <param name="phone">The phone; none for the contact.</param>
    /// <param name="zone">The time zone of local times.</param>
    public PastCallSummary? Read(int row, PhoneNumber phone, DateTimeZone zone)
    {
        if (places.IsNone) return null;
        var calls = new PastCallSummary(phone) { Attempts = ReadAttempts(row), LastResult = cells.ValueText(row, places.LastResult), LastAttemptAt = ReadLast(row, zone) };
        return calls is { Attempts: null, LastResult: "", LastAttemptAt: null } ? null : calls;
    }

    private int? ReadAttempts(int row)
    {
        if (places.Attempts < 0) return null;
        var cell = cells.Cell(row, places.Attempts);
        if (cell.IsEmpty) return null;
        if (int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var attempts)) return attempts;
        issues.Reject(places.Attempts, ContactReason.AttemptsInvalid);
        return null;
    }

    private Instant? ReadLast(int row, DateTimeZone zone)
    {
        if (places.LastAttemptAt < 0 || cells.ValueText(row, places.LastAttemptAt) is not { Length: > 0 } cell) return null;
        var instant = places.Dates!.ReadLatest(cell, zone);
        if (instant is null) issues.Reject(places.LastAttemptAt, ContactReason.DateInvalid);
        return instant;
    }
}
