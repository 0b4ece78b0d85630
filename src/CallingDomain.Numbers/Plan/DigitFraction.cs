using System.Numerics;
using System.Runtime.CompilerServices;

namespace CallingDomain.Numbers;

/// <summary>The digits of a whole number, first to last, without division: the number as a fraction of a power of ten yields digits by multiplication.</summary>
/// <remarks>
/// The fraction is kept in units of 2^-54, so that a thousand times it fits a word, and rounded up by at most two units, so that no digit is too small. A number of at most 15 digits is a
/// multiple of 10^-15, which is nine units: the excess never reaches the next digit.
/// </remarks>
internal struct DigitFraction
{
    private const int FractionBits = 54, WordBits = 64, Digit = 10;
    private const ulong FractionMask = (1UL << FractionBits) - 1;

    private ulong _rest;

    /// <summary>Starts with a number of 1 to 15 digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DigitFraction(ulong number, int count) => _rest = unchecked(Math.BigMul(number << Shifts[count], Reciprocals[count], out _) + 1);

    /// <summary>The number of digits of a number of at most 15 digits; 0 for 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int CountOf(ulong number)
    {
        const int Log10Of2 = 1233, Log10Shift = 12; // 1233 / 4096, exact enough for 64 bits
        unchecked
        {
            var estimate = (WordBits - BitOperations.LeadingZeroCount(number)) * Log10Of2 >> Log10Shift;
            return estimate + (int)((Nines[estimate] - number) >> (WordBits - 1)); // plus one if the number is above, without a branch, which could not be predicted
        }
    }

    /// <summary>The next digit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next() => Take(Digit);

    /// <summary>The next three digits as one number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NextThree() => Take(Digit * Digit * Digit);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Take(ulong unit)
    {
        unchecked
        {
            var product = _rest * unit;
            _rest = product & FractionMask;
            return (int)(product >> FractionBits);
        }
    }

    // The greatest number of each length; there are no more than 15 digits.
    private static ReadOnlySpan<ulong> Nines =>
    [
        0, 9, 99, 999, 9_999, 99_999, 999_999, 9_999_999, 99_999_999, 999_999_999, 9_999_999_999, 99_999_999_999,
        999_999_999_999, 9_999_999_999_999, 99_999_999_999_999, 999_999_999_999_999, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue,
    ];

    // 63 minus the integer part of log2(10^n): moves every number of n digits to the top of the word.
    private static ReadOnlySpan<byte> Shifts => [0, 60, 57, 54, 50, 47, 44, 40, 37, 34, 30, 27, 24, 20, 17, 14];

    // 2^(118 - shift) / 10^n, rounded up.
    private static ReadOnlySpan<ulong> Reciprocals =>
    [
        0, 0x66666666666667, 0x51EB851EB851EC, 0x4189374BC6A7F0,
        0x68DB8BAC710CB3, 0x53E2D6238DA3C3, 0x431BDE82D7B635, 0x6B5FCA6AF2BD22,
        0x55E63B88C230E8, 0x44B82FA09B5A53, 0x6DF37F675EF6EB, 0x57F5FF85E59256,
        0x465E6604B7A845, 0x709709A125DA08, 0x5A126E1A84AE6D, 0x480EBE7B9D5857,
    ];
}
