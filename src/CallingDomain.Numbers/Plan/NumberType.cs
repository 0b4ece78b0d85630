namespace CallingDomain.Numbers;

/// <summary>What a number is used for, as libphonenumber divides and names it.</summary>
/// <remarks>Source: libphonenumber's <c>PhoneNumberType</c>. Append-only; the values are our own.</remarks>
public enum NumberType : byte
{
    /// <summary>No valid number, so of no type.</summary>
    Unknown = 0,

    /// <summary>A fixed line.</summary>
    FixedLine = 1,

    /// <summary>A mobile.</summary>
    Mobile = 2,

    /// <summary>A fixed line or a mobile: the plan cannot tell them apart, as in North America.</summary>
    FixedLineOrMobile = 3,

    /// <summary>Free for the caller.</summary>
    TollFree = 4,

    /// <summary>Dearer than a call of its distance, part of which goes to the called.</summary>
    PremiumRate = 5,

    /// <summary>Paid by caller and called together.</summary>
    SharedCost = 6,

    /// <summary>Voice over IP, wherever its owner is.</summary>
    Voip = 7,

    /// <summary>A person's number, which leads to whatever line the person chose.</summary>
    PersonalNumber = 8,

    /// <summary>A pager.</summary>
    Pager = 9,

    /// <summary>A universal access number: one number of a company for all its places.</summary>
    Uan = 10,

    /// <summary>A mailbox for spoken messages.</summary>
    Voicemail = 11,
}
