using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CallingDomain.Numbers;

/// <summary>The vectorized scan of a text of common length, without a branch for each character.</summary>
internal static class TypedTextVector
{
    private const int Shortest = 8;
    private const int Longest = 24;
    private const int Half = 8;
    private const ulong LowNibbles = 0x0F0F0F0F0F0F0F0F;

    /// <summary>Whether the machine supports the scan and the length is common.</summary>
    internal static bool Fits(int length) => Bmi2.X64.IsSupported && Vector128.IsHardwareAccelerated && length is >= Shortest and <= Longest;

    /// <summary>Equals <see cref="TypedText.ScanEach"/> for a text that fits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TypedScan Scan<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        unchecked
        {
            var units = Head(text, out var keep);
            var digits = Digits(units) & keep;
            var odd = Odd(units, digits) & keep;
            if (odd != Vector128<byte>.Zero)
            {
                var at = Before(odd, digits, out var before);
                return new TypedScan(0, before, at < Half || text.Length > 2 * Half ? at : at - (2 * Half) + text.Length);
            }

            var count = Pack(units, digits, out var packed);
            if (text.Length > 2 * Half)
            {
                var tail = Tail(text, out keep);
                digits = Digits(tail) & keep;
                odd = Odd(tail, digits) & keep;
                if (odd != Vector128<byte>.Zero)
                {
                    var at = Before(odd, digits, out var before);
                    return new TypedScan(0, count + before, text.Length + at - Half);
                }

                var tailCount = Pack(tail, digits, out var packedTail);
                packed |= count < PackedDigits.MaxCount ? packedTail << (PackedDigits.BitsOfDigit * count) : 0;
                count += tailCount;
            }

            return new TypedScan(packed, count, text.Length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Before(Vector128<byte> odd, Vector128<byte> digits, out int count)
    {
        var at = BitOperations.TrailingZeroCount(odd.ExtractMostSignificantBits());
        count = BitOperations.PopCount(digits.ExtractMostSignificantBits() & ((1u << at) - 1));
        return at;
    }

    // two halves, which overlap in a shorter text
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Head<TUnit>(ReadOnlySpan<TUnit> text, out Vector128<byte> keep)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        unchecked
        {
            var second = Math.Min(text.Length - Half, Half);
            var twice = 4 * (Half - second);
            keep = Vector128.Create(ulong.MaxValue, (ulong.MaxValue << twice) << twice).AsByte();
            if (typeof(TUnit) == typeof(byte)) return Vector128.Create(Eight(text, 0), Eight(text, second)).AsByte();
            ref var start = ref Unsafe.As<TUnit, ushort>(ref MemoryMarshal.GetReference(text));
            return Vector128.NarrowWithSaturation(Vector128.LoadUnsafe(ref start), Vector128.LoadUnsafe(ref start, (nuint)second));
        }
    }

    // the last eight without those among the first sixteen
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Tail<TUnit>(ReadOnlySpan<TUnit> text, out Vector128<byte> keep)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        unchecked
        {
            keep = Vector128.Create(ulong.MaxValue << (8 * (Longest - text.Length)), 0UL).AsByte();
            return Vector128.Create(Eight(text, text.Length - Half), 0UL).AsByte();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Digits(Vector128<byte> units)
    {
        unchecked
        {
            return Vector128.LessThan(units - Vector128.Create((byte)'0'), Vector128.Create((byte)10));
        }
    }

    // each separator at the index of its low four bits: space ( ) - . /
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Odd(Vector128<byte> units, Vector128<byte> digits)
    {
        var separators = Vector128.Create((byte)' ', 255, 255, 255, 255, 255, 255, 255, (byte)'(', (byte)')', 255, 255, 255, (byte)'-', (byte)'.', (byte)'/');
        return ~(digits | Vector128.Equals(Vector128.ShuffleNative(separators, units & Vector128.Create((byte)0xF)), units));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Pack(Vector128<byte> units, Vector128<byte> digits, out ulong packed)
    {
        unchecked
        {
            var low = digits.AsUInt64().ToScalar();
            var high = digits.AsUInt64().GetElement(1);
            var count = (int)((uint)BitOperations.PopCount(low) / 8);
            packed = Bmi2.X64.ParallelBitExtract(units.AsUInt64().ToScalar(), low & LowNibbles)
                | (Bmi2.X64.ParallelBitExtract(units.AsUInt64().GetElement(1), high & LowNibbles) << (4 * count));
            return count + (int)((uint)BitOperations.PopCount(high) / 8);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Eight<TUnit>(ReadOnlySpan<TUnit> text, int at)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        ref var start = ref Unsafe.Add(ref MemoryMarshal.GetReference(text), at);
        if (typeof(TUnit) == typeof(byte)) return Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<TUnit, byte>(ref start));
        var wide = Vector128.LoadUnsafe(ref Unsafe.As<TUnit, ushort>(ref start));
        return Vector128.NarrowWithSaturation(wide, wide).AsUInt64().ToScalar();
    }
}
