using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CallingDomain.Numbers;

/// <content>Lookup of numbers.</content>
public sealed partial class NumberingPlan
{
    private const int StepsAtOnce = 4;

    /// <summary>Looks up a number. Allocates nothing; never throws.</summary>
    /// <returns>The plan's information; the default for <see cref="PhoneNumber.None"/>.</returns>
    public NumberInfo Lookup(PhoneNumber number)
    {
        var count = DigitFraction.CountOf(number.Digits);
        if (count < PlanFormat.StartDigits) return LookupStub(number.Digits, count);
        var digits = new DigitFraction(number.Digits, count);
        int row = At(_starts, digits.NextThree());
        var node = FirstNode(row, count);
        node = Next(node, digits.Next()); // unconditionally: an end leads to itself, and a mispredicted branch would cost more
        node = Next(node, digits.Next());
        node = Next(node, digits.Next());
        node = Next(node, digits.Next());
        while (node >= _endCount) node = Next(node, digits.Next());
        return InfoOf(row, count, node);
    }

    /// <summary>Looks up many numbers: faster than one at a time, since several lookups run interleaved.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="infos">Receives the information of each number at the same index.</param>
    /// <exception cref="ArgumentException"><paramref name="infos"/> is shorter than <paramref name="numbers"/>.</exception>
    public void Lookup(ReadOnlySpan<PhoneNumber> numbers, Span<NumberInfo> infos)
    {
        if (infos.Length < numbers.Length) throw new ArgumentException("The destination is shorter than the numbers.", nameof(infos));
        var at = 0;
        for (; at <= numbers.Length - 4; at += 4)
        {
            var (first, second, third, fourth) = (Begin(numbers[at]), Begin(numbers[at + 1]), Begin(numbers[at + 2]), Begin(numbers[at + 3]));
            for (var step = 0; step < StepsAtOnce || (RestOf(first) | RestOf(second) | RestOf(third) | RestOf(fourth)) < 0; step++)
            {
                Step(ref first);
                Step(ref second);
                Step(ref third);
                Step(ref fourth);
            }

            infos[at] = End(ref first);
            infos[at + 1] = End(ref second);
            infos[at + 2] = End(ref third);
            infos[at + 3] = End(ref fourth);
        }

        for (; at < numbers.Length; at++) infos[at] = Lookup(numbers[at]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Walker Begin(PhoneNumber number)
    {
        var walker = new Walker { Number = number, Count = DigitFraction.CountOf(number.Digits) };
        walker.Digits = new DigitFraction(number.Digits, walker.Count);
        walker.Row = At(_starts, walker.Digits.NextThree());
        walker.Node = FirstNode(walker.Row, Math.Max(walker.Count, PlanFormat.StartDigits)); // the walk of a shorter number is not used
        return walker;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Step(ref Walker walker) => walker.Node = Next(walker.Node, walker.Digits.Next());

    // Negative before the end. One branch for all walkers, since none could be predicted; a walker stays at its end.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int RestOf(in Walker walker) => unchecked(_endCount - 1 - walker.Node);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private NumberInfo End(ref Walker walker)
    {
        if (walker.Count < PlanFormat.StartDigits) return LookupStub(walker.Number.Digits, walker.Count);
        return InfoOf(walker.Row, walker.Count, walker.Node);
    }

    // A lookup in progress.
    private struct Walker
    {
        public PhoneNumber Number;
        public DigitFraction Digits;
        public int Count;
        public int Row;
        public int Node;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int FirstNode(int row, int count) => At(_rows, unchecked((row * PlanFormat.RowLength) + count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Next(int node, int digit) => At(_nodes, unchecked((node * PlanFormat.DigitCount) + digit));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private NumberInfo InfoOf(int row, int count, int end)
    {
        ref readonly var head = ref At(_heads, row);
        int verdict = At(_ends, end);
        var place = verdict == 0 ? 0 : unchecked(head.FirstRegion + (verdict >> PlanFormat.RegionShift));
        var possibility = head.HasLength(count) ? NumberPossibility.IsPossible : head.WhyNotPossible(count);
        return new NumberInfo(NumberInfo.BitsOf(At(_regions, place), verdict & PlanFormat.TypeMask, possibility, head.CallingCode));
    }

    // One or two digits are never a number; they are too short if they start with a calling code.
    private NumberInfo LookupStub(ulong number, int count)
    {
        if (count == 0) return default;
        int row = _starts[new DigitFraction(number, count).NextThree()];
        return _heads[row].CallingCode < (count == 1 ? 10 : 100) ? InfoOf(row, count, PlanFormat.InvalidEnd) : default;
    }

    // No bounds checks: loading has checked all targets, see PlanStructure.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref readonly T At<T>(T[] table, int at) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(table), (nuint)unchecked((uint)at));
}
