using System.Collections.Frozen;
using System.Collections.Immutable;
using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Dialing;

/// <summary>The region of a number.</summary>
internal sealed record RegionCondition(Items<RegionCode> Codes) : SimpleCondition
{
    internal override bool? HoldsFor(RuleSubject subject) => NumberingPlan.Default.Lookup(subject.Number).Region is var region && region != RegionCode.None ? Codes.All.Contains(region) : null;

    /// <inheritdoc/>
    public override string ToString() => $"number of {string.Join(", ", Codes.All)}";
}

/// <summary>The first digits of a number.</summary>
internal sealed record PrefixCondition : SimpleCondition
{
    private readonly FrozenSet<PhoneNumber> _prefixes;
    private readonly ImmutableArray<int> _lengths;

    public PrefixCondition(Items<PhoneNumber> prefixes)
    {
        (Numbers, _prefixes) = (prefixes, prefixes.All.ToFrozenSet());
        _lengths = NumberPrefix.LengthsOf(prefixes.All);
    }

    public Items<PhoneNumber> Numbers { get; }

    internal override bool? HoldsFor(RuleSubject subject)
    {
        var count = NumberPrefix.LengthOf(subject.Number);
        foreach (var length in _lengths)
        {
            if (length <= count && _prefixes.Contains(NumberPrefix.Without(subject.Number, count - length))) return true;
        }

        return false;
    }

    /// <summary>Compares the prefixes.</summary>
    public bool Equals(PrefixCondition? other) => other is not null && Numbers.Equals(other.Numbers);

    /// <inheritdoc/>
    public override int GetHashCode() => Numbers.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => $"number begins with {string.Join(", ", Numbers.All)}";
}

/// <summary>The contact item type of a phone.</summary>
internal sealed record PhoneTypeCondition(Items<string> Names) : SimpleCondition
{
    internal override bool? HoldsFor(RuleSubject subject)
    {
        if (subject.Contact is not { } contact || contact.PrimaryPhone == subject.Number) return null;
        foreach (var phone in contact.AdditionalPhones)
        {
            if (phone.Phone == subject.Number) return phone.Type is { } type ? Names.All.Contains(type.Name, StringComparer.OrdinalIgnoreCase) : null;
        }

        return null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"phone of type {string.Join(", ", Names.All)}";
}

/// <summary>The kind of the campaign's calls.</summary>
internal sealed record CallKindCondition(Items<string> Kinds) : SimpleCondition
{
    internal override bool? HoldsFor(RuleSubject subject)
    {
        if (subject.CallKinds.IsEmpty) return null;
        foreach (var kind in subject.CallKinds)
        {
            if (Kinds.All.Contains(kind, StringComparer.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => $"calls of kind {string.Join(", ", Kinds.All)}";
}
