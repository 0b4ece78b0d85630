using System.Collections.Immutable;
using System.Globalization;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>Finds the columns of a file that references name.</summary>
internal sealed class ColumnReferences
{
    public const int Missing = -1, Ambiguous = -2;

    private const string AllMark = "[*]", First = "1";
    private const int MaxNumberLength = 9;

    private readonly ImmutableArray<string> _names;
    private readonly ImmutableArray<int> _positions; // of the columns that are not of RejectedContactWriter
    private readonly Dictionary<string, List<int>> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>>? _placesIgnoringCase;

    /// <param name="names">The headings of the file.</param>
    /// <param name="ignoresCase">Whether headings are compared ignoring case if none is equal.</param>
    public ColumnReferences(ImmutableArray<string> names, bool ignoresCase)
    {
        _names = names;
        _placesIgnoringCase = ignoresCase ? new(StringComparer.OrdinalIgnoreCase) : null;
        for (var i = 0; i < names.Length; i++)
        {
            Add(_places, names[i], i);
            if (_placesIgnoringCase is { } ignoringCase) Add(ignoringCase, names[i], i);
        }

        var isRejectedContacts = RejectedContactWriter.IsHeading(names);
        _positions = [.. Enumerable.Range(0, names.Length).Where(place => !isRejectedContacts || !RejectedContactWriter.IsOwnColumn(names[place]))];
    }

    /// <summary>The column that a reference names; <see cref="Missing"/> or <see cref="Ambiguous"/> for none.</summary>
    public int Find(string reference)
    {
        var name = reference.Trim();
        if (PlacesOf(name) is { } places) return places is [var only] ? only : Ambiguous;
        if (PositionOf(name) is { } position) return position < _positions.Length ? _positions[position] : Missing;
        return OccurrenceOf(name, out var repeated) is { } occurrence && PlacesOf(repeated) is { } several && occurrence < several.Count ? several[occurrence] : Missing;
    }

    /// <summary>The columns of phones that a reference names, in its order; empty if there is none, null if it is ambiguous.</summary>
    public List<PhoneMatch>? FindPhones(string reference)
    {
        var name = reference.Trim();
        if (Find(name) is var place and not Missing) return place == Ambiguous ? null : [new PhoneMatch(place)];
        if (name.EndsWith(AllMark, StringComparison.Ordinal))
            return [.. (PlacesOf(name[..^AllMark.Length].Trim()) ?? []).Select((each, i) => new PhoneMatch(each) { Number = (i + 1).ToString(CultureInfo.InvariantCulture), IsOccurrence = true })];
        return NumberedFamily.Of(name) is { } family ? Members(family) : [];
    }

    /// <summary>Whether a reference names several columns.</summary>
    public bool IsSeveral(string reference) => Find(reference) == Missing;

    /// <summary>The column that a companion of a phone names; <see cref="Missing"/> or <see cref="Ambiguous"/> for none.</summary>
    public int FindCompanion(string reference, PhoneMatch phone)
    {
        var name = reference.Trim();
        if (Find(name) is var exact and not Missing) return exact;
        name = name.Replace("{column}", _names[phone.Place], StringComparison.Ordinal);
        if (phone.IsOccurrence && name.EndsWith(AllMark, StringComparison.Ordinal)) return Find($"{name[..^AllMark.Length]}[{phone.Number}]");
        if (phone.Number is null || NumberedFamily.Of(name) is not { } family) return Find(name);
        foreach (var heading in family.HeadingsOf(phone))
        {
            if (Find(heading) is var place and not Missing) return place;
        }

        return Missing;
    }

    /// <summary>The heading that a companion of a phone should have.</summary>
    public string HeadingOf(string reference, PhoneMatch phone)
    {
        var name = reference.Trim().Replace("{column}", _names[phone.Place], StringComparison.Ordinal);
        if (phone.IsOccurrence && name.EndsWith(AllMark, StringComparison.Ordinal)) return $"{name[..^AllMark.Length]}[{phone.Number}]";
        return phone.Number is null || NumberedFamily.Of(name) is not { } family ? name : family.HeadingsOf(phone).FirstOrDefault(name);
    }

    private static void Add(Dictionary<string, List<int>> places, string name, int place)
    {
        if (!places.TryGetValue(name, out var all)) places.Add(name, all = []);
        all.Add(place);
    }

    // As it is, as RejectedContactWriter writes it, then ignoring case.
    private List<int>? PlacesOf(string name) =>
        _places.GetValueOrDefault(name) ?? _places.GetValueOrDefault(SpreadsheetText.EscapeFormula(name))
        ?? _placesIgnoringCase?.GetValueOrDefault(name) ?? _placesIgnoringCase?.GetValueOrDefault(SpreadsheetText.EscapeFormula(name));

    // #5: from 0.
    private static int? PositionOf(string name) => name is ['#', .. var number] && NumberOf(number) is { } position ? position - 1 : null;

    // heading[2]: from 0.
    private static int? OccurrenceOf(string name, out string heading)
    {
        heading = "";
        if (!name.EndsWith(']') || name.LastIndexOf('[') is not (> 0 and var open) || NumberOf(name[(open + 1)..^1]) is not { } occurrence) return null;
        heading = name[..open].Trim();
        return occurrence - 1;
    }

    private static int? NumberOf(string text) =>
        text is [>= '1' and <= '9', ..] && text.Length <= MaxNumberLength && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // Null if two columns have the same heading.
    private List<PhoneMatch>? Members(NumberedFamily family)
    {
        var comparison = _placesIgnoringCase is null ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        var members = new List<(int Number, PhoneMatch Match)>();
        for (var place = 0; place < _names.Length; place++)
        {
            if (family.NumberOf(_names[place], comparison, out var isUnwritten) is not { } text || NumberOf(text) is not { } number) continue;
            if (PlacesOf(_names[place])!.Count > 1) return null;
            members.Add((number, new PhoneMatch(place) { Number = text, IsUnwritten = isUnwritten }));
        }

        if (members.Exists(each => each.Match.IsUnwritten) && members.FindIndex(each => each.Match is { Number: First, IsUnwritten: false }) is var twin and >= 0)
        {
            var unwritten = members.FindIndex(each => each.Match.IsUnwritten);
            foreach (var at in (ReadOnlySpan<int>)[twin, unwritten]) members[at] = (members[at].Number, members[at].Match with { HasTwin = true });
        }

        return [.. members.OrderBy(each => each.Number).ThenBy(each => !each.Match.IsUnwritten).ThenBy(each => each.Match.Place).Select(each => each.Match)];
    }
}

/// <summary>A column of phones that a reference names.</summary>
/// <param name="Place">The index of the column.</param>
internal readonly record struct PhoneMatch(int Place)
{
    /// <summary>The number of a member of a family, or of a repeated heading; null for a column by itself.</summary>
    public string? Number { get; init; }

    /// <summary>Whether the number is the 1 that the heading does not have.</summary>
    public bool IsUnwritten { get; init; }

    /// <summary>Whether the file has the heading with the 1 beside the heading without it: <c>Mobile</c> and <c>Mobile 1</c>.</summary>
    public bool HasTwin { get; init; }

    /// <summary>Whether the number counts columns with the same heading.</summary>
    public bool IsOccurrence { get; init; }
}
