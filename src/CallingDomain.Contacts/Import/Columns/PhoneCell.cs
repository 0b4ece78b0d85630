using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>A part of an entry of a cell of phones.</summary>
[JsonConverter(typeof(CodeJsonConverter<PhoneCellPart>))]
public enum PhoneCellPart : byte
{
    /// <summary>A part that is not used.</summary>
    [JsonStringEnumMemberName("ignored")]
    Ignored = 0,

    /// <summary>The number.</summary>
    [JsonStringEnumMemberName("number")]
    Number = 1,

    /// <summary>The calling code of the number. If it is empty, the calling code of <see cref="PhoneColumn.CallingCodeColumn"/> applies.</summary>
    [JsonStringEnumMemberName("callingCode")]
    CallingCode = 2,

    /// <summary>The description of the phone.</summary>
    [JsonStringEnumMemberName("description")]
    Description = 3,

    /// <summary>The label that names the type of the phone, as in <see cref="PhoneColumn.TypeColumn"/>.</summary>
    [JsonStringEnumMemberName("label")]
    Label = 4,
}

/// <summary>The layout of cells that hold several phones, or a phone and other texts.</summary>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
[JsonConverter(typeof(ContactsJsonConverter))]
public sealed record PhoneCell
{
    private readonly Items<PhoneCellPart> _parts;

    /// <summary>The text between phones, such as <c> ::: </c>, <c>|</c> or a line break; null if a cell holds one phone.</summary>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public string? Separator { get; init => field = NotEmpty(value); }

    /// <summary>The text between the parts of a phone, such as <c>_</c>; null if there is only the number.</summary>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public string? PartSeparator { get; init => field = NotEmpty(value); }

    /// <summary>The parts in their order; the last one takes the rest of the text. Default: the number only.</summary>
    public ImmutableArray<PhoneCellPart> Parts
    {
        get => _parts;
        init => _parts = value;
    }

    private static string? NotEmpty(string? separator) => separator is "" ? throw new ArgumentException("The separator is empty.", nameof(separator)) : separator;
}
