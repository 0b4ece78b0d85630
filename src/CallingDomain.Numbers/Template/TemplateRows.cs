using System.Globalization;
using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>An accepted row of the template.</summary>
/// <remarks>Immutable, thread-safe. Default: no row.</remarks>
/// <param name="Line">The first line of the row, from 1, as in a text editor.</param>
/// <param name="Lines">The number of physical lines; more than one if a quoted field has a line break.</param>
/// <param name="Number">The number.</param>
/// <param name="Purpose">The call purpose.</param>
/// <param name="Notices">Repairs (tolerant profile), warnings of the policy, and <see cref="NumberReason.PurposeDoNotOriginate"/>; usually empty.</param>
[method: JsonConstructor] // a missing member is an error for JsonSerializerOptions.Strict
public readonly record struct AcceptedRow(int Line, int Lines, PhoneNumber Number, CallPurpose Purpose, NumberReasons Notices)
{
    /// <summary>The number and its purpose.</summary>
    public TemplateLine ToLine() => new(Number, Purpose);

    /// <summary>The line, the masked number and the purpose.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Line {Line}: {Number.ToMaskedString()} {Purpose}");
}

/// <summary>A rejected row of the template.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
/// <param name="Line">The first line of the row, from 1.</param>
/// <param name="Lines">The number of physical lines.</param>
/// <param name="Text">The row of the file, without its line break.</param>
/// <param name="Check">The reasons, at least one, and the values that a message needs.</param>
/// <param name="FirstLine">For a duplicate: the line of the number's first occurrence; null otherwise.</param>
public sealed record RejectedRow(int Line, int Lines, string Text, NumberCheckResult Check, int? FirstLine = null)
{
    /// <summary>All reasons, primary first.</summary>
    [JsonIgnore]
    public NumberReasons Reasons => Check.Reasons;

    /// <summary>The intended number; <see cref="PhoneNumber.None"/> if a digit is in doubt.</summary>
    [JsonIgnore]
    public PhoneNumber Number => Check.Number;

    /// <summary>
    /// The corrected row, which the template accepts; null if a digit is in doubt or no purpose is similar. With <see cref="NumberReason.PurposeUnknown"/> its purpose is a guess,
    /// which <see cref="TemplateReading.CorrectedLines"/> leaves out.
    /// </summary>
    [JsonIgnore]
    public TemplateLine? Suggestion => Check.Suggestion;

    internal static RejectedRow Duplicate(in AcceptedRow row, string text, NumberReason reason, int firstLine) =>
        new(row.Line, row.Lines, text, new NumberCheckResult(row.Number, row.Purpose, reason, NumberReasons.None), firstLine);

    /// <summary>The line and the codes; never the text of the row.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Line {Line}: {Reasons}");
}

/// <summary>An ignored line of the template.</summary>
/// <remarks>Immutable, thread-safe. Default: no line.</remarks>
/// <param name="Line">The first line, from 1.</param>
/// <param name="Lines">The number of physical lines.</param>
/// <param name="Reason"><see cref="NumberReason.RowBlank"/>; with the tolerant profile also <see cref="NumberReason.RowHeader"/> and <see cref="NumberReason.RowSeparatorHint"/>.</param>
[method: JsonConstructor] // a missing member is an error for JsonSerializerOptions.Strict
public readonly record struct IgnoredRow(int Line, int Lines, NumberReason Reason);
