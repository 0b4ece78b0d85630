using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>The state of a number that is being typed: incomplete, complete, or impossible.</summary>
/// <param name="Number">The complete valid number; <see cref="PhoneNumber.None"/> otherwise.</param>
/// <param name="Reason">Why no valid number starts with the text; <see cref="NumberReason.Unspecified"/> otherwise.</param>
/// <remarks>Immutable, thread-safe. Default: incomplete.</remarks>
[method: JsonConstructor] // a missing member is an error for JsonSerializerOptions.Strict
public readonly record struct AsYouTypeResult(PhoneNumber Number, NumberReason Reason)
{
    /// <summary>Whether the text is a valid number: the portal's green check mark.</summary>
    [JsonIgnore]
    public bool IsComplete => Number != PhoneNumber.None;

    /// <summary>Whether no valid number starts with the text.</summary>
    [JsonIgnore]
    public bool IsImpossible => Reason != NumberReason.Unspecified;

    /// <summary>The masked number, the reason's code, or <c>Incomplete</c>.</summary>
    public override string ToString() => IsComplete ? Number.ToMaskedString() : IsImpossible ? Reason.Code() : "Incomplete";

    internal static AsYouTypeResult Incomplete => default;

    internal static AsYouTypeResult Complete(PhoneNumber number) => new(number, NumberReason.Unspecified);

    internal static AsYouTypeResult Impossible(NumberReason reason) => new(PhoneNumber.None, reason);
}
