using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>A number read by a <see cref="PhoneReader"/>.</summary>
/// <param name="Number">The number.</param>
/// <param name="Info">The numbering plan's information about it.</param>
/// <param name="Notices">What was repaired, and <see cref="NumberReason.NumberNewerThanPlan"/> or <see cref="NumberReason.NumberUnassigned"/> for a number that is not valid by the plan.</param>
/// <remarks>Immutable, thread-safe. Default: no number.</remarks>
[method: JsonConstructor] // a missing member is an error for JsonSerializerOptions.Strict
public readonly record struct PhoneReading(PhoneNumber Number, NumberInfo Info, NumberReasons Notices)
{
    /// <summary>The masked number and the codes of the notices.</summary>
    public override string ToString() => $"{Number.ToMaskedString()} {Notices}".TrimEnd();
}
