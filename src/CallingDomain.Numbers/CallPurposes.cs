using System.Collections.Immutable;
using System.Text;

namespace CallingDomain.Numbers;

/// <summary>Labels of the ten call purposes: lists, writes and reads them.</summary>
/// <remarks>Stateless. Source: the portal's list of valid options.</remarks>
public static class CallPurposes
{
    /// <summary>The portal's warning for <see cref="CallPurpose.DoNotOriginate"/>, verbatim.</summary>
    public const string DoNotOriginateWarning = "Do Not Originate should only be selected if the phone number will not make outbound calls.";

    private const int MaxLength = 40, MaxEdits = 3;

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
    /// <exception cref="ArgumentOutOfRangeException">The value is not a defined purpose.</exception>
    public static string Label(this CallPurpose purpose) =>
        (int)purpose < Labels.Length ? Labels[(int)purpose] : throw new ArgumentOutOfRangeException(nameof(purpose), "Not a call purpose.");

    /// <summary>Reads a label, ignoring surrounding white space and the case of ASCII letters. Never throws.</summary>
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

    /// <inheritdoc cref="Read(ReadOnlySpan{char})"/>
    internal static Result<CallPurpose, NumberReason> Read(ReadOnlySpan<byte> utf8)
    {
        utf8 = DelimitedText.Trim(utf8);
        if (utf8.IsEmpty) return NumberReason.PurposeMissing;
        foreach (var purpose in All)
        {
            if (Ascii.EqualsIgnoreCase(utf8, Labels[(int)purpose])) return purpose;
        }

        return NumberReason.PurposeUnknown;
    }

    /// <summary>The warnings of a purpose: <see cref="NumberReason.PurposeDoNotOriginate"/> for <see cref="CallPurpose.DoNotOriginate"/>, none for the others.</summary>
    public static NumberReasons Warnings(this CallPurpose purpose) => purpose == CallPurpose.DoNotOriginate ? NumberReason.PurposeDoNotOriginate : NumberReasons.None;

    /// <summary>Finds the purpose with the most similar label, for a suggestion.</summary>
    /// <returns>The nearest purpose within three single-character edits and a third of the label's length; null if there is none.</returns>
    public static CallPurpose? FindNearest(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.IsEmpty || text.Length > MaxLength) return null;
        CallPurpose? nearest = null;
        var fewest = MaxEdits + 1;
        foreach (var purpose in All)
        {
            var edits = EditDistance.Between(text, Labels[(int)purpose]);
            if (edits >= fewest || edits * 3 > Labels[(int)purpose].Length) continue;
            (nearest, fewest) = (purpose, edits);
        }

        return nearest;
    }

    /// <inheritdoc cref="FindNearest(ReadOnlySpan{char})"/>
    internal static CallPurpose? FindNearest(ReadOnlySpan<byte> utf8)
    {
        utf8 = DelimitedText.Trim(utf8);
        Span<char> text = stackalloc char[MaxLength];
        return utf8.Length <= 3 * MaxLength && Encoding.UTF8.TryGetChars(utf8, text, out var length) ? FindNearest(text[..length]) : null;
    }
}
