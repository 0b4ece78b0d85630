using System.Collections.Immutable;

namespace CallingDomain.Contacts;

/// <summary>The content of a preset.</summary>
internal sealed record PresetText
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public string Product { get; init; } = "";

    public string Source { get; init; } = "";

    public string ReadOn { get; init; } = "";

    public ImmutableArray<string> Unconfirmed { get; init; } = [];

    /// <summary>Sets of headings; a file with all headings of one set has the layout.</summary>
    public ImmutableArray<ImmutableArray<string>> Signatures { get; init; } = [];

    /// <summary>The rows of a layout without headings; null for a layout with headings.</summary>
    public PresetShape? Shape { get; init; }

    /// <summary>The rows of a layout with a row for each phone; null for other layouts.</summary>
    public PresetRows? Rows { get; init; }

    public ContactItemTypes Types { get; init; } = ContactItemTypes.Empty;

    /// <summary>Whether a column with the name of a contact item type holds phones of that type.</summary>
    public bool TypesAreColumns { get; init; }

    public ContactFileFormat Format { get; init; } = new();

    /// <summary>The headings by which a column is recognized as a phone, with <c>{column}</c> for its own heading; empty for none.</summary>
    public ImmutableArray<string> MarkedBy { get; init; } = [];

    /// <summary>The companions of a marked phone; its column is replaced.</summary>
    public PhoneColumn? MarkedPhone { get; init; }

    /// <summary>Reads the columns with given contact item types, which have all names.</summary>
    public required Func<ContactItemTypes, ContactColumns> ColumnsWith { get; init; }

    public ImmutableArray<string> Ignored { get; init; } = [];

    public ImmutableArray<ExportColumn> Export { get; init; } = [];
}
