using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Programs;

/// <summary>Numbers came into the portal.</summary>
/// <param name="Numbers">Each with its place, purpose and status; none twice.</param>
public sealed record NumbersAdded(ImmutableArray<RegisteredNumber> Numbers) : PortalFact
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override PortalFact Inverse => new NumbersRemoved(Numbers, StatusReason.Unspecified);

    internal override bool Fits(Portal portal) => Numbers.All(each => portal.Resolve(each.Place).IsOk && !portal.Numbers.TryGet(each.Number, out _));

    internal override Portal Apply(Portal portal) => NumbersOfPortal.Change(portal, Numbers, static (ref numbers, each) => numbers.Add(each.Number, each.Place, each.Purpose, each.Status));
}

/// <summary>Numbers left the portal.</summary>
/// <param name="Numbers">Each as it was.</param>
/// <param name="Reason">Why; <see cref="StatusReason.Unspecified"/> where adding them was taken back.</param>
public sealed record NumbersRemoved(ImmutableArray<RegisteredNumber> Numbers, StatusReason Reason) : PortalFact
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override PortalFact Inverse => new NumbersAdded(Numbers);

    internal override bool Fits(Portal portal) => Numbers.All(each => portal.Find(each.Number) == each);

    internal override Portal Apply(Portal portal) => NumbersOfPortal.Change(portal, Numbers, static (ref numbers, each) => numbers.Remove(each.Number));
}

/// <summary>A number's move.</summary>
/// <param name="Number">The number.</param>
/// <param name="From">Where it sat.</param>
/// <param name="To">Where it sits.</param>
public sealed record NumberMove(PhoneNumber Number, Place From, Place To)
{
    /// <summary>The masked number and both places.</summary>
    public override string ToString() => $"{Number.ToMaskedString()} {From} to {To}";
}

/// <summary>Numbers were moved: reassigned to a program, or taken up to their business. Vetting and purpose stay as they are.</summary>
/// <param name="Moves">The moves; no number twice.</param>
public sealed record NumbersMoved(ImmutableArray<NumberMove> Moves) : PortalFact
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override PortalFact Inverse => new NumbersMoved([.. Moves.Select(move => new NumberMove(move.Number, move.To, move.From))]);

    internal override bool Fits(Portal portal) => Moves.All(move => portal.Find(move.Number)?.Place == move.From && portal.Resolve(move.To).IsOk);

    internal override Portal Apply(Portal portal) => NumbersOfPortal.Change(portal, Moves, static (ref numbers, move) => numbers.Move(move.Number, move.To));
}

/// <summary>A number's purpose was edited.</summary>
/// <param name="Number">The number.</param>
/// <param name="From">What it was.</param>
/// <param name="To">What it is.</param>
public sealed record PurposeEdited(PhoneNumber Number, CallPurpose From, CallPurpose To) : PortalFact
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override PortalFact Inverse => new PurposeEdited(Number, To, From);

    internal override bool Fits(Portal portal) => portal.Find(Number)?.Purpose == From;

    internal override Portal Apply(Portal portal) => NumbersOfPortal.Change(portal, [this], static (ref numbers, fact) => numbers.SetPurpose(fact.Number, fact.To));

    /// <summary>The masked number and both purposes.</summary>
    public override string ToString() => $"{Number.ToMaskedString()} {From} to {To}";
}

/// <summary>A number's status changed, and it stayed in the portal.</summary>
/// <param name="Number">The number.</param>
/// <param name="Change">The change.</param>
public sealed record NumberStatusChanged(PhoneNumber Number, StatusChanged Change) : PortalFact
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override PortalFact Inverse => new NumberStatusChanged(Number, new StatusChanged(Change.To, Change.From, Change.Reason));

    internal override bool Fits(Portal portal) => portal.Find(Number)?.Status == Change.From;

    internal override Portal Apply(Portal portal) => NumbersOfPortal.Change(portal, [this], static (ref numbers, fact) => numbers.SetStatus(fact.Number, fact.Change.To));

    /// <summary>The masked number and the change.</summary>
    public override string ToString() => $"{Number.ToMaskedString()} {Change}";
}
