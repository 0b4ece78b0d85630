using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>A column of labels that say what answers at a number.</summary>
/// <param name="Column">The column: a reference as in <see cref="ContactColumns"/>.</param>
/// <remarks>
/// The label is the cell, or one of the words of the cell that commas separate (<c>sms,fax</c>), without <see cref="TypeColumn.PrimaryMark"/>. A label that is not in <see cref="Words"/>, and names no contact item type, but has a
/// word such as fax, pager or assistant in a language of the presets (<c>FAX;Home</c>), names this line, with the notice <see cref="ContactReason.PhoneLineNotCalled"/>. Another label says nothing: the line of the phone is
/// <see cref="PhoneColumn.Line"/>. docs/contacts.md lists the words. Immutable, compared by content, thread-safe.
/// </remarks>
/// <exception cref="ArgumentNullException">The column is null.</exception>
[JsonConverter(typeof(ContactsJsonConverter))]
public sealed record LineColumn(string Column)
{
    private readonly Items<LineWord> _words;

    /// <summary>The column: a reference as in <see cref="ContactColumns"/>.</summary>
    public string Column { get; init => field = Given.NotNull(value); } = Given.NotNull(Column);

    /// <summary>The lines by label.</summary>
    /// <exception cref="ArgumentException">A word is null.</exception>
    public ImmutableArray<LineWord> Words
    {
        get => _words;
        init => _words = Given.WithoutNull(value);
    }
}

/// <summary>A label and the line that it means.</summary>
/// <param name="Word">The label, compared ignoring case.</param>
/// <param name="Line">The line.</param>
/// <remarks>Immutable, thread-safe.</remarks>
/// <exception cref="ArgumentNullException">The word is null.</exception>
/// <exception cref="ArgumentOutOfRangeException">Not a defined line.</exception>
public sealed record LineWord(string Word, PhoneLine Line)
{
    /// <summary>The label, compared ignoring case.</summary>
    public string Word { get; init => field = Given.NotNull(value); } = Given.NotNull(Word);

    /// <summary>The line.</summary>
    public PhoneLine Line { get; init => field = Given.Defined(value); } = Given.Defined(Line);
}
