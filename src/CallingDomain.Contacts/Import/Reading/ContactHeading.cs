using System.Collections.Immutable;
using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>The indexes of the columns to use; -1 for a column that is not used.</summary>
internal sealed record ContactHeading(
    ImmutableArray<string> Names,
    int Id,
    NamePlaces Name,
    int PrimaryPhone,
    int Priority,
    int TimeZone,
    int ScheduledAt,
    ImmutableArray<PhonePlace> AdditionalPhones,
    ImmutableArray<(string Field, int Column)> Fields)
{
    /// <summary>The columns that are used, in the order of the file.</summary>
    public ImmutableArray<FileColumn> Used { get; private init; } = [];

    /// <summary>The other columns, in the order of the file.</summary>
    public ImmutableArray<UnusedPlace> Unused { get; private init; } = [];

    /// <summary>The headings of a file, without white space around them.</summary>
    public static ImmutableArray<string> NamesOf(RowCells cells) => [.. Enumerable.Range(0, cells.Count).Select(cells.Text)];

    /// <summary>Whether a heading is the requested one, as it is or as <see cref="RejectedContactWriter"/> writes it.</summary>
    public static bool IsNamed(string heading, string asked) => heading == asked.Trim() || heading == SpreadsheetText.EscapeFormula(asked.Trim());

    public static Result<ContactHeading, FileRefusal> Of(ImmutableArray<string> names, ContactImportOptions options)
    {
        FileRefusal? refusal = null;
        var used = new List<FileColumn>();
        var asked = options.Columns;

        int Find(string? name, ColumnRole role, ContactItemType? type = null, string? field = null)
        {
            if (name is null) return -1;
            var at = names.IndexOf(name.Trim());
            if (at < 0) at = names.IndexOf(SpreadsheetText.EscapeFormula(name.Trim())); // as RejectedContactWriter writes it
            if (at < 0) refusal ??= new FileRefusal(FileReason.ColumnNotFound) { Column = name };
            else if (names.LastIndexOf(names[at]) != at) refusal ??= new FileRefusal(FileReason.ColumnAmbiguous) { Column = name };
            else used.Add(new FileColumn(at + 1, names[at], role) { Type = type, Field = field });
            return at;
        }

        var heading = new ContactHeading(
            names,
            Find(asked.Id, ColumnRole.Id),
            new NamePlaces(Find(asked.Name, ColumnRole.Name), Find(asked.GivenName, ColumnRole.GivenName), Find(asked.FamilyName, ColumnRole.FamilyName)),
            Find(asked.PrimaryPhone?.Column, ColumnRole.PrimaryPhone),
            Find(asked.Priority?.Column, ColumnRole.Priority),
            Find(asked.TimeZone?.Column, ColumnRole.TimeZone),
            Find(asked.ScheduledAt, ColumnRole.ScheduledAt),
            [.. asked.AdditionalPhones.Select(phone => new PhonePlace(phone.Type, Find(phone.Column, ColumnRole.AdditionalPhone, phone.Type), Find(phone.DescriptionColumn, ColumnRole.PhoneDescription, phone.Type)))],
            [.. asked.Fields.Select(field => (field.Field, Find(field.Column, ColumnRole.Field, field: field.Field)))]);
        if (options.IgnoredColumns.FirstOrDefault(name => !names.Any(each => IsNamed(each, name))) is { } missing) refusal ??= new FileRefusal(FileReason.ColumnNotFound) { Column = missing };
        if (refusal is not null) return refusal;
        var isUsed = used.Select(column => column.Position).ToHashSet();
        return heading with
        {
            Used = [.. used.OrderBy(column => column.Position)],
            Unused = [.. names.Select((_, place) => place).Where(place => !isUsed.Contains(place + 1)).Select(place => ToUnused(place, names[place], options.IgnoredColumns))],
        };
    }

    private static UnusedPlace ToUnused(int place, string name, ImmutableArray<string> ignored)
    {
        var isIgnored = RejectedContactWriter.IsOwnColumn(name) || ignored.Any(each => IsNamed(name, each));
        return new UnusedPlace(place, isIgnored, !isIgnored && CallingCodeCells.IsHeading(name));
    }
}

/// <summary>A column of additional phones.</summary>
/// <param name="Type">The contact item type; null for none.</param>
/// <param name="Column">The index of the column.</param>
/// <param name="Description">The index of the column of descriptions; -1 for none.</param>
internal readonly record struct PhonePlace(ContactItemType? Type, int Column, int Description);
