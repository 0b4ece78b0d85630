using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>The stable text code of a reason, such as <c>NUMBER_MISSING_PLUS</c>.</summary>
/// <remarks>
/// Each member of a reason enum has its code in a <see cref="JsonStringEnumMemberNameAttribute"/>, so JSON has the same text. Codes are never renamed or reused;
/// <c>docs/reason-codes.md</c> lists them. Thread-safe.
/// </remarks>
public static class ReasonCodes
{
    /// <summary>Gives the code of a reason.</summary>
    /// <param name="reason">A defined member of its enumeration.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value has no code.</exception>
    public static string Code<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TReason>(this TReason reason)
        where TReason : struct, Enum =>
        Known<TReason>.Codes.TryGetValue(reason, out var code) ? code : throw new ArgumentOutOfRangeException(nameof(reason), "Not a defined reason.");

    private static class Known<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TReason>
        where TReason : struct, Enum
    {
        public static readonly FrozenDictionary<TReason, string> Codes =
            (from field in typeof(TReason).GetFields(BindingFlags.Public | BindingFlags.Static)
             let code = field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name
             where code is not null
             select KeyValuePair.Create((TReason)field.GetValue(null)!, code)).ToFrozenDictionary();
    }
}
