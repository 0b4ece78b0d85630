using System.Collections.Immutable;
using System.Globalization;
using CallingDomain.Numbers;

namespace CallingDomain.Programs;

/// <summary>Numbers were added to the portal; no number occurs twice.</summary>
internal sealed record NumbersAdded(ImmutableArray<RegisteredNumber> Numbers) : JsonFact("NumbersAdded")
{
    private readonly Items<RegisteredNumber> _numbers = Numbers;

    public ImmutableArray<RegisteredNumber> Numbers { get => _numbers; init => _numbers = value; }

    internal override IEnumerable<PhoneNumber> Concerned => Numbers.Select(each => each.Number);

    internal override IEnumerable<Place> Places => Numbers.Select(each => each.Place);

    internal override PortalFact Inverse => new NumbersRemoved(Numbers, StatusReason.Unspecified);

    internal override string Subject => string.Create(CultureInfo.InvariantCulture, $"{Numbers.Length} at {Place.List(Places)}");

    internal override bool Fits(Portal portal) =>
        NumbersOfPortal.AreDistinct(Numbers, each => each.Number)
        && Numbers.All(each => each.IsPlausible && portal.Resolve(each.Place).IsOk && !portal.Numbers.TryGet(each.Number, out _));

    internal override bool Keeps(Portal portal) => Numbers.All(each => NumbersOfPortal.MayBe(portal, each.Number));

    internal override Portal Apply(Portal portal) => NumbersOfPortal.Change(portal, Numbers, static (numbers, each) => numbers.Add(each.Number, each.Place, each.Purpose, each.Status));
}

/// <summary>Numbers were removed from the portal. The reason is <see cref="StatusReason.Unspecified"/> where adding them was reverted.</summary>
internal sealed record NumbersRemoved(ImmutableArray<RegisteredNumber> Numbers, StatusReason Reason) : JsonFact("NumbersRemoved")
{
    private readonly Items<RegisteredNumber> _numbers = Numbers;

    public ImmutableArray<RegisteredNumber> Numbers { get => _numbers; init => _numbers = value; }

    internal override IEnumerable<PhoneNumber> Concerned => Numbers.Select(each => each.Number);

    internal override IEnumerable<Place> Places => Numbers.Select(each => each.Place);

    internal override PortalFact Inverse => new NumbersAdded(Numbers);

    internal override string Subject => string.Create(CultureInfo.InvariantCulture, $"{Numbers.Length} from {Place.List(Places)}");

    internal override bool Fits(Portal portal) => NumbersOfPortal.AreDistinct(Numbers, each => each.Number) && Numbers.All(each => portal.Find(each.Number) == each);

    internal override Portal Apply(Portal portal) => NumbersOfPortal.Change(portal, Numbers, static (numbers, each) => numbers.Remove(each.Number));
}

/// <summary>The move of one number.</summary>
internal sealed record NumberMove(PhoneNumber Number, Place From, Place To);

/// <summary>Numbers were reassigned to a program, or unassigned to their business; no number occurs twice. Status and purpose are unchanged.</summary>
internal sealed record NumbersMoved(ImmutableArray<NumberMove> Moves) : JsonFact("NumbersMoved")
{
    private readonly Items<NumberMove> _moves = Moves;

    public ImmutableArray<NumberMove> Moves { get => _moves; init => _moves = value; }

    internal override IEnumerable<PhoneNumber> Concerned => Moves.Select(move => move.Number);

    internal override IEnumerable<Place> Places => Moves.SelectMany(move => new[] { move.From, move.To });

    internal override PortalFact Inverse => new NumbersMoved([.. Moves.Select(move => new NumberMove(move.Number, move.To, move.From))]);

    internal override string Subject => string.Create(CultureInfo.InvariantCulture, $"{Moves.Length} to {Place.List(Moves.Select(move => move.To))}");

    internal override bool Fits(Portal portal) =>
        NumbersOfPortal.AreDistinct(Moves, move => move.Number) && Moves.All(move => portal.Find(move.Number)?.Place == move.From && portal.Resolve(move.To).TryGet(out var to) && to.Business == move.From.Business);

    internal override bool Keeps(Portal portal) => Moves.All(move => NumbersOfPortal.MayBe(portal, move.Number));

    internal override Portal Apply(Portal portal) => NumbersOfPortal.Change(portal, Moves, static (numbers, move) => numbers.Move(move.Number, move.To));
}

/// <summary>The edit of one number's purpose.</summary>
internal sealed record PurposeEdit(PhoneNumber Number, CallPurpose From, CallPurpose To);

/// <summary>The purposes of numbers were edited; no number occurs twice.</summary>
internal sealed record PurposesEdited(ImmutableArray<PurposeEdit> Edits) : JsonFact("PurposesEdited")
{
    private readonly Items<PurposeEdit> _edits = Edits;

    public ImmutableArray<PurposeEdit> Edits { get => _edits; init => _edits = value; }

    internal override IEnumerable<PhoneNumber> Concerned => Edits.Select(edit => edit.Number);

    internal override PortalFact Inverse => new PurposesEdited([.. Edits.Select(edit => new PurposeEdit(edit.Number, edit.To, edit.From))]);

    internal override string Subject => Edits is [var edit] ? $"{edit.Number.ToMaskedString()} {edit.From} to {edit.To}" : Edits.Length.ToString(CultureInfo.InvariantCulture);

    internal override bool Fits(Portal portal) =>
        NumbersOfPortal.AreDistinct(Edits, edit => edit.Number) && Edits.All(edit => portal.Find(edit.Number)?.Purpose == edit.From && CallPurposes.All.Contains(edit.To));

    internal override bool Keeps(Portal portal) => Edits.All(edit => NumbersOfPortal.MayBe(portal, edit.Number));

    internal override Portal Apply(Portal portal) => NumbersOfPortal.Change(portal, Edits, static (numbers, edit) => numbers.SetPurpose(edit.Number, edit.To));
}

/// <summary>The status of a number changed, and the number stays in the portal.</summary>
internal sealed record NumberStatusChanged(PhoneNumber Number, StatusChanged Change) : JsonFact("NumberStatusChanged")
{
    internal override IEnumerable<PhoneNumber> Concerned => [Number];

    internal override PortalFact Inverse => new NumberStatusChanged(Number, new StatusChanged(Change.To, Change.From, Change.Reason));

    internal override string Subject =>
        $"{Number.ToMaskedString()} {Change.From} to {Change.To}{(Change.Reason == StatusReason.Unspecified ? "" : $" {Change.Reason.Code()}")}";

    internal override bool Fits(Portal portal) => portal.Find(Number)?.Status == Change.From && RegisteredNumber.IsStatus(Change.To);

    internal override Portal Apply(Portal portal) => NumbersOfPortal.Change(portal, [this], static (numbers, fact) => numbers.SetStatus(fact.Number, fact.Change.To));
}
