using System.Runtime.CompilerServices;

namespace CallingDomain.Numbers;

/// <content>Reading and lookup in one pass.</content>
public sealed partial class NumberingPlan
{
    private const int BitsOfDigit = 8, NanpDigitCount = 11, NanpStart = 100; // the calling code 1 and 0 to 99

    /// <summary>Reads <c>+</c> and 1 to 15 ASCII digits, the first not 0, and looks up the number. Allocates nothing; linear; never throws.</summary>
    /// <returns>Whether the text is an E.164 number, valid or not.</returns>
    internal bool TryRead(ReadOnlySpan<char> text, out PlanReading reading)
    {
        if (!E164Digits.IsBlocks(text.Length)) return E164Digits.TryReadFew(text, out var number) ? Look(number, out reading) : None(out reading);
        return E164Digits.TryJoin(DigitBlock.EndsOf(text), text.Length, out var digits) ? Look(digits, out reading) : None(out reading);
    }

    /// <inheritdoc cref="TryRead(ReadOnlySpan{char}, out PlanReading)"/>
    /// <param name="utf8">The text as UTF-8.</param>
    /// <param name="reading">The number with the plan's information.</param>
    internal bool TryRead(ReadOnlySpan<byte> utf8, out PlanReading reading)
    {
        if (!E164Digits.IsBlocks(utf8.Length)) return E164Digits.TryReadFew(utf8, out var number) ? Look(number, out reading) : None(out reading);
        return E164Digits.TryJoin(DigitBlock.EndsOf(utf8), utf8.Length, out var digits) ? Look(digits, out reading) : None(out reading);
    }

    /// <summary>Reads a North American number in one of the two strict forms, <c>+1NPANXXXXXX</c> or <c>NPANXXXXXX</c>, and looks it up.</summary>
    /// <returns>Whether the text has one of the forms, valid or not. Allocates nothing; linear; never throws.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryReadNanp(ReadOnlySpan<char> text, out PlanReading reading)
    {
        var hasForm = NanpDigits.TryRead(text, out var digits);
        reading = hasForm ? new PlanReading(new PhoneNumber(digits.Value), Lookup(digits)) : default;
        return hasForm;
    }

    /// <inheritdoc cref="TryReadNanp(ReadOnlySpan{char}, out PlanReading)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryReadNanp(ReadOnlySpan<byte> utf8, out PlanReading reading)
    {
        var hasForm = NanpDigits.TryRead(utf8, out var digits);
        reading = hasForm ? new PlanReading(new PhoneNumber(digits.Value), Lookup(digits)) : default;
        return hasForm;
    }

    /// <summary>Whether all numbers of a North American area code, 0 to 999, with an exchange from 2 to 9 have the same information.</summary>
    internal bool HasUniformInfo(int areaCode)
    {
        const int LeastDigit = 2, MaxDigit = 9;
        var end = Next(_areaCodes[areaCode], LeastDigit);
        for (var digit = LeastDigit; digit <= MaxDigit; digit++)
        {
            if (Next(_areaCodes[areaCode], digit) != end) return false;
        }

        return end < _endCount;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Look(E164Digits digits, out PlanReading reading)
    {
        reading = new PlanReading(new PhoneNumber(digits.Value), Lookup(digits));
        return true;
    }

    private bool Look(PhoneNumber number, out PlanReading reading)
    {
        reading = new PlanReading(number, Lookup(number));
        return true;
    }

    private static bool None(out PlanReading reading)
    {
        reading = default;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private NumberInfo Lookup(E164Digits digits)
    {
        unchecked
        {
            int row = At(_starts, StartOf(digits.First));
            var early = (digits.First >> (PlanFormat.StartDigits * BitsOfDigit)) | (digits.Rest << ((DigitBlock.Length - PlanFormat.StartDigits) * BitsOfDigit));
            var late = digits.Rest >> (PlanFormat.StartDigits * BitsOfDigit);
            return InfoOf(row, digits.Count, Walk(FirstNode(row, digits.Count), early, late));
        }
    }

    // After the area code, one step decides nearly all North American numbers.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private NumberInfo Lookup(NanpDigits digits)
    {
        var node = Next(At(_areaCodes, digits.AreaCode), digits.Exchange);
        return node < _endCount ? new NumberInfo(At(_nanpInfos, node)) : Lookup(new PhoneNumber(digits.Value));
    }

    // Four digits at least, calling code first.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private NumberInfo Lookup(PackedDigits digits)
    {
        if (digits.Count != NanpDigitCount | digits.At(0) != 1) return LookupAnywhere(digits);
        var node = Next(At(_areaCodes, unchecked((digits.At(1) * 100) + (digits.At(2) * 10) + digits.At(3))), digits.At(4));
        return node < _endCount ? new NumberInfo(At(_nanpInfos, node)) : LookupAnywhere(digits);
    }

    private NumberInfo LookupAnywhere(PackedDigits digits)
    {
        int row = At(_starts, unchecked((digits.At(0) * 100) + (digits.At(1) * 10) + digits.At(2)));
        var node = FirstNode(row, digits.Count);
        for (var rest = digits.Bits >> (PackedDigits.BitsOfDigit * PlanFormat.StartDigits); node >= _endCount; rest >>= PackedDigits.BitsOfDigit)
            node = Next(node, unchecked((int)rest & PackedDigits.Mask));
        return InfoOf(row, digits.Count, node);
    }

    // The first steps are unconditional: an end leads to itself, and a mispredicted branch would cost more.
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

    // Precomputes InfoOf for each end, in a plain loop: every compiled method delays the first lookup.
    private ulong[] NanpInfos()
    {
        var head = _heads[_starts[NanpStart]];
        var possibility = head.HasLength(NanpDigitCount) ? NumberPossibility.IsPossible : head.WhyNotPossible(NanpDigitCount);
        var verdicts = new ulong[_endCount];
        for (var end = 0; end < verdicts.Length; end++)
        {
            int verdict = _ends[end];
            var place = verdict == 0 ? 0 : head.FirstRegion + (verdict >> PlanFormat.RegionShift);
            verdicts[end] = NumberInfo.BitsOf(_regions[place], verdict & PlanFormat.TypeMask, possibility, head.CallingCode);
        }

        return verdicts;
    }

    // The node after each area code, so that a North American number needs one or two steps.
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
