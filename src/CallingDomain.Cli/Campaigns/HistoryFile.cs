using System.Globalization;
using System.Text;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using CsvHelper;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>Reads the History of a campaign from a CSV file as <see cref="HistoryCsv"/> writes it, row by row. Columns have any order, and other columns are not read.</summary>
internal static class HistoryFile
{
    private static readonly CsvReaderOptions Format = new() { TrackLineNumbers = true, IncludeValuesInExceptions = false, MaxRecordSize = 1 << 20 };

    /// <param name="path">The file.</param>
    /// <param name="add">Receives each call.</param>
    /// <exception cref="InputException">The file cannot be read, or is not a History file.</exception>
    public static void Read(string path, Action<PastCall> add) => InputFile.Use(path, Stream.Null, file =>
    {
        try
        {
            using var csv = CsvReader.Create(file, Format);
            var columns = new Columns(path, csv);
            while (csv.Read()) add(columns.Read());
            return true;
        }
        catch (CsvFormatException e)
        {
            throw Invalid(path, e.LineNumber, "not a row of a CSV file");
        }
    });

    /// <summary>The refusal of a row.</summary>
    public static InputException Refuse(InputReason reason, string path, long line, string why) =>
        new(reason, string.Create(CultureInfo.InvariantCulture, $"The file '{path}' is not the History of this campaign: line {line}: {why}."), ("file", path), ("line", line));

    private static InputException Invalid(string path, long line, string why) => Refuse(InputReason.HistoryInvalid, path, line, why);

    private sealed class Columns
    {
        private readonly string _path;
        private readonly CsvReader _csv;
        private readonly int _contact, _phone, _type, _status, _dialedAt, _endedAt, _attempt, _primary, _answeredAt;

        public Columns(string path, CsvReader csv)
        {
            (_path, _csv) = (path, csv);
            (_contact, _phone, _type, _status, _dialedAt, _endedAt, _attempt) = (The("contact"), The("phone"), The("type"), The("status"), The("dialedAt"), The("endedAt"), The("attempt"));
            (_primary, _answeredAt) = (Maybe("primary"), Maybe("answeredAt"));
        }

        public PastCall Read()
        {
            var (dialedAt, endedAt, answeredAt) = (InstantOf(_dialedAt, "dialedAt") ?? throw Bad("dialedAt", "an instant such as 2026-03-02T09:00:00Z"), InstantOf(_endedAt, "endedAt"), _answeredAt < 0 ? null : InstantOf(_answeredAt, "answeredAt"));
            if (endedAt < dialedAt || answeredAt < dialedAt || endedAt < answeredAt) throw Invalid(_path, _csv.LineNumber, "the call is not dialed, answered and ended in this order");
            var phone = PhoneNumber.Read(Text(_phone));
            return new PastCall(
                _csv.LineNumber,
                Text(_contact),
                phone.IsOk ? phone.Value : throw Bad("phone", "a phone number such as +390612345678"),
                Text(_type) is { Length: > 0 } type ? type : null,
                _primary < 0 ? null : Text(_primary) switch { "true" => true, "false" => false, _ => throw Bad("primary", "true or false") },
                Text(_status) is { Length: > 0 } status ? StatusOf(status) : CallStatus.Unspecified,
                dialedAt,
                answeredAt,
                endedAt,
                int.TryParse(Text(_attempt), NumberStyles.None, CultureInfo.InvariantCulture, out var attempt) && attempt >= 1 ? attempt : throw Bad("attempt", "a whole number from 1 on"));
        }

        private CallStatus StatusOf(string word) => Enum.GetValues<CallStatus>().FirstOrDefault(status => status.ToString() == word) is not CallStatus.Unspecified and var found ? found : throw Bad("status", "a status such as NoAnswer");

        private Instant? InstantOf(int column, string name) => Text(column) is not { Length: > 0 } text ? null : InstantText.Read(text) is { } at && at >= Campaign.FirstInstant && at <= Campaign.LastInstant ? at : throw Bad(name, "an instant such as 2026-03-02T09:00:00Z");

        private string Text(int column) => column < _csv.FieldCount ? Encoding.UTF8.GetString(SpreadsheetText.UnescapeFormula(Encoding.UTF8.GetBytes(_csv.GetString(column)))) : "";

        private int The(string name) => Maybe(name) is >= 0 and var column ? column : throw Invalid(_path, 1, $"the column '{name}' is missing");

        private int Maybe(string name) => _csv.TryGetFieldIndex(name, out var column) ? column : -1;

        private InputException Bad(string column, string expected) => Invalid(_path, _csv.LineNumber, $"expected {expected} in the column '{column}'");
    }
}
