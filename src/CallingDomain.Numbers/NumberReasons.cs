using System.Collections;
using System.Numerics;

namespace CallingDomain.Numbers;

/// <summary>A set of causes, in the order in which the rules are looked at.</summary>
/// <remarks>Eight bytes, immutable, thread-safe. The default is the empty set: nothing is wrong.</remarks>
public readonly record struct NumberReasons : IReadOnlyCollection<NumberReason>
{
    private readonly ulong _bits; // bit n stands for the reason of value n

    private NumberReasons(ulong bits) => _bits = bits;

    /// <summary>The empty set.</summary>
    public static NumberReasons None => default;

    /// <summary>How many causes there are.</summary>
    public int Count => BitOperations.PopCount(_bits);

    /// <summary>Whether there is no cause.</summary>
    public bool IsEmpty => _bits == 0;

    /// <summary>The first cause; <see cref="NumberReason.Unspecified"/> when there is none.</summary>
    public NumberReason Primary => IsEmpty ? NumberReason.Unspecified : (NumberReason)BitOperations.TrailingZeroCount(_bits);

    /// <summary>Whether a cause is in the set.</summary>
    public bool Contains(NumberReason reason) => (_bits & Bit(reason)) != 0;

    /// <summary>The set with one cause more.</summary>
    public NumberReasons With(NumberReason reason) => new(_bits | Bit(reason));

    /// <summary>The causes of both sets.</summary>
    public NumberReasons With(NumberReasons others) => new(_bits | others._bits);

    /// <summary>The causes that are in both sets.</summary>
    public NumberReasons CommonWith(NumberReasons others) => new(_bits & others._bits);

    /// <summary>The causes that are not in the other set.</summary>
    public NumberReasons Without(NumberReasons others) => new(_bits & ~others._bits);

    /// <summary>A set of one.</summary>
    public static implicit operator NumberReasons(NumberReason reason) => None.With(reason);

    /// <summary>The causes, primary first.</summary>
    public IEnumerator<NumberReason> GetEnumerator()
    {
        for (var rest = _bits; rest != 0; rest &= rest - 1) yield return (NumberReason)BitOperations.TrailingZeroCount(rest);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The codes, joined by spaces.</summary>
    public override string ToString() => string.Join(' ', this.Select(reason => reason.Code()));

    private static ulong Bit(NumberReason reason) =>
        reason is NumberReason.Unspecified or > (NumberReason)63 ? throw new ArgumentOutOfRangeException(nameof(reason), "Not a cause.") : 1UL << (int)reason;
}
