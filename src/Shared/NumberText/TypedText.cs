using System.Numerics;
using System.Runtime.CompilerServices;

namespace CallingDomain.Numbers;

/// <summary>What the first look at a text finds.</summary>
/// <param name="Packed">
/// The digits, four bits each, the first lowest; meant when there are no more than <see cref="PackedDigits.MaxCount"/> and the look went to the end.
/// </param>
/// <param name="Count">How many digits there are before the stop.</param>
/// <param name="Stop">Where the first unit stands that is neither digit nor plain separator; the length when none does.</param>
internal readonly record struct TypedScan(ulong Packed, int Count, int Stop);

/// <summary>The first look at a text as people type it: its digits, as long as only digits and plain separators come.</summary>
internal static class TypedText
{
    internal const int MostDigits = 32; // international prefix, calling code, trunk prefix and 15 digits together stay below

    private const ulong PlainSeparators = (1UL << ' ') | (1UL << '(') | (1UL << ')') | (1UL << '-') | (1UL << '.') | (1UL << '/');

    /// <summary>Looks whether the text, behind the plus, is digits and plain separators and nothing that needs a second look.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TypedScan Scan<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit> => TypedTextVector.Fits(text.Length) ? TypedTextVector.Scan(text) : ScanEach(text);

    /// <summary>One unit after the other: for any length and any machine.</summary>
    internal static TypedScan ScanEach<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        unchecked
        {
            var packed = 0UL;
            var count = 0;
            for (var at = 0; at < text.Length; at++)
            {
                var unit = Code(text[at]);
                var digit = unit - '0';
                if (digit <= 9)
                {
                    packed |= count < PackedDigits.MaxCount ? (ulong)digit << (PackedDigits.BitsOfDigit * count) : 0;
                    count++;
                }
                else if (!IsPlainSeparator(unit))
                {
                    return new TypedScan(0, count, at);
                }
            }

            return new TypedScan(packed, count, text.Length);
        }
    }

    /// <summary>A character or byte as a number; the general conversion would be three methods to compile before the first number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Code<TUnit>(TUnit unit)
        where TUnit : unmanaged => Unsafe.SizeOf<TUnit>() == 1 ? Unsafe.As<TUnit, byte>(ref unit) : Unsafe.As<TUnit, ushort>(ref unit);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsPlainSeparator(uint unit) => unit < 64 && ((PlainSeparators >> (int)unit) & 1) != 0;

    /// <summary>Copies the digits as ASCII; the text has no more than <see cref="MostDigits"/>, and the target room for one more.</summary>
    internal static Span<byte> CopyDigits<TUnit>(ReadOnlySpan<TUnit> text, Span<byte> target)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        var count = 0;
        foreach (var unit in text)
        {
            // written before it is known to be one: where the separators stand cannot be predicted
            target[count] = unchecked((byte)Code(unit));
            count += Code(unit) is >= '0' and <= '9' ? 1 : 0;
        }

        return target[..count];
    }

    internal static int CountDigits<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        var count = 0;
        foreach (var unit in text) count += Code(unit) is >= '0' and <= '9' ? 1 : 0;
        return count;
    }

    internal static bool EndsLikeDecimal<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit> =>
        text.Length > 2 && (Code(text[^1]) == '0' & Code(text[^2]) == '.'); // every tenth number ends in 0, which cannot be predicted
}
