namespace CallingDomain.Numbers;

/// <content>Lookup of prefixes, for numbers that are being typed.</content>
public sealed partial class NumberingPlan
{
    /// <summary>The total lengths of valid numbers that start with some digits and are longer.</summary>
    /// <param name="typed">The leading digits, calling code first.</param>
    /// <returns>Bit n is set for n digits; 0 if no longer valid number starts with the digits.</returns>
    internal int LengthsAfter(PhoneNumber typed)
    {
        var count = DigitFraction.CountOf(typed.Digits);
        if (count == 0) return 0;
        var digits = new DigitFraction(typed.Digits, count);
        var start = digits.NextThree();
        var lengths = 0;
        if (count >= PlanFormat.StartDigits) return LengthsAfter(_starts[start], digits, count);
        var sameStarts = count == 1 ? 100 : 10;
        for (var each = start; each < start + sameStarts; each++) lengths |= LengthsAfter(_starts[each], digits, PlanFormat.StartDigits);
        return lengths;
    }

    /// <inheritdoc cref="IPlanPrefixes.LookupPrefix"/>
    internal PrefixInfo LookupPrefix(ulong digits) => new(LengthsAfter(new PhoneNumber(digits)) != 0, Lookup(new PhoneNumber(digits)).IsValid);

    // Each length has its own walk; if it is not at the invalid end, some digits lead to a valid number.
    private int LengthsAfter(int row, DigitFraction digits, int count)
    {
        var lengths = 0;
        for (var length = count + 1; length <= PhoneNumber.MaxDigits; length++)
        {
            var rest = digits;
            var node = FirstNode(row, length);
            for (var step = PlanFormat.StartDigits; step < count; step++) node = Next(node, rest.Next());
            if (node != PlanFormat.InvalidEnd) lengths |= 1 << length;
        }

        return lengths;
    }
}
