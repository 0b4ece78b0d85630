using System.Collections.Frozen;
using System.Text;

namespace CallingDomain.Numbers;

/// <summary>The stable text code of a reason, made from its member's name: <c>NumberMissingPlus</c> is <c>NUMBER_MISSING_PLUS</c>.</summary>
/// <remarks>Codes are never renamed or reused. All of them are listed in <c>docs/reason-codes.md</c>. Thread-safe.</remarks>
public static class ReasonCodes
{
    /// <summary>The code of a reason.</summary>
    /// <param name="reason">A defined member of its enumeration.</param>
    /// <returns>Upper-case words joined by <c>_</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value has no name.</exception>
    public static string Code<TReason>(this TReason reason)
        where TReason : struct, Enum =>
        Known<TReason>.Codes.TryGetValue(reason, out var code) ? code : throw new ArgumentOutOfRangeException(nameof(reason), "Not a defined reason.");

    // A word begins at each capital that follows a small letter, so that N11 stays one word.
    private static string FromName(string name)
    {
        var code = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsAsciiLetterUpper(name[i]) && char.IsAsciiLetterLower(name[i - 1])) code.Append('_');
            code.Append(char.ToUpperInvariant(name[i]));
        }

        return code.ToString();
    }

    private static class Known<TReason>
        where TReason : struct, Enum
    {
        public static readonly FrozenDictionary<TReason, string> Codes =
            Enum.GetValues<TReason>().ToFrozenDictionary(value => value, value => FromName(Enum.GetName(value)!));
    }
}
