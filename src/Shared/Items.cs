using System.Collections.Immutable;

namespace CallingDomain.Shared;

/// <summary>An immutable array compared by its items. Default: empty.</summary>
internal readonly struct Items<TItem>(ImmutableArray<TItem> items) : IEquatable<Items<TItem>>
{
    private readonly ImmutableArray<TItem> _items = items;

    public ImmutableArray<TItem> All => _items.IsDefault ? [] : _items;

    public static implicit operator Items<TItem>(ImmutableArray<TItem> items) => new(items);

    public static implicit operator ImmutableArray<TItem>(Items<TItem> items) => items.All;

    public bool Equals(Items<TItem> other) => All.AsSpan().SequenceEqual(other.All.AsSpan());

    public override bool Equals(object? obj) => obj is Items<TItem> other && Equals(other);

    public override int GetHashCode() => All is [var first, ..] ? HashCode.Combine(All.Length, first) : 0;
}
