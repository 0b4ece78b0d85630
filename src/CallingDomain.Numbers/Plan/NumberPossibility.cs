using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>Whether the length of a number is possible for its calling code.</summary>
/// <remarks>
/// Source: libphonenumber's <c>ValidationResult</c>, without <c>IS_POSSIBLE_LOCAL_ONLY</c>: a number with its calling code is not dialed locally; it is
/// <see cref="TooShort"/> or of <see cref="InvalidLength"/>.
/// </remarks>
[JsonConverter(typeof(CodeJsonConverter<NumberPossibility>))]
public enum NumberPossibility : byte
{
    /// <summary>The number starts with no calling code of the plan.</summary>
    InvalidCountryCode = 0,

    /// <summary>Numbers of the calling code may have this length.</summary>
    IsPossible = 1,

    /// <summary>Shorter than every number of the calling code.</summary>
    TooShort = 2,

    /// <summary>Longer than every number of the calling code.</summary>
    TooLong = 3,

    /// <summary>Shorter and longer numbers exist, but none of this length.</summary>
    InvalidLength = 4,
}
