using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>A numbering plan of the world: looks up, reads and formats numbers.</summary>
/// <remarks>
/// <see cref="NumberingPlan"/> is the default implementation; the package CallingDomain.Numbers.LibPhoneNumber answers by libphonenumber-csharp. Implementations are
/// thread-safe and never throw because of a number or a text.
/// </remarks>
[JsonConverter(typeof(NumbersJsonConverter))]
public interface INumberingPlan
{
    /// <summary>Looks up a number. Its digits are taken as they are: no prefix is removed, and zeros after the calling code are kept.</summary>
    /// <returns>The plan's information; the default for <see cref="PhoneNumber.None"/>.</returns>
    NumberInfo Lookup(PhoneNumber number);

    /// <summary>Reads a number in the notation of a region.</summary>
    /// <param name="text">
    /// A national number, with or without trunk prefix, or an international number after <c>+</c> or the region's international prefix. Spaces, dashes, dots, parentheses
    /// and slashes are allowed between digits.
    /// </param>
    /// <param name="region">The region of the writer; used unless the text starts with <c>+</c>.</param>
    /// <returns>
    /// The number, valid or not; or the first reason for refusing the text. Letters, extensions, several numbers and digits of other scripts are refused.
    /// </returns>
    Result<PhoneNumber, NumberReason> Read(ReadOnlySpan<char> text, RegionCode region);

    /// <summary>
    /// The national format, such as <c>(501) 333-4444</c>; empty for <see cref="PhoneNumber.None"/>; the E.164 text if the number starts with no calling code of the plan.
    /// </summary>
    string FormatNational(PhoneNumber number);

    /// <summary>
    /// The international format, such as <c>+1 501-333-4444</c>; empty for <see cref="PhoneNumber.None"/>; the E.164 text if the number starts with no calling code of the plan.
    /// </summary>
    string FormatInternational(PhoneNumber number);
}
