using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime.Text;

namespace CallingDomain.Cli;

/// <summary>Columns with more than a reference in a JSON file: a plain text if the reference is all, else an object.</summary>
internal static class CompanionColumns
{
    public static PriorityColumn? Priority(JsonPlace? given)
    {
        if (given is not { IsObject: true } place) return given?.NonEmptyText();
        place.Only("column", "order", "highest", "default");
        var column = new PriorityColumn(ColumnOf(place))
        {
            Order = place.Maybe("order")?.Word(Words<PriorityOrder>()) ?? PriorityOrder.LowerFirst,
            Highest = place.Maybe("highest")?.WholeNumber(int.MinValue, int.MaxValue),
            Default = place.Maybe("default")?.WholeNumber(int.MinValue, int.MaxValue),
        };
        if (column.Order == PriorityOrder.HigherFirst && column.Highest is null) throw Missing(place, "highest");
        return column;
    }

    public static ZoneColumn? Zone(JsonPlace? given)
    {
        if (given is not { IsObject: true } place) return given?.NonEmptyText();
        place.Only("column", "form", "daylight", "zones");
        var column = new ZoneColumn(ColumnOf(place))
        {
            Form = place.Maybe("form")?.Word(Words<ZoneForm>()) ?? ZoneForm.Name,
            DaylightColumn = Flag(place.Maybe("daylight")),
            Zones = [.. (place.Maybe("zones")?.Properties() ?? []).Select(zone => new CellWord(zone.Name, zone.Value.TimeZone(ZoneData.Default.Zones).Id))],
        };
        if (column.Form == ZoneForm.Code && column.Zones.IsEmpty) throw Missing(place, "zones");
        return column;
    }

    public static FlagColumn? Flag(JsonPlace? given)
    {
        if (given is not { IsObject: true } place) return given?.NonEmptyText();
        place.Only("column", "yes", "no");
        return new FlagColumn(ColumnOf(place)) { Yes = Texts(place.Maybe("yes")), No = Texts(place.Maybe("no")) };
    }

    /// <summary>A column, or a list of columns.</summary>
    public static ImmutableArray<FlagColumn> Flags(JsonPlace? given) =>
        given is { IsList: true } list ? [.. list.Items().Select(each => each.IsList ? throw each.Refuse(InputReason.PropertyType, "expected a column of yes and no") : Flag(each)!)]
        : Flag(given) is { } only ? [only]
        : [];

    public static DateColumn? Date(JsonPlace? given)
    {
        if (given is not { IsObject: true } place) return given?.NonEmptyText();
        place.Only("column", "format");
        return new DateColumn(ColumnOf(place)) { Format = place.Maybe("format") is { } format ? Pattern(format) : null };
    }

    public static TypeColumn? Type(JsonPlace? given)
    {
        if (given is not { IsObject: true } place) return given?.NonEmptyText();
        place.Only("column", "words", "primaryMark");
        return new TypeColumn(ColumnOf(place))
        {
            Words = [.. (place.Maybe("words")?.Properties() ?? []).Select(word => new CellWord(word.Name, word.Value.NonEmptyText()))],
            PrimaryMark = place.Maybe("primaryMark")?.Text(),
        };
    }

    public static LineColumn? Line(JsonPlace? given)
    {
        if (given is not { } place) return null;
        place.Only("column", "words");
        return new LineColumn(ColumnOf(place)) { Words = [.. (place.Maybe("words")?.Properties() ?? []).Select(word => new LineWord(word.Name, word.Value.Word(Words<PhoneLine>())))] };
    }

    /// <summary>The words of an enumeration in JSON.</summary>
    public static ImmutableArray<(string Word, TEnum Value)> Words<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TEnum>()
        where TEnum : struct, Enum => [.. Enum.GetValues<TEnum>().Select(value => (value.Code(), value))];

    public static ImmutableArray<string> Texts(JsonPlace? list) => [.. (list?.Items() ?? []).Select(text => text.Text())];

    private static string ColumnOf(JsonPlace place) => place.The("column").NonEmptyText();

    private static string Pattern(JsonPlace place)
    {
        try
        {
            LocalDateTimePattern.CreateWithInvariantCulture(place.NonEmptyText());
            return place.Text();
        }
        catch (InvalidPatternException)
        {
            throw place.Refuse(InputReason.PropertyRange, $"'{place.Text()}' is not a valid pattern (example: uuuu-MM-dd HH:mm:ss)");
        }
    }

    private static InputException Missing(JsonPlace place, string name) => new(InputReason.PropertyMissing, $"{place.Path}: the property '{name}' is required.", ("path", $"{place.Path}.{name}"));
}
