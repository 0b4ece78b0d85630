using System.Numerics;
using System.Runtime.CompilerServices;

namespace CallingDomain.Numbers;

/// <summary>The result of the fast scan of a text.</summary>
/// <param name="Packed">The digits, four bits each, the first lowest; valid if there are at most <see cref="PackedDigits.MaxCount"/> and the scan reached the end.</param>
/// <param name="Count">The number of digits before the stop.</param>
/// <param name="Stop">The index of the first unit that is neither digit nor plain separator; the length if there is none.</param>
internal readonly record struct TypedScan(ulong Packed, int Count, int Stop);

/// <summary>The fast scan of a text: digits and plain separators.</summary>
internal static class TypedText
{
    internal const int MostDigits = 32; // more than international prefix, calling code, trunk prefix and 15 digits

    private const ulong PlainSeparators = (1UL << ' ') | (1UL << '(') | (1UL << ')') | (1UL << '-') | (1UL << '.') | (1UL << '/');

    /// <summary>Scans a text, without its leading plus, up to the first character that is neither digit nor plain separator.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TypedScan Scan<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit> => TypedTextVector.Fits(text.Length) ? TypedTextVector.Scan(text) : ScanEach(text);

    /// <summary>The scalar version.</summary>
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

    /// <summary>A character or byte as a number; the generic conversion would compile three more methods before the first reading.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Code<TUnit>(TUnit unit)
        where TUnit : unmanaged => Unsafe.SizeOf<TUnit>() == 1 ? Unsafe.As<TUnit, byte>(ref unit) : Unsafe.As<TUnit, ushort>(ref unit);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsPlainSeparator(uint unit) => unit < 64 && ((PlainSeparators >> (int)unit) & 1) != 0;

    /// <summary>Copies the digits as ASCII. The text has at most <see cref="MostDigits"/> digits; the target has room for one more.</summary>
    internal static Span<byte> CopyDigits<TUnit>(ReadOnlySpan<TUnit> text, Span<byte> target)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        var count = 0;
        foreach (var unit in text)
        {
            // written unconditionally, since the positions of separators cannot be predicted
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
        text.Length > 2 && (Code(text[^1]) == '0' & Code(text[^2]) == '.'); // without a branch: the last digit cannot be predicted
}
