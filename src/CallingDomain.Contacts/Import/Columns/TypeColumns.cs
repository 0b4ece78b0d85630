using System.Collections.Immutable;

namespace CallingDomain.Contacts;

/// <summary>The contact item type of each heading. A heading whose words fit several types has the one that it names most exactly; if it names several equally well, it is ambiguous and has none.</summary>
internal sealed class TypeColumns
{
    private readonly ImmutableArray<ImmutableArray<ContactItemType>> _typesByColumn;

    public TypeColumns(ImmutableArray<string> headings, ContactItemTypes types)
    {
        ImmutableArray<(ContactItemType Type, ColumnWords Words)> words = [.. types.All.Select(type => (type, ColumnWords.Of(type)))];
        _typesByColumn = [.. headings.Select(heading => Nearest(heading, [.. words.Where(each => each.Words.Has(ColumnWords.Plain(heading))).Select(each => each.Type)]))];
    }

    /// <summary>The only type of a column; null for none.</summary>
    public ContactItemType? Of(int column) => _typesByColumn[column] is [var only] ? only : null;

    /// <summary>Whether a heading names several types equally well.</summary>
    public bool IsAmbiguous(int column) => _typesByColumn[column].Length > 1;

    private static ImmutableArray<ContactItemType> Nearest(string heading, ImmutableArray<ContactItemType> types) =>
        types.Length < 2 ? types : [.. types.GroupBy(type => Exactness(heading, type.Name)).MaxBy(group => group.Key)!];

    // The same text, then the same word without case and punctuation, then a word with the name in it.
    private static int Exactness(string heading, string name) =>
        heading == name ? 4
        : (ColumnWords.Plain(heading) == ColumnWords.Plain(name) ? 2 : 0) + (heading.Contains(name, StringComparison.Ordinal) ? 1 : 0);
}
