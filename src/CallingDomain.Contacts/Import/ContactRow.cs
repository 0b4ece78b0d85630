using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CallingDomain.Numbers;
using CsvHelper;
using NodaTime;

namespace CallingDomain.Contacts;

/// <summary>Makes a contact of the row on which a reader stands.</summary>
internal sealed class ContactRow(CsvReader reader, ContactHeading heading, PhoneReader phones, IDateTimeZoneProvider zones)
{
    private readonly ImmutableArray<ImportIssue>.Builder _issues = ImmutableArray.CreateBuilder<ImportIssue>();

    /// <returns>The contact, its identity taken; null with at least one issue.</returns>
    public Contact? Read(HashSet<string> takenIds, out ImmutableArray<ImportIssue> issues)
    {
        _issues.Clear();
        for (var extra = heading.Columns; extra < reader.FieldCount; extra++)
        {
            if (!reader.IsEmpty(extra)) Refuse(extra, ContactReason.RowColumnCount);
        }

        var (id, primary, additional) = (Id(takenIds), Phone(heading.PrimaryPhone), AdditionalPhones());
        var (priority, zone) = (Priority(), Zone());
        if (primary == PhoneNumber.None && additional.IsEmpty && _issues.Count == 0)
            _issues.Add(ImportIssue.Of(heading.PrimaryPhone + 1, NumberReason.NumberMissing));
        issues = [.. _issues.OrderBy(issue => issue.Column)];
        if (!issues.IsEmpty) return null;
        takenIds.Add(id);
        return new Contact(id, primary)
        {
            Name = heading.Name < 0 ? "" : Text(heading.Name),
            AdditionalPhones = additional,
            Priority = priority,
            TimeZone = zone,
        };
    }

    // Where the quoting is broken, the field with its quotes: what it means is not guessed.
    private string Text(int column)
    {
        if (column >= reader.FieldCount) return "";
        var field = reader.GetRawSpan(column);
        return Encoding.UTF8.GetString(DelimitedText.IsWellQuoted(field) ? reader.GetSpan(column) : field).Trim();
    }

    private string Id(HashSet<string> taken)
    {
        var id = heading.Id < 0 ? reader.LineNumber.ToString(CultureInfo.InvariantCulture) : Text(heading.Id);
        if (id.Length == 0) Refuse(heading.Id, ContactReason.ContactIdMissing);
        else if (taken.Contains(id)) Refuse(heading.Id, ContactReason.ContactIdDuplicate);
        return id;
    }

    private ImmutableArray<AdditionalPhone> AdditionalPhones()
    {
        var additional = ImmutableArray.CreateBuilder<AdditionalPhone>(heading.AdditionalPhones.Length);
        foreach (var (type, column) in heading.AdditionalPhones)
        {
            if (Phone(column) is var phone && phone != PhoneNumber.None) additional.Add(new AdditionalPhone(phone, type));
        }

        return additional.DrainToImmutable();
    }

    // An empty cell is no phone; a cell that cannot be read refuses the row.
    private PhoneNumber Phone(int column)
    {
        var text = Text(column);
        if (text.Length == 0) return PhoneNumber.None;
        var reading = phones(text);
        if (!reading.TryGet(out var phone)) _issues.Add(ImportIssue.Of(column + 1, reading.Reason));
        return phone;
    }

    private int Priority()
    {
        if (heading.Priority < 0 || Text(heading.Priority) is not { Length: > 0 } text) return Contact.DefaultPriority;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var priority) && priority >= 1) return priority;
        Refuse(heading.Priority, ContactReason.PriorityInvalid);
        return Contact.DefaultPriority;
    }

    private DateTimeZone? Zone()
    {
        if (heading.TimeZone < 0 || Text(heading.TimeZone) is not { Length: > 0 } id) return null;
        var zone = zones.GetZoneOrNull(id);
        if (zone is null) Refuse(heading.TimeZone, ContactReason.TimeZoneUnknown);
        return zone;
    }

    private void Refuse(int column, ContactReason reason) => _issues.Add(ImportIssue.Of(column + 1, reason));
}
