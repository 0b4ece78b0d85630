namespace CallingDomain.Numbers;

/// <summary>What answers for the world's numbers: whether a number is valid, whose it is and of what type, how it is read and how it is written.</summary>
/// <remarks>
/// <see cref="NumberingPlan"/> is the library's own answer. A host that must answer exactly as its other systems do may put another in its place. Implementations are safe to share
/// between threads and never throw because of a number or a text.
/// </remarks>
public interface INumberingPlan
{
    /// <summary>
    /// What the plan says of a number, whose digits are taken as they are: none is dropped as a prefix, and zeros behind the calling code stay.
    /// </summary>
    /// <returns>The verdict; the default one for <see cref="PhoneNumber.None"/>.</returns>
    PlanVerdict Look(PhoneNumber number);

    /// <summary>Reads a number as people of a region write it.</summary>
    /// <param name="text">
    /// National, with or without the trunk prefix, or international after <c>+</c> or the region's international prefix. Between digits may stand
    /// spaces, dashes, dots, parentheses and slashes.
    /// </param>
    /// <param name="region">Where it was written; it matters to all that does not begin with <c>+</c>.</param>
    /// <returns>
    /// The number, valid or not, with its verdict; or the first reason why the text is none: letters, extensions, several numbers and other scripts'
    /// digits are not guessed at.
    /// </returns>
    Result<PlannedNumber, NumberReason> Read(ReadOnlySpan<char> text, RegionCode region);

    /// <summary>
    /// As written inside the number's country, such as <c>(501) 333-4444</c>; empty for <see cref="PhoneNumber.None"/>, the E.164 text when no
    /// calling code begins the number.
    /// </summary>
    string FormatNational(PhoneNumber number);

    /// <summary>
    /// As written for the world, such as <c>+1 501-333-4444</c>; empty for <see cref="PhoneNumber.None"/>, the E.164 text when no calling code begins
    /// the number.
    /// </summary>
    string FormatInternational(PhoneNumber number);
}
