using System.Numerics;
using System.Runtime.CompilerServices;

namespace CallingDomain.Numbers;

/// <summary>The reasons why the digits of a text are not a North American number: their count, and the digits that area code and exchange start with.</summary>
internal static class DigitReasons
{
    private const int NationalLength = NanpDigits.BareLength, LocalLength = 7;
    private const int CountMask = 0xF, Plus = 1 << 4, StartsWithOne = 1 << 5, LowAreaCode = 1 << 6, LowExchange = 1 << 7, Bound = 1 << 8;

    private static readonly NumberReasons[] ByIndex = Reasons();

    /// <summary>Looks up the reasons without a branch.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hasPlus">Whether the text starts with a plus.</param>
    /// <param name="digits">The positions of the digits.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NumberReasons Of<TUnit>(ReadOnlySpan<TUnit> text, bool hasPlus, uint digits)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        var count = BitOperations.PopCount(digits);
        var areaCode = count > NationalLength ? TextSigns.Rest(digits) : digits;
        var exchange = TextSigns.Rest(TextSigns.Rest(TextSigns.Rest(areaCode)));
        return ByIndex[
            Math.Min(count, CountMask)
            | (hasPlus ? Plus : 0)
            | (TextSigns.At(text, digits) == '1' ? StartsWithOne : 0)
            | (TextSigns.At(text, areaCode) < '2' ? LowAreaCode : 0)
            | (TextSigns.At(text, exchange) < '2' ? LowExchange : 0)];
    }

    private static NumberReasons[] Reasons()
    {
        var reasons = new NumberReasons[Bound];
        for (var index = 0; index < reasons.Length; index++) reasons[index] = Of(index);
        return reasons;
    }

    private static NumberReasons Of(int index)
    {
        var (count, hasPlus, startsWithOne) = (index & CountMask, (index & Plus) != 0, (index & StartsWithOne) != 0);
        if (hasPlus && count > 0 && !startsWithOne) return NumberReason.NumberNotNanp;
        var isNational = count == NationalLength && !hasPlus;
        if (!isNational && !(count == NationalLength + 1 && startsWithOne)) return count == LocalLength && !hasPlus ? NumberReason.NumberMissingAreaCode : NumberReason.NumberLength;
        var reasons = NumberReasons.None;
        if (!isNational && !hasPlus) reasons = reasons.With(NumberReason.NumberMissingPlus);
        if ((index & LowAreaCode) != 0) reasons = reasons.With(NumberReason.NumberAreaCodeInvalid);
        return (index & LowExchange) != 0 ? reasons.With(NumberReason.NumberExchangeInvalid) : reasons;
    }
}
