using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Contacts;

/// <summary>Finds what makes options of an import inconsistent.</summary>
internal static class ImportProblems
{
    private static readonly string[] OwnFields = [ContactColumns.ConsentAtField, ContactColumns.AttemptsField, ContactColumns.LastResultField, ContactColumns.LastAttemptAtField];

    /// <param name="options">The options.</param>
    /// <param name="isComplete">False if the columns, when there are none, and the source of time zones may still be given.</param>
    public static IEnumerable<string> Find(ContactImportOptions options, bool isComplete = true)
    {
        var (columns, duplicates) = (options.Columns, options.Duplicates);
        if (options.Existing is { } existing && !existing.Rule.Equals(duplicates)) yield return "Existing is indexed by another rule than Duplicates.";
        if (options.Format.Delimiter is { } delimiter && (!char.IsAscii(delimiter) || delimiter is '\r' or '\n' or '"' or '\0')) yield return "The delimiter is an ASCII character other than a line break and a double quote.";
        if (!isComplete && !columns.References().Any()) yield break;
        if (!columns.HasPhone) yield return "No column of phones.";
        if (columns.PrimaryPhone?.Type is not null) yield return "The primary phone has no contact item type.";
        if (columns.AdditionalPhones.Length > ContactTable.MaxPhoneColumns) yield return $"More than {ContactTable.MaxPhoneColumns} columns of phones.";
        if (options.Types.All.Length > ContactTable.MaxPhoneColumns / 8) yield return $"More than {ContactTable.MaxPhoneColumns / 8} contact item types.";
        if (columns.Fields.DistinctBy(column => column.Field).Count() < columns.Fields.Length) yield return "Two columns for one field.";
        foreach (var field in OwnFields.Where((name, i) => OwnColumns(columns)[i] is not null && columns.Fields.Any(field => field.Field == name))) yield return $"Two columns for the field '{field}'.";
        if (isComplete && options.Zones is null && NeedsZones(columns)) yield return "A column of time zones needs Zones.";
        if (duplicates.Name && !columns.HasName) yield return "Duplicates by name need a column of names.";
        if (duplicates.IsByNameAlone && !columns.HasFullName) yield return "Duplicates by name alone need columns of full names, because many people share a given name.";
        if (columns.UsedReferences().FirstOrDefault(name => options.IgnoredColumns.Any(ignored => ignored.Trim() == name.Trim())) is { } both) yield return $"The column '{both}' is both used and ignored.";
        if (duplicates.Fields.FirstOrDefault(field => columns.Fields.All(column => column.Field != field)) is { } missing) yield return $"Duplicates by the field '{missing}' need a column of this field.";
        foreach (var problem in OfColumns(columns, options.Types, options.Zones)) yield return problem;
    }

    /// <summary>Finds what makes a column inconsistent.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="types">The contact item types.</param>
    /// <param name="zones">The time zones; null if names of time zones are not checked.</param>
    public static IEnumerable<string> OfColumns(ContactColumns columns, ContactItemTypes types, IDateTimeZoneProvider? zones) =>
        [.. OfPriority(columns.Priority), .. FlagsOf(columns).SelectMany(OfFlag), .. DatesOf(columns).SelectMany(OfDate), .. ZonesOf(columns).SelectMany(zone => OfZone(zone, zones)), .. PhonesOf(columns).SelectMany(phone => OfPhone(phone, types))];

    /// <summary>Whether a column holds time zones.</summary>
    public static bool NeedsZones(ContactColumns columns) => ZonesOf(columns).Any();

    private static string?[] OwnColumns(ContactColumns columns) => [columns.ConsentAt?.Column, columns.Attempts, columns.LastResult, columns.LastAttemptAt?.Column];

    private static IEnumerable<PhoneColumn> PhonesOf(ContactColumns columns) => columns.AdditionalPhones.Append(columns.PrimaryPhone).OfType<PhoneColumn>();

    private static IEnumerable<ZoneColumn> ZonesOf(ContactColumns columns) => PhonesOf(columns).Select(phone => phone.TimeZone).Append(columns.TimeZone).OfType<ZoneColumn>();

    private static IEnumerable<DateColumn> DatesOf(ContactColumns columns) => PhonesOf(columns).Select(phone => phone.LastAttemptAt).Append(columns.ConsentAt).Append(columns.LastAttemptAt).OfType<DateColumn>();

    private static IEnumerable<FlagColumn> FlagsOf(ContactColumns columns) =>
        PhonesOf(columns).SelectMany(phone => phone.DoNotCall.Select(flag => (FlagColumn?)flag).Append(phone.Active)).Concat(ZonesOf(columns).Select(zone => zone.DaylightColumn)).Concat(columns.DoNotCall).OfType<FlagColumn>();

    private static IEnumerable<string> OfPriority(PriorityColumn? priority)
    {
        if (priority is { Order: PriorityOrder.HigherFirst, Highest: null }) yield return $"The column '{priority.Column}' of ranks needs its highest rank.";
        else if (priority is { Default: not null } && PriorityCells.Read([], priority) is null) yield return $"The default rank of the column '{priority.Column}' is no priority from 1.";
    }

    private static IEnumerable<string> OfFlag(FlagColumn flag)
    {
        if (flag.Yes.FirstOrDefault(yes => flag.No.Any(no => no.Trim().Equals(yes.Trim(), StringComparison.OrdinalIgnoreCase))) is { } both) yield return $"The word '{both}' of the column '{flag.Column}' means yes and no.";
    }

    private static IEnumerable<string> OfDate(DateColumn date)
    {
        var isValid = true;
        try
        {
            _ = new DateCells(date);
        }
        catch (InvalidPatternException)
        {
            isValid = false;
        }

        if (!isValid) yield return $"The format '{date.Format}' of the column '{date.Column}' is not a pattern of dates.";
    }

    private static IEnumerable<string> OfZone(ZoneColumn zone, IDateTimeZoneProvider? zones)
    {
        if (zone is { Form: ZoneForm.Code, Zones.IsEmpty: true }) yield return $"The column '{zone.Column}' of codes needs time zones.";
        foreach (var word in zone.Zones)
        {
            if (zone.Form == ZoneForm.Offset && !ZoneColumnCells.IsOffset(word.Word)) yield return $"'{word.Word}' of the column '{zone.Column}' is not an offset.";
            if (zones is not null && zones.GetZoneOrNull(word.Meaning) is null) yield return $"The time zone '{word.Meaning}' of the column '{zone.Column}' is unknown.";
        }
    }

    private static IEnumerable<string> OfPhone(PhoneColumn phone, ContactItemTypes types)
    {
        if (phone.TypeColumn is { } type && type.Words.FirstOrDefault(word => types.Find(word.Meaning) is null) is { } word) yield return $"The word '{word.Word}' of the column '{type.Column}' names the unknown contact item type '{word.Meaning}'.";
        if (phone.Cell is not { } cell) yield break;
        if (!cell.Parts.IsEmpty && cell.Parts.Count(part => part == PhoneCellPart.Number) != 1) yield return $"The cells of the column '{phone.Column}' need one part that is the number.";
        if (cell.Parts.Length > 1 && cell.PartSeparator is null) yield return $"The parts of the cells of the column '{phone.Column}' need a separator.";
    }
}
