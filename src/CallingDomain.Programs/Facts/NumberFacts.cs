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

    internal override bool Fits(Portal portal) =>
        NumbersOfPortal.AreDistinct(Numbers, each => each.Number)
        && Numbers.All(each => each.IsPlausible && portal.Resolve(each.Place).IsOk && !portal.Numbers.TryGet(each.Number, out _));

    internal override bool Keeps(Portal portal) => Numbers.All(each => NumbersOfPortal.MayBe(portal, each.Number));

    internal override Portal Apply(Portal portal) => NumbersOfPortal.Change(portal, Numbers, static (numbers, each) => numbers.Add(each.Number, each.Place, each.Purpose, each.Status));

    /// <summary>Compares by content.</summary>
    public bool Equals(NumbersAdded? other) => other is not null && Contents.Same(Numbers, other.Numbers);

    /// <summary>By the content.</summary>
    public override int GetHashCode() => Contents.Hash(Numbers);
}

/// <summary>Numbers left the portal.</summary>
/// <param name="Numbers">Each as it was.</param>
/// <param name="Reason">Why; <see cref="StatusReason.Unspecified"/> where adding them was taken back.</param>
public sealed record NumbersRemoved(ImmutableArray<RegisteredNumber> Numbers, StatusReason Reason) : PortalFact
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override PortalFact Inverse => new NumbersAdded(Numbers);

    internal override bool Fits(Portal portal) => NumbersOfPortal.AreDistinct(Numbers, each => each.Number) && Numbers.All(each => portal.Find(each.Number) == each);

    internal override Portal Apply(Portal portal) => NumbersOfPortal.Change(portal, Numbers, static (numbers, each) => numbers.Remove(each.Number));

    /// <summary>Compares by content.</summary>
    public bool Equals(NumbersRemoved? other) => other is not null && Reason == other.Reason && Contents.Same(Numbers, other.Numbers);

    /// <summary>By the content.</summary>
    public override int GetHashCode() => Contents.Hash(Numbers);
}

/// <summary>A number's move.</summary>
/// <param name="Number">The number.</param>
/// <param name="From">Where it sat.</param>
/// <param name="To">Where it sits.</param>
public sealed record NumberMove(PhoneNumber Number, Place From, Place To)
{
    /// <summary>Where it sat.</summary>
    public Place From { get; init => field = Given.NotNull(value); } = Given.NotNull(From);

    /// <summary>Where it sits.</summary>
    public Place To { get; init => field = Given.NotNull(value); } = Given.NotNull(To);

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

    internal override bool Fits(Portal portal) =>
        NumbersOfPortal.AreDistinct(Moves, move => move.Number) && Moves.All(move => portal.Find(move.Number)?.Place == move.From && portal.Resolve(move.To).TryGet(out var to) && to.Business == move.From.Business);

    internal override bool Keeps(Portal portal) => Moves.All(move => NumbersOfPortal.MayBe(portal, move.Number));

    internal override Portal Apply(Portal portal) => NumbersOfPortal.Change(portal, Moves, static (numbers, move) => numbers.Move(move.Number, move.To));

    /// <summary>Compares by content.</summary>
    public bool Equals(NumbersMoved? other) => other is not null && Contents.Same(Moves, other.Moves);

    /// <summary>By the content.</summary>
    public override int GetHashCode() => Contents.Hash(Moves);
}

/// <summary>An edit of a number's purpose.</summary>
/// <param name="Number">The number.</param>
/// <param name="From">What it was.</param>
/// <param name="To">What it is.</param>
public sealed record PurposeEdit(PhoneNumber Number, CallPurpose From, CallPurpose To)
{
    /// <summary>The masked number and both purposes.</summary>
    public override string ToString() => $"{Number.ToMaskedString()} {From} to {To}";
}

/// <summary>The purposes of numbers were edited.</summary>
/// <param name="Edits">The edits; no number twice.</param>
public sealed record PurposesEdited(ImmutableArray<PurposeEdit> Edits) : PortalFact
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override PortalFact Inverse => new PurposesEdited([.. Edits.Select(edit => new PurposeEdit(edit.Number, edit.To, edit.From))]);

    internal override bool Fits(Portal portal) =>
        NumbersOfPortal.AreDistinct(Edits, edit => edit.Number) && Edits.All(edit => portal.Find(edit.Number)?.Purpose == edit.From && CallPurposes.All.Contains(edit.To));

    internal override bool Keeps(Portal portal) => Edits.All(edit => NumbersOfPortal.MayBe(portal, edit.Number));

    internal override Portal Apply(Portal portal) => NumbersOfPortal.Change(portal, Edits, static (numbers, edit) => numbers.SetPurpose(edit.Number, edit.To));

    /// <summary>Compares by content.</summary>
    public bool Equals(PurposesEdited? other) => other is not null && Contents.Same(Edits, other.Edits);

    /// <summary>By the content.</summary>
    public override int GetHashCode() => Contents.Hash(Edits);
}

/// <summary>A number's status changed, and it stayed in the portal.</summary>
/// <param name="Number">The number.</param>
/// <param name="Change">The change.</param>
public sealed record NumberStatusChanged(PhoneNumber Number, StatusChanged Change) : PortalFact
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override PortalFact Inverse => new NumberStatusChanged(Number, new StatusChanged(Change.To, Change.From, Change.Reason));

    internal override bool Fits(Portal portal) => portal.Find(Number)?.Status == Change.From && RegisteredNumber.IsStatus(Change.To);

    internal override Portal Apply(Portal portal) => NumbersOfPortal.Change(portal, [this], static (numbers, fact) => numbers.SetStatus(fact.Number, fact.Change.To));

    /// <summary>The masked number, both statuses, and the reason's code where there is one.</summary>
    public override string ToString() =>
        $"{Number.ToMaskedString()} {Change.From} to {Change.To}{(Change.Reason == StatusReason.Unspecified ? "" : $" {Change.Reason.Code()}")}";
}
