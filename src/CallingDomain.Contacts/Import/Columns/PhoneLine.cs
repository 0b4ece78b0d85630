using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>What answers at a number.</summary>
/// <remarks>Only lines of <see cref="ContactImportOptions.CalledLines"/> are imported as phones.</remarks>
[JsonConverter(typeof(CodeJsonConverter<PhoneLine>))]
public enum PhoneLine : byte
{
    /// <summary>The contact's telephone.</summary>
    [JsonStringEnumMemberName("voice")]
    Voice = 0,

    /// <summary>A fax machine.</summary>
    [JsonStringEnumMemberName("fax")]
    Fax = 1,

    /// <summary>A pager.</summary>
    [JsonStringEnumMemberName("pager")]
    Pager = 2,

    /// <summary>A telex machine.</summary>
    [JsonStringEnumMemberName("telex")]
    Telex = 3,

    /// <summary>A text telephone (TTY, TDD).</summary>
    [JsonStringEnumMemberName("textTelephone")]
    TextTelephone = 4,

    /// <summary>An ISDN line for data.</summary>
    [JsonStringEnumMemberName("isdn")]
    Isdn = 5,

    /// <summary>The telephone of the contact's assistant.</summary>
    [JsonStringEnumMemberName("assistant")]
    Assistant = 6,

    /// <summary>The main telephone of the contact's company.</summary>
    [JsonStringEnumMemberName("company")]
    Company = 7,
}
