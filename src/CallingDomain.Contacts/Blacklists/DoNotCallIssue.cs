using System.Globalization;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>A row of a do-not-call file without a number.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1; 0 for the row as a whole and for XML.</param>
/// <param name="Reason">The reason; unspecified if <paramref name="Number"/> is the reason.</param>
/// <param name="Number">Why the text is not a phone number; unspecified for other reasons.</param>
/// <remarks>Immutable, thread-safe.</remarks>
[method: JsonConstructor] // a missing member is an error for JsonSerializerOptions.Strict
public readonly record struct DoNotCallIssue(int Line, int Column, DoNotCallReason Reason, NumberReason Number)
{
    /// <summary>The stable code of the reason: of <see cref="Number"/> if there is one.</summary>
    [JsonIgnore]
    public string Code => Number == NumberReason.Unspecified ? Reason.Code() : Number.Code();

    /// <summary>The line, the column and the code, such as <c>3:1 NUMBER_HAS_LETTERS</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Line}:{Column} {Code}");
}
