using System.Data.Common;
using System.Globalization;
using CallingDomain.Hosting;

namespace ReferenceHost;

/// <summary>A call of History.</summary>
/// <param name="DialedLocal">The local time by which the rules decided.</param>
/// <param name="IsLate">Whether the end was reported after the call was given up.</param>
internal sealed record HistoryRow(long Attempt, string? ContactId, string Phone, long Pass, long PhoneAttempt, string DialedAt, string? DialedLocal, string EndedAt, string Status, bool IsLate);

/// <summary>A closed contact of Final.</summary>
/// <param name="CauseStatus">The status whose limit closed the contact.</param>
internal sealed record FinalRow(long Closing, string? ContactId, string ClosedAt, string Reason, string? LastPhone, string? CauseStatus);

/// <summary>History and Final, read from the views of the campaign's store, while the campaign writes it.</summary>
/// <param name="source">The file, or the database.</param>
/// <param name="schema">The schema of the views, with a dot.</param>
/// <param name="filter">The condition of the campaign, among others of the database, with AND.</param>
internal sealed class CallRecords(DbDataSource source, string schema = "", string filter = "")
{
    public IEnumerable<HistoryRow> ReadHistory(HttpRequest request) => Read(
        request,
        $"SELECT attempt, contact_id, phone, pass, phone_attempt, dialed_at, dialed_local, ended_at, status, is_late FROM {schema}history WHERE {filter}attempt > @after ORDER BY attempt LIMIT @limit",
        row => new HistoryRow(row.GetInt64(0), Text(row, 1), row.GetString(2), row.GetInt64(3), row.GetInt64(4), row.GetString(5), Text(row, 6), row.GetString(7), row.GetString(8), row.GetBoolean(9)));

    public IEnumerable<FinalRow> ReadFinal(HttpRequest request) => Read(
        request,
        $"SELECT closing, contact_id, closed_at, reason, last_phone, cause_status FROM {schema}final WHERE {filter}closing > @after ORDER BY closing LIMIT @limit",
        row => new FinalRow(row.GetInt64(0), Text(row, 1), row.GetString(2), row.GetString(3), Text(row, 4), Text(row, 5)));

    private List<TRow> Read<TRow>(HttpRequest request, string query, Func<DbDataReader, TRow> read)
    {
        try
        {
            return [.. ReadRows(request, query, read)];
        }
        catch (DbException exception)
        {
            throw new JournalException(JournalReason.Unavailable, $"History and Final cannot be read: {exception.Message}", exception);
        }
    }

    private IEnumerable<TRow> ReadRows<TRow>(HttpRequest request, string query, Func<DbDataReader, TRow> read)
    {
        using var command = source.CreateCommand(query);
        _ = long.TryParse(Paging.AfterOf(request), NumberStyles.None, CultureInfo.InvariantCulture, out var after);
        Add("@after", after);
        Add("@limit", Paging.LimitOf(request) + 1);
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return read(reader);

        void Add(string name, long value)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
    }

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
