using System.Collections.Immutable;
using System.Globalization;

namespace CallingDomain.Contacts;

/// <summary>Whether a file has the layout of a preset, and what its columns are then.</summary>
internal static class PresetFitting
{
    private static readonly ImmutableArray<char> Delimiters = [',', ';', '\t', '|'];

    /// <summary>Why a file has the layout; null if it does not.</summary>
    public static PresetMatch? Match(ContactPreset preset, PresetSample sample)
    {
        foreach (var delimiter in DelimitersOf(preset.Format))
        {
            var rows = sample.Rows(delimiter, preset.Format.Quoting == FileQuoting.Standard);
            if (preset.Text.Shape is { } shape)
            {
                if (shape.Fit(rows) is { } remark) return new PresetMatch(preset, [], rows[0].Length, remark);
                continue;
            }

            if (rows.Count <= preset.Format.LinesBeforeHeading) continue;
            var headings = rows[preset.Format.LinesBeforeHeading];
            var names = headings.ToHashSet(Comparer(preset.Format));
            var found = preset.Text.Signatures.Where(signature => signature.All(names.Contains)).OrderByDescending(signature => signature.Length).FirstOrDefault([]);
            if (found.IsEmpty) continue;
            var row = "";
            if (preset.Text.Rows is { } shared && (row = RowsOfOneContact(shared, headings, rows, preset.Format)) is null) continue;
            var known = ReferencesOf(preset);
            return new PresetMatch(preset, found, headings.Count(heading => known.Exists(reference => HeadingReference.Fits(reference, heading, Comparer(preset.Format)))), row);
        }

        return null;
    }

    /// <summary>The columns and the form of a file with the layout.</summary>
    public static PresetLayout LayoutOf(PresetText preset, PresetSample sample, ContactItemTypes given, FileEncoding encoding)
    {
        var types = Join(given, preset.Types);
        var columns = preset.ColumnsWith(types);
        var headings = HeadingsOf(preset, sample);
        if (preset.MarkedPhone is { } marked)
        {
            var names = headings.ToHashSet(Comparer(preset.Format));
            var phones = headings.Where(heading => preset.MarkedBy.Any(mark => names.Contains(mark.Replace("{column}", heading, StringComparison.Ordinal))));
            columns = columns with { AdditionalPhones = [.. columns.AdditionalPhones, .. phones.Select(heading => marked with { Column = heading })] };
        }

        if (preset.TypesAreColumns)
        {
            var typed = types.All.Where(type => headings.Contains(type.Name, Comparer(preset.Format)));
            columns = columns with { AdditionalPhones = [.. typed.Select(type => new PhoneColumn(type.Name, type)), .. columns.AdditionalPhones] };
        }

        var format = encoding != FileEncoding.Detect ? preset.Format with { Encoding = encoding } : sample.IsUnicode ? preset.Format with { Encoding = FileEncoding.Detect } : preset.Format;
        return new PresetLayout(columns, format, [.. preset.Ignored.Where(heading => HeadingReference.Exists(heading, headings, Comparer(format)))], types);
    }

    // The types of the user, then the others of the preset in their own order.
    private static ContactItemTypes Join(ContactItemTypes given, ContactItemTypes preset)
    {
        var last = given.All.IsEmpty ? 0 : given.All.Max(type => type.OrderBy);
        var types = given;
        foreach (var type in preset.All.Where(type => given.Find(type.Name) is null)) types = types.Add(given.All.IsEmpty ? type : type with { OrderBy = last + Math.Max(1, type.OrderBy) }).Value;
        return types;
    }

    private static string[] HeadingsOf(PresetText preset, PresetSample sample)
    {
        if (!preset.Format.HasHeading) return [];
        var comparer = Comparer(preset.Format);
        var known = preset.Signatures.SelectMany(signature => signature).ToHashSet(comparer);
        return DelimitersOf(preset.Format)
            .Select(delimiter => sample.Rows(delimiter, preset.Format.Quoting == FileQuoting.Standard))
            .Where(rows => rows.Count > preset.Format.LinesBeforeHeading)
            .Select(rows => rows[preset.Format.LinesBeforeHeading])
            .OrderByDescending(headings => headings.Count(known.Contains)).ThenByDescending(headings => headings.Length)
            .FirstOrDefault() ?? [];
    }

    private static List<string> ReferencesOf(ContactPreset preset) =>
        [.. preset.Columns.References(), .. preset.IgnoredColumns, .. preset.Text.MarkedBy, .. preset.Text.MarkedPhone is { } marked ? new ContactColumns { AdditionalPhones = [marked] }.References() : []];

    private static string? RowsOfOneContact(PresetRows shared, string[] headings, IReadOnlyList<string[]> rows, ContactFileFormat format)
    {
        var (key, differs) = (PlaceOf(shared.Key), PlaceOf(shared.Differs));
        if (key < 0 || differs < 0) return null;
        for (var at = format.LinesBeforeHeading + 2; at < rows.Count; at++)
        {
            var (one, other) = (rows[at - 1], rows[at]);
            if (Cell(one, key) is { Length: > 0 } text && text == Cell(other, key) && Cell(one, differs) is { Length: > 0 } label && Cell(other, differs) is { Length: > 0 } second && label != second)
                return string.Create(CultureInfo.InvariantCulture, $"rows {at - 1} and {at} share {shared.Key} and differ in {shared.Differs}");
        }

        return null;

        int PlaceOf(string heading) => Array.FindIndex(headings, each => Comparer(format).Equals(each, heading));

        static string Cell(string[] row, int place) => place < row.Length ? row[place] : "";
    }

    private static ImmutableArray<char> DelimitersOf(ContactFileFormat format) => format.Delimiter is { } delimiter ? [delimiter] : Delimiters;

    private static StringComparer Comparer(ContactFileFormat format) => format.IgnoresHeadingCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
}
