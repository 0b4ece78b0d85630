using System.Globalization;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>Why an edit is refused, or what an import reports about a cell.</summary>
/// <param name="Reason">The reason; unspecified if <paramref name="Number"/> is the whole reason.</param>
/// <param name="Number">The reason why a text is not a phone number, or how the text was corrected; unspecified for other issues.</param>
/// <param name="Column">The column of the file, from 1; 0 for an edit and for a row as a whole.</param>
/// <param name="IsError">True if the edit or the row is refused; false for a notice about a row that was imported.</param>
/// <remarks>Immutable, thread-safe.</remarks>
[method: JsonConstructor] // a missing member is an error for JsonSerializerOptions.Strict
public readonly record struct ContactIssue(ContactReason Reason, NumberReason Number = NumberReason.Unspecified, int Column = 0, bool IsError = true)
{
    /// <summary>The stable code of the reason: of <see cref="Number"/> if there is one.</summary>
    [JsonIgnore]
    public string Code => Number == NumberReason.Unspecified ? Reason.Code() : Number.Code();

    /// <summary>The column and the code, such as <c>2 NUMBER_HAS_LETTERS</c>; the code alone for column 0.</summary>
    public override string ToString() => Column == 0 ? Code : string.Create(CultureInfo.InvariantCulture, $"{Column} {Code}");

    internal static ContactIssue Error(int column, NumberReason reason) => new(ContactReason.Unspecified, reason, column);

    internal static ContactIssue Error(int column, ContactReason reason) => new(reason, Column: column);

    internal static ContactIssue Notice(int column, NumberReason reason) => new(ContactReason.Unspecified, reason, column, IsError: false);

    internal static ContactIssue Notice(int column, ContactReason reason) => new(reason, Column: column, IsError: false);
}
