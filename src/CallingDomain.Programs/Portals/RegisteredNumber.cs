using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Programs;

/// <summary>A number of the portal.</summary>
/// <param name="Number">The number.</param>
/// <param name="Place">The one place where it sits.</param>
/// <param name="Purpose">What its calls are for.</param>
/// <param name="Status">How far its vetting has come: Pending, Active or Rejected; one that is removed is in the portal no longer.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record RegisteredNumber(PhoneNumber Number, Place Place, CallPurpose Purpose, NumberStatus Status)
{
    /// <summary>Whether calls may be made from it: a number of the purpose Do Not Originate is never shown as the caller.</summary>
    [JsonIgnore]
    public bool MayOriginate => Purpose != CallPurpose.DoNotOriginate;

    internal bool IsPlausible => Number != PhoneNumber.None && Place is not null && CallPurposes.All.Contains(Purpose) && IsStatus(Status);

    internal static bool IsStatus(NumberStatus status) => status is NumberStatus.Pending or NumberStatus.Active or NumberStatus.Rejected;

    /// <summary>The masked number, where it sits and its status.</summary>
    public override string ToString() => $"{Number.ToMaskedString()} {Place} {Purpose} {Status}";
}

/// <summary>What the portal keeps of a number; its places are those of the businesses, units and programs, each held once.</summary>
internal readonly record struct NumberState(Place Place, CallPurpose Purpose, NumberStatus Status);
