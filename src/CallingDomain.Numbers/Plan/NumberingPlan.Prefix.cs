namespace CallingDomain.Numbers;

/// <content>Numbers that are still being typed.</content>
public sealed partial class NumberingPlan
{
    /// <summary>With how many digits in all a number that begins with these would be valid, if the right ones follow.</summary>
    /// <param name="typed">The digits so far, calling code first.</param>
    /// <returns>Bit n stands for n digits; only counts above that of the typed digits. 0 if no valid number begins so and goes on.</returns>
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

    /// <summary>Whether valid numbers begin with these digits and go on, and whether they are one already.</summary>
    internal (bool CanContinue, bool IsValid) Prefix(ulong digits) => (LengthsAfter(new PhoneNumber(digits)) != 0, Look(new PhoneNumber(digits)).Valid);

    // For each length the walk is another; where it does not end as invalid, some digits lead to a valid number.
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
