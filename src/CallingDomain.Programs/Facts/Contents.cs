using System.Collections.Immutable;

namespace CallingDomain.Programs;

/// <summary>Lists compared by what is in them, which an immutable array by itself is not.</summary>
internal static class Contents
{
    public static bool Same<TItem>(ImmutableArray<TItem> left, ImmutableArray<TItem> right) =>
        left.IsDefault || right.IsDefault ? left.IsDefault == right.IsDefault : left.AsSpan().SequenceEqual(right.AsSpan());

    public static int Hash<TItem>(ImmutableArray<TItem> items) => items.IsDefaultOrEmpty ? 0 : HashCode.Combine(items.Length, items[0]);
}
