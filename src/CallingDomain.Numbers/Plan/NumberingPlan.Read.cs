using System.Runtime.CompilerServices;

namespace CallingDomain.Numbers;

/// <content>Reading and lookup in one pass.</content>
public sealed partial class NumberingPlan
{
    private const int NanpDigitCount = 11, NanpStart = 100; // the calling code 1 and 0 to 99

    /// <summary>Reads <c>+</c> and 1 to 15 ASCII digits, the first not 0, and looks up the number. Allocates nothing; linear; never throws.</summary>
    /// <returns>Whether the text is an E.164 number, valid or not.</returns>
    internal bool TryRead(ReadOnlySpan<char> text, out PlanReading reading)
    {
        if (!E164Digits.IsBlocks(text.Length)) return E164Digits.TryReadFew(text, out var number) ? Found(number, Lookup(number), out reading) : NotFound(out reading);
        return E164Digits.TryRead(text, out var digits) ? Found(new PhoneNumber(digits.Value), Lookup(digits), out reading) : NotFound(out reading);
    }

    /// <inheritdoc cref="TryRead(ReadOnlySpan{char}, out PlanReading)"/>
    /// <param name="utf8">The text as UTF-8.</param>
    /// <param name="reading">The number with the plan's information.</param>
    internal bool TryRead(ReadOnlySpan<byte> utf8, out PlanReading reading)
    {
        if (!E164Digits.IsBlocks(utf8.Length)) return E164Digits.TryReadFew(utf8, out var number) ? Found(number, Lookup(number), out reading) : NotFound(out reading);
        return E164Digits.TryRead(utf8, out var digits) ? Found(new PhoneNumber(digits.Value), Lookup(digits), out reading) : NotFound(out reading);
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
    private static bool Found(PhoneNumber number, NumberInfo info, out PlanReading reading)
    {
        reading = new PlanReading(number, info);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool NotFound(out PlanReading reading)
    {
        reading = default;
        return false;
    }

    // Four digits after the first three decide nearly all numbers.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private NumberInfo Lookup(in E164Digits digits)
    {
        unchecked
        {
            int row = At(_starts, digits.Start);
            var node = Walk(row, digits);
            return node < _endCount ? InfoOf(row, digits.Count, node) : Lookup(new PhoneNumber(digits.Value));
        }
    }

    // The node after the four digits, unconditionally, as in Lookup(PhoneNumber).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Walk(int row, in E164Digits digits)
    {
        unchecked
        {
            var node = FirstNode(row, digits.Count);
            node = Next(node, (ushort)digits.Next);
            node = Next(node, (ushort)(digits.Next >> E164Digits.BitsOfNext));
            node = Next(node, (ushort)(digits.Next >> (2 * E164Digits.BitsOfNext)));
            return Next(node, (ushort)(digits.Next >> (3 * E164Digits.BitsOfNext)));
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
