using System.Collections;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>A set of reasons, in the order of the rules.</summary>
/// <remarks>Eight bytes, immutable, thread-safe. JSON: an array of codes. Default: the empty set.</remarks>
[JsonConverter(typeof(NumbersJsonConverter))]
public readonly record struct NumberReasons : IReadOnlyCollection<NumberReason>
{
    private readonly ulong _bits; // bit n is the reason with value n

    private NumberReasons(ulong bits) => _bits = bits;

    /// <summary>The empty set.</summary>
    public static NumberReasons None => default;

    /// <summary>The number of reasons.</summary>
    public int Count => BitOperations.PopCount(_bits);

    /// <summary>Whether the set is empty.</summary>
    public bool IsEmpty => _bits == 0;

    /// <summary>The first reason; <see cref="NumberReason.Unspecified"/> for the empty set.</summary>
    public NumberReason Primary => IsEmpty ? NumberReason.Unspecified : (NumberReason)BitOperations.TrailingZeroCount(_bits);

    /// <summary>Whether the set has a reason.</summary>
    public bool Contains(NumberReason reason) => (_bits & Bit(reason)) != 0;

    /// <summary>Adds a reason.</summary>
    public NumberReasons With(NumberReason reason) => new(_bits | Bit(reason));

    /// <summary>The union of both sets.</summary>
    public NumberReasons With(NumberReasons others) => new(_bits | others._bits);

    /// <summary>The intersection of both sets.</summary>
    public NumberReasons Intersect(NumberReasons others) => new(_bits & others._bits);

    /// <summary>The set, or the empty set if a condition does not hold; without a branch.</summary>
    internal NumberReasons If(bool condition) => new(_bits & unchecked((ulong)-(condition ? 1L : 0L)));

    /// <summary>The reasons that are not in the other set.</summary>
    public NumberReasons Without(NumberReasons others) => new(_bits & ~others._bits);

    /// <summary>A set of one.</summary>
    public static implicit operator NumberReasons(NumberReason reason) => None.With(reason);

    /// <summary>The reasons, primary first.</summary>
    public IEnumerator<NumberReason> GetEnumerator()
    {
        for (var rest = _bits; rest != 0; rest &= rest - 1) yield return (NumberReason)BitOperations.TrailingZeroCount(rest);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The codes, joined by spaces.</summary>
    public override string ToString() => string.Join(' ', this.Select(reason => reason.Code()));

    // Inlined, so that sets of known reasons are constants.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bit(NumberReason reason) => reason is NumberReason.Unspecified or > (NumberReason)63 ? throw NotDefined() : 1UL << (int)reason;

    private static ArgumentOutOfRangeException NotDefined() => new("reason", "Not a defined reason.");
}
