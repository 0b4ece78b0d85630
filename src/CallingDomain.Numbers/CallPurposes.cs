using System.Collections.Immutable;
using System.Text;

namespace CallingDomain.Numbers;

/// <summary>The labels of the ten call purposes, and their reading.</summary>
/// <remarks>Stateless. Source: the portal's list of valid options.</remarks>
public static class CallPurposes
{
    private const int LongestMisspelling = 40;
    private const int MostEditsOfANearMiss = 3;

    private static readonly string[] Labels =
    [
        "", "Charity", "Customer Service", "Debt Collection", "Informational/Notification", "Multi-Use Line", "Political", "Prison", "Survey",
        "Telemarketing", "Do Not Originate",
    ];

    /// <summary>The ten purposes, in the portal's order.</summary>
    public static ImmutableArray<CallPurpose> All { get; } = [.. Enum.GetValues<CallPurpose>().Where(purpose => purpose != CallPurpose.Unspecified)];

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
}
