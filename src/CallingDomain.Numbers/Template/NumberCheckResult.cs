using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>The result of checking a number, or a number with its purpose, by a <see cref="NumberPolicy"/> or a <see cref="NumberTemplate"/>.</summary>
/// <param name="Number">The intended number; <see cref="PhoneNumber.None"/> if a digit is in doubt.</param>
/// <param name="Purpose">The purpose; <see cref="CallPurpose.Unspecified"/> if it was not checked or is unknown.</param>
/// <param name="Reasons">All reasons for refusing the number, primary first; empty if it is accepted.</param>
/// <param name="Notices">Repairs, warnings of the policy, and <see cref="NumberReason.PurposeDoNotOriginate"/>.</param>
/// <param name="Suggestion">The corrected row; null if a digit is in doubt, no purpose is similar, or a number was checked alone.</param>
/// <remarks>Immutable, thread-safe. Default: not accepted.</remarks>
[method: JsonConstructor] // a missing member is an error for JsonSerializerOptions.Strict
public readonly record struct NumberCheckResult(
    PhoneNumber Number, CallPurpose Purpose, NumberReasons Reasons, NumberReasons Notices, TemplateLine? Suggestion = null)
{
    /// <summary>Whether the number is accepted: the portal's green check mark.</summary>
    [JsonIgnore]
    public bool IsAccepted => Reasons.IsEmpty && Number != PhoneNumber.None;

    /// <summary>The number of columns, for <see cref="NumberReason.RowColumnCount"/>; null otherwise.</summary>
    public int? ColumnCount { get; init; }

    /// <summary>The number of digits, for <see cref="NumberReason.NumberLength"/>; null otherwise.</summary>
    public int? DigitCount { get; init; }

    /// <summary>The region of the number, for <see cref="NumberReason.NumberNotUs"/> and <see cref="NumberReason.NumberRegionNotAllowed"/>; null otherwise.</summary>
    public RegionCode? Region { get; init; }

    /// <summary>Whether all digits are present, for <see cref="NumberReason.NumberScientific"/>; null otherwise.</summary>
    public bool? IsRecoverable { get; init; }

    /// <summary>The purpose with the most similar label, for <see cref="NumberReason.PurposeUnknown"/>; null otherwise. Never applied without confirmation.</summary>
    public CallPurpose? NearestPurpose { get; init; }

    /// <summary>The codes; never the number.</summary>
    public override string ToString() => IsAccepted ? "Accepted" : Reasons.ToString();

    internal static NumberCheckResult Refused(NumberReason reason) => new(PhoneNumber.None, CallPurpose.Unspecified, reason, NumberReasons.None);
}
