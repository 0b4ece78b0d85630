using System.Runtime.CompilerServices;

namespace CallingDomain.Numbers;

/// <content>Reading and walking in one go.</content>
public sealed partial class NumberingPlan
{
    private const int BitsOfDigit = 8, NanpDigitCount = 11, NanpStart = 100; // the calling code 1 and 0 to 99

    /// <summary>
    /// Reads <c>+</c> and 1 to 15 ASCII digits, the first not 0, and says what the plan says of the number. Allocates nothing; linear; never throws.
    /// </summary>
    /// <returns>The number, valid or not, with its verdict; or why the text is no E.164 number.</returns>
    public Result<PlannedNumber, NumberReason> Read(ReadOnlySpan<char> text)
    {
        if (!E164Digits.IsBlocks(text.Length)) return ReadFew(text);
        if (!E164Digits.TryJoin(DigitBlock.EndsOf(text), text.Length, out var digits)) return Refusal.OfE164(text);
        return new PlannedNumber(new PhoneNumber(digits.Value), Look(digits));
    }

    /// <inheritdoc cref="Read(ReadOnlySpan{char})"/>
    /// <param name="utf8">The text as UTF-8.</param>
    public Result<PlannedNumber, NumberReason> Read(ReadOnlySpan<byte> utf8)
    {
        if (!E164Digits.IsBlocks(utf8.Length)) return ReadFew(utf8);
        if (!E164Digits.TryJoin(DigitBlock.EndsOf(utf8), utf8.Length, out var digits)) return Refusal.OfE164(utf8);
        return new PlannedNumber(new PhoneNumber(digits.Value), Look(digits));
    }

    /// <summary>
    /// Reads a North American number in one of the two strict forms, <c>+1NPANXXXXXX</c> or <c>NPANXXXXXX</c>, with what the plan says of it.
    /// </summary>
    /// <remarks>Allocates nothing; linear; never throws.</remarks>
    /// <returns>The number, valid or not, with its verdict; or why the text has neither form.</returns>
    public Result<PlannedNumber, NumberReason> ReadNanp(ReadOnlySpan<char> text)
    {
        if (!NanpDigits.HasForm(text) || !NanpDigits.TryJoin(text, out var digits)) return Refusal.OfNanp(text);
        return new PlannedNumber(new PhoneNumber(digits.Value), Look(digits));
    }

    /// <inheritdoc cref="ReadNanp(ReadOnlySpan{char})"/>
    /// <param name="utf8">The text as UTF-8.</param>
    public Result<PlannedNumber, NumberReason> ReadNanp(ReadOnlySpan<byte> utf8)
    {
        if (!NanpDigits.HasForm(utf8) || !NanpDigits.TryJoin(utf8, out var digits)) return Refusal.OfNanp(utf8);
        return new PlannedNumber(new PhoneNumber(digits.Value), Look(digits));
    }

    /// <summary>Whether the plan says the same of all numbers behind an area code of the North American Numbering Plan, 0 to 999, whose exchange begins with 2 to 9.</summary>
    internal bool SaysTheSameBehind(int areaCode)
    {
        const int LeastDigit = 2, MaxDigit = 9;
        var end = Next(_areaCodes[areaCode], LeastDigit);
        for (var digit = LeastDigit; digit <= MaxDigit; digit++)
        {
            if (Next(_areaCodes[areaCode], digit) != end) return false;
        }

        return end < _endCount;
    }

    private Result<PlannedNumber, NumberReason> ReadFew(ReadOnlySpan<char> text)
    {
        if (!E164Digits.TryReadFew(text, out var number)) return Refusal.OfE164(text);
        return new PlannedNumber(number, Look(number));
    }

    private Result<PlannedNumber, NumberReason> ReadFew(ReadOnlySpan<byte> utf8)
    {
        if (!E164Digits.TryReadFew(utf8, out var number)) return Refusal.OfE164(utf8);
        return new PlannedNumber(number, Look(number));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private PlanVerdict Look(E164Digits digits)
    {
        unchecked
        {
            int row = At(_starts, StartOf(digits.First));
            var early = (digits.First >> (PlanFormat.StartDigits * BitsOfDigit)) | (digits.Rest << ((DigitBlock.Length - PlanFormat.StartDigits) * BitsOfDigit));
            var late = digits.Rest >> (PlanFormat.StartDigits * BitsOfDigit);
            return VerdictOf(row, digits.Count, Walk(FirstNode(row, digits.Count), early, late));
        }
    }

    // After the area code, one step brings nearly all North American numbers to an end.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private PlanVerdict Look(NanpDigits digits)
    {
        var node = Next(At(_areaCodes, digits.AreaCode), digits.Exchange);
        return node < _endCount ? new PlanVerdict(At(_nanpVerdicts, node)) : Look(new PhoneNumber(digits.Value));
    }

    // Four digits at least, calling code first.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private PlanVerdict Look(PackedDigits digits)
    {
        if (digits.Count != NanpDigitCount | digits.At(0) != 1) return LookAnywhere(digits);
        var node = Next(At(_areaCodes, unchecked((digits.At(1) * 100) + (digits.At(2) * 10) + digits.At(3))), digits.At(4));
        return node < _endCount ? new PlanVerdict(At(_nanpVerdicts, node)) : LookAnywhere(digits);
    }

    private PlanVerdict LookAnywhere(PackedDigits digits)
    {
        int row = At(_starts, unchecked((digits.At(0) * 100) + (digits.At(1) * 10) + digits.At(2)));
        var node = FirstNode(row, digits.Count);
        for (var rest = digits.Bits >> (PackedDigits.BitsOfDigit * PlanFormat.StartDigits); node >= _endCount; rest >>= PackedDigits.BitsOfDigit)
            node = Next(node, unchecked((int)rest & PackedDigits.Mask));
        return VerdictOf(row, digits.Count, node);
    }

    // The first steps are taken without asking whether they are needed: an end leads to itself, and a wrong guess would cost more.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Walk(int node, ulong early, ulong late)
    {
        unchecked
        {
            node = Next(node, (byte)early);
            node = Next(node, (byte)(early >> BitsOfDigit));
            node = Next(node, (byte)(early >> (2 * BitsOfDigit)));
            node = Next(node, (byte)(early >> (3 * BitsOfDigit)));
            return node < _endCount ? node : WalkOn(node, (early >> (4 * BitsOfDigit)) | (late << (4 * BitsOfDigit)));
        }
    }

    private int WalkOn(int node, ulong digits)
    {
        for (; node >= _endCount; digits >>= BitsOfDigit) node = Next(node, unchecked((byte)digits));
        return node;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int StartOf(ulong digits) =>
        unchecked(((int)(byte)digits * 100) + ((int)(byte)(digits >> BitsOfDigit) * 10) + (int)(byte)(digits >> (2 * BitsOfDigit)));

    // Says for each end what VerdictOf would, in a plain loop: the first number waits for every method that is compiled.
    private ulong[] NanpVerdicts()
    {
        var head = _heads[_starts[NanpStart]];
        var possibility = head.HasLength(NanpDigitCount) ? NumberPossibility.IsPossible : head.WhyNotPossible(NanpDigitCount);
        var verdicts = new ulong[_endCount];
        for (var end = 0; end < verdicts.Length; end++)
        {
            int verdict = _ends[end];
            var place = verdict == 0 ? 0 : head.FirstRegion + (verdict >> PlanFormat.RegionShift);
            verdicts[end] = PlanVerdict.BitsOf(_regions[place], verdict & PlanFormat.TypeMask, possibility, head.CallingCode);
        }

        return verdicts;
    }

    // What follows each area code, so that a North American number needs one or two steps.
    private static ushort[] AreaCodesOf(PlanFile file)
    {
        var nodes = new ushort[1000];
        for (var areaCode = 0; areaCode < nodes.Length; areaCode++)
        {
            var node = file.Rows[(file.Starts[NanpStart + (areaCode / 10)] * PlanFormat.RowLength) + NanpDigitCount];
            nodes[areaCode] = file.Nodes[(node * PlanFormat.DigitCount) + (areaCode % 10)];
        }

        return nodes;
    }
}
