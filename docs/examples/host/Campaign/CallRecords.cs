using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ReferenceHost;

/// <summary>A call of History.</summary>
/// <param name="DialedLocal">The local time by which the rules decided.</param>
/// <param name="IsLate">Whether the end was reported after the call was given up.</param>
internal sealed record HistoryRow(long Attempt, string? ContactId, string Phone, long Pass, long PhoneAttempt, string DialedAt, string? DialedLocal, string EndedAt, string Status, bool IsLate);

/// <summary>A closed contact of Final.</summary>
/// <param name="CauseStatus">The status whose limit closed the contact.</param>
internal sealed record FinalRow(long Closing, string? ContactId, string ClosedAt, string Reason, string? LastPhone, string? CauseStatus);

/// <summary>History and Final, read from the tables of the campaign's file, while the campaign writes it.</summary>
internal sealed class CallRecords(string file)
{
    private readonly string _connection = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly }.ToString();

    public IEnumerable<HistoryRow> ReadHistory(HttpRequest request) => Read(
        request,
        "SELECT attempt, contact_id, phone, pass, phone_attempt, dialed_at, dialed_local, ended_at, status, is_late FROM history WHERE attempt > $after ORDER BY attempt LIMIT $limit",
        row => new HistoryRow(row.GetInt64(0), Text(row, 1), row.GetString(2), row.GetInt64(3), row.GetInt64(4), row.GetString(5), Text(row, 6), row.GetString(7), row.GetString(8), row.GetBoolean(9)));

    public IEnumerable<FinalRow> ReadFinal(HttpRequest request) => Read(
        request,
        "SELECT closing, contact_id, closed_at, reason, last_phone, cause_status FROM final WHERE closing > $after ORDER BY closing LIMIT $limit",
        row => new FinalRow(row.GetInt64(0), Text(row, 1), row.GetString(2), row.GetString(3), Text(row, 4), Text(row, 5)));

    private IEnumerable<TRow> Read<TRow>(HttpRequest request, string query, Func<SqliteDataReader, TRow> read)
    {
        using var connection = new SqliteConnection(_connection);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        _ = long.TryParse(Paging.AfterOf(request), NumberStyles.None, CultureInfo.InvariantCulture, out var after);
        command.Parameters.AddWithValue("$after", after);
        command.Parameters.AddWithValue("$limit", Paging.LimitOf(request) + 1);
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return read(reader);
    }

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
