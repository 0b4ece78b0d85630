namespace CallingDomain.Numbers;

/// <summary>Whether a number has a count of digits that numbers of its calling code have, as libphonenumber says it.</summary>
/// <remarks>
/// Source: libphonenumber's <c>ValidationResult</c>. Its <c>IS_POSSIBLE_LOCAL_ONLY</c> is not here: a number with its calling code is not dialled locally, and
/// what is too short for that is <see cref="TooShort"/> or <see cref="InvalidLength"/>. Append-only; the values are our own.
/// </remarks>
public enum NumberPossibility : byte
{
    /// <summary>No calling code of the plan begins the number.</summary>
    InvalidCountryCode = 0,

    /// <summary>Some number of this calling code has so many digits.</summary>
    IsPossible = 1,

    /// <summary>Fewer digits than any number of this calling code.</summary>
    TooShort = 2,

    /// <summary>More digits than any number of this calling code.</summary>
    TooLong = 3,

    /// <summary>Some have fewer and some have more, but none has so many.</summary>
    InvalidLength = 4,
}
