using System.Numerics;
using System.Runtime.CompilerServices;

namespace CallingDomain.Numbers;

/// <summary>The reasons why the digits of a text are not a North American number: their count, and the digits that area code and exchange start with.</summary>
internal static class DigitReasons
{
    private const int NationalLength = NanpDigits.BareLength, LocalLength = 7;

    // The index: the number of digits, and bits between which TextSigns.Plus has its own.
    private const int CountMask = (1 << StartsWithOne) - 1, StartsWithOne = 6, LowAreaCode = 7, LowExchange = 9, Bound = 1 << (LowExchange + 1);

    private static readonly NumberReasons[] ByIndex = Reasons();

    /// <summary>Looks up the reasons without a branch.</summary>
    /// <param name="signs">The characters of the text.</param>
    /// <param name="digits">The positions of the digits.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NumberReasons Of(TextSigns signs, uint digits)
    {
        var count = BitOperations.PopCount(digits);
        var areaCode = count > NationalLength ? TextSigns.Rest(digits) : digits;
        var exchange = TextSigns.Rest(TextSigns.Rest(TextSigns.Rest(areaCode)));
        var low = signs.Zeros | signs.Ones;
        return ByIndex[
            count
            | (signs.Kinds & TextSigns.Plus)
            | (TextSigns.FirstIn(digits, signs.Ones) << StartsWithOne)
            | (TextSigns.FirstIn(areaCode, low) << LowAreaCode)
            | (TextSigns.FirstIn(exchange, low) << LowExchange)];
    }

    private static NumberReasons[] Reasons()
    {
        var reasons = new NumberReasons[Bound];
        for (var index = 0; index < reasons.Length; index++) reasons[index] = Of(index);
        return reasons;
    }

    private static NumberReasons Of(int index)
    {
        bool Has(int bit) => (index >> bit & 1) != 0;
        var (count, hasPlus, startsWithOne) = (index & CountMask, (index & TextSigns.Plus) != 0, Has(StartsWithOne));
        if (hasPlus && count > 0 && !startsWithOne) return NumberReason.NumberNotNanp;
        var isNational = count == NationalLength && !hasPlus;
        if (!isNational && !(count == NationalLength + 1 && startsWithOne)) return count == LocalLength && !hasPlus ? NumberReason.NumberMissingAreaCode : NumberReason.NumberLength;
        var reasons = NumberReasons.None;
        if (!isNational && !hasPlus) reasons = reasons.With(NumberReason.NumberMissingPlus);
        if (Has(LowAreaCode)) reasons = reasons.With(NumberReason.NumberAreaCodeInvalid);
        return Has(LowExchange) ? reasons.With(NumberReason.NumberExchangeInvalid) : reasons;
    }
}
