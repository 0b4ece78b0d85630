using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>The type of a number.</summary>
/// <remarks>Source: libphonenumber's <c>PhoneNumberType</c>.</remarks>
[JsonConverter(typeof(CodeJsonConverter<NumberType>))]
public enum NumberType : byte
{
    /// <summary>Not a valid number.</summary>
    Unknown = 0,

    /// <summary>A fixed line.</summary>
    FixedLine = 1,

    /// <summary>A mobile.</summary>
    Mobile = 2,

    /// <summary>A fixed line or a mobile: the plan does not distinguish them, as in North America.</summary>
    FixedLineOrMobile = 3,

    /// <summary>Free of charge for the caller.</summary>
    TollFree = 4,

    /// <summary>Calls cost more than usual; the called party receives a share.</summary>
    PremiumRate = 5,

    /// <summary>Caller and called party share the cost.</summary>
    SharedCost = 6,

    /// <summary>Voice over IP, at any location.</summary>
    Voip = 7,

    /// <summary>A personal number, routed to a line that its owner chooses.</summary>
    PersonalNumber = 8,

    /// <summary>A pager.</summary>
    Pager = 9,

    /// <summary>A universal access number: one number for all sites of a company.</summary>
    Uan = 10,

    /// <summary>Voice mail access.</summary>
    Voicemail = 11,
}
