namespace CallingDomain.Numbers;

/// <summary>What a number has to be, beyond being readable.</summary>
public enum PhoneCheck : byte
{
    /// <summary>
    /// Numbers of its calling code may have so many digits. One that the numbering plan does not know as valid is noticed, not refused: plans grow old, and new ranges are opened every month. The default.
    /// </summary>
    Possible = 0,

    /// <summary>The numbering plan knows it as valid, or its area code is in service by the table of area codes.</summary>
    Valid = 1,
}
