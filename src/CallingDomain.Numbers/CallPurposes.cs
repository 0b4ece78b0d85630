using System.Collections.Immutable;
using System.Text;

namespace CallingDomain.Numbers;

/// <summary>The labels of the ten call purposes, and their reading.</summary>
/// <remarks>Stateless. Source: the portal's list of valid options.</remarks>
public static class CallPurposes
{
    /// <summary>The portal's warning for <see cref="CallPurpose.DoNotOriginate"/>, word for word.</summary>
    public const string DoNotOriginateWarning = "Do Not Originate should only be selected if the phone number will not make outbound calls.";

    private const int LongestMisspelling = 40;
    private const int MostEditsOfANearMiss = 3;

    private static readonly string[] Labels =
    [
        "", "Charity", "Customer Service", "Debt Collection", "Informational/Notification", "Multi-Use Line", "Political", "Prison", "Survey",
        "Telemarketing", "Do Not Originate",
    ];

    /// <summary>The ten purposes, in the portal's order.</summary>
    public static ImmutableArray<CallPurpose> All { get; } =
    [
        CallPurpose.Charity, CallPurpose.CustomerService, CallPurpose.DebtCollection, CallPurpose.InformationalNotification, CallPurpose.MultiUseLine,
        CallPurpose.Political, CallPurpose.Prison, CallPurpose.Survey, CallPurpose.Telemarketing, CallPurpose.DoNotOriginate,
    ];

    /// <summary>The portal's label, such as <c>Informational/Notification</c>; empty for <see cref="CallPurpose.Unspecified"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the ten.</exception>
    public static string Label(this CallPurpose purpose) =>
        (int)purpose < Labels.Length ? Labels[(int)purpose] : throw new ArgumentOutOfRangeException(nameof(purpose), "Not a call purpose.");

    /// <summary>Reads a label; white space around it and the case of ASCII letters do not matter, all else does. Never throws.</summary>
    /// <returns>The purpose; or <see cref="NumberReason.PurposeMissing"/>, <see cref="NumberReason.PurposeUnknown"/>.</returns>
    public static Result<CallPurpose, NumberReason> Read(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.IsEmpty) return NumberReason.PurposeMissing;
        foreach (var purpose in All)
        {
            if (Ascii.EqualsIgnoreCase(text, Labels[(int)purpose])) return purpose;
        }

        return NumberReason.PurposeUnknown;
    }

    /// <summary>Reads a label from UTF-8, like <see cref="Read(ReadOnlySpan{char})"/>.</summary>
    /// <inheritdoc cref="Read(ReadOnlySpan{char})" path="/returns"/>
    public static Result<CallPurpose, NumberReason> Read(ReadOnlySpan<byte> utf8)
    {
        utf8 = DelimitedText.Trim(utf8);
        if (utf8.IsEmpty) return NumberReason.PurposeMissing;
        foreach (var purpose in All)
        {
            if (Ascii.EqualsIgnoreCase(utf8, Labels[(int)purpose])) return purpose;
        }

        return NumberReason.PurposeUnknown;
    }

    /// <summary>What is to be noticed when a purpose is chosen.</summary>
    /// <returns><see cref="NumberReason.PurposeDoNotOriginate"/> for that purpose, nothing for the others.</returns>
    public static NumberReasons Warnings(this CallPurpose purpose) => purpose == CallPurpose.DoNotOriginate ? NumberReason.PurposeDoNotOriginate : NumberReasons.None;

    /// <summary>The purpose whose label lies nearest to a text that is none, for a suggestion: never taken without being asked.</summary>
    /// <returns>The nearest within three single-character edits and within a third of the label; null when none is.</returns>
    public static CallPurpose? Nearest(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.IsEmpty || text.Length > LongestMisspelling) return null;
        CallPurpose? nearest = null;
        var fewest = MostEditsOfANearMiss + 1;
        foreach (var purpose in All)
        {
            var edits = EditDistance.Between(text, Labels[(int)purpose]);
            if (edits >= fewest || edits * 3 > Labels[(int)purpose].Length) continue;
            (nearest, fewest) = (purpose, edits);
        }

        return nearest;
    }

    /// <inheritdoc cref="Nearest(ReadOnlySpan{char})"/>
    /// <param name="utf8">The text as UTF-8.</param>
    public static CallPurpose? Nearest(ReadOnlySpan<byte> utf8)
    {
        utf8 = DelimitedText.Trim(utf8);
        Span<char> text = stackalloc char[LongestMisspelling];
        return utf8.Length <= 3 * LongestMisspelling && Encoding.UTF8.TryGetChars(utf8, text, out var length) ? Nearest(text[..length]) : null;
    }
}
