using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Programs;

/// <summary>A phone number of the portal.</summary>
/// <param name="Number">The phone number.</param>
/// <param name="Place">The one place of the number.</param>
/// <param name="Purpose">The call purpose.</param>
/// <param name="Status">The vetting status: Pending, Active or Rejected. A Removed number is no longer in the portal.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record RegisteredNumber(PhoneNumber Number, Place Place, CallPurpose Purpose, NumberStatus Status)
{
    /// <summary>Whether the number may make calls: a Do Not Originate number is never a caller ID.</summary>
    [JsonIgnore]
    public bool MayOriginate => Purpose != CallPurpose.DoNotOriginate;

    internal bool IsPlausible => Number != PhoneNumber.None && Place is not null && CallPurposes.All.Contains(Purpose) && IsStatus(Status);

    internal static bool IsStatus(NumberStatus status) => status is NumberStatus.Pending or NumberStatus.Active or NumberStatus.Rejected;

    /// <summary>The masked number, its place, purpose and status.</summary>
    public override string ToString() => $"{Number.ToMaskedString()} {Place} {Purpose} {Status}";
}

/// <summary>The state that the portal keeps of a number. The place is the instance of its business, unit or program, so that it takes no memory of its own.</summary>
internal readonly record struct NumberState(Place Place, CallPurpose Purpose, NumberStatus Status)
{
    public RegisteredNumber Of(PhoneNumber number) => new(number, Place, Purpose, Status);
}
