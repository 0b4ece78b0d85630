using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>A column of labels that name the contact item type of a phone.</summary>
/// <param name="Column">The column: a reference as in <see cref="ContactColumns"/>.</param>
/// <remarks>
/// A label names the type of <see cref="Words"/>, exactly or, if only one type fits, ignoring case; else the type of <see cref="ContactImportOptions.Types"/> with this name, exactly or, if only one type fits, ignoring case. Another label with a
/// word such as fax, pager or assistant in a language of the presets (<c>Home Fax</c>) names a line that is not called, as in <see cref="LineColumn"/>. A phone with any other label has no type; the label becomes its
/// description, with the notice <see cref="ContactReason.ItemTypeUnknown"/>. Immutable, compared by content, thread-safe.
/// </remarks>
/// <exception cref="ArgumentNullException">The column is null.</exception>
[JsonConverter(typeof(ContactsJsonConverter))]
public sealed record TypeColumn(string Column)
{
    private readonly Items<CellWord> _words;

    /// <summary>The column: a reference as in <see cref="ContactColumns"/>.</summary>
    public string Column { get; init => field = Given.NotNull(value); } = Given.NotNull(Column);

    /// <summary>The names of contact item types by label, for labels that are not the name of a type.</summary>
    /// <exception cref="ArgumentException">A word is null.</exception>
    public ImmutableArray<CellWord> Words
    {
        get => _words;
        init => _words = Given.WithoutNull(value);
    }

    /// <summary>The beginning of the label of the primary phone, such as <c>* </c>, which is no part of the label; null for none. In a row without another primary phone, the phone becomes the primary one.</summary>
    public string? PrimaryMark { get; init; }

    /// <summary>A column whose labels are names of types; null for null.</summary>
    [return: NotNullIfNotNull(nameof(column))]
    public static implicit operator TypeColumn?(string? column) => column is null ? null : new TypeColumn(column);
}
