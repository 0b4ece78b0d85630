using CallingDomain.Contacts;

namespace CallingDomain.Cli;

/// <summary>A column of phones in a JSON file: its reference, or an object with the reference and the companions.</summary>
internal static class PhoneColumnSection
{
    /// <param name="place">The column.</param>
    /// <param name="type">The contact item type of its phones; null for none.</param>
    public static PhoneColumn Read(JsonPlace place, ContactItemType? type)
    {
        if (!place.IsObject) return new PhoneColumn(place.NonEmptyText(), type);
        place.Only("column", "type", "description", "callingCode", "country", "extension", "order", "line", "lines", "active", "doNotCall", "timeZone", "attempts", "lastResult", "lastAttemptAt", "cell");
        return new PhoneColumn(place.The("column").NonEmptyText(), type, place.Maybe("description")?.NonEmptyText())
        {
            TypeColumn = CompanionColumns.Type(place.Maybe("type")),
            CallingCodeColumn = place.Maybe("callingCode")?.NonEmptyText(),
            CountryColumn = place.Maybe("country")?.NonEmptyText(),
            ExtensionColumn = place.Maybe("extension")?.NonEmptyText(),
            OrderColumn = place.Maybe("order")?.NonEmptyText(),
            Line = place.Maybe("line")?.Word(CompanionColumns.Words<PhoneLine>()) ?? PhoneLine.Voice,
            LineColumn = CompanionColumns.Line(place.Maybe("lines")),
            Active = CompanionColumns.Flag(place.Maybe("active")),
            DoNotCall = CompanionColumns.Flags(place.Maybe("doNotCall")),
            TimeZone = CompanionColumns.Zone(place.Maybe("timeZone")),
            Attempts = place.Maybe("attempts")?.NonEmptyText(),
            LastResult = place.Maybe("lastResult")?.NonEmptyText(),
            LastAttemptAt = CompanionColumns.Date(place.Maybe("lastAttemptAt")),
            Cell = Cell(place.Maybe("cell")),
        };
    }

    private static PhoneCell? Cell(JsonPlace? given)
    {
        if (given is not { } place) return null;
        place.Only("separator", "partSeparator", "parts");
        return new PhoneCell
        {
            Separator = place.Maybe("separator") is { } separator ? NotEmpty(separator) : null,
            PartSeparator = place.Maybe("partSeparator") is { } partSeparator ? NotEmpty(partSeparator) : null,
            Parts = [.. (place.Maybe("parts")?.Items() ?? []).Select(part => part.Word(CompanionColumns.Words<PhoneCellPart>()))],
        };
    }

    // White space may be a separator.
    private static string NotEmpty(JsonPlace place) => place.Text() is { Length: > 0 } text ? text : throw place.Refuse(InputReason.PropertyRange, "expected a text that is not empty");
}
