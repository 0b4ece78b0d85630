using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CallingDomain.Numbers;

/// <content>The walk for numbers that have been read.</content>
public sealed partial class NumberingPlan
{
    private const int StepsAtOnce = 4;

    /// <summary>What the plan says of a number. Allocates nothing; never throws.</summary>
    /// <returns>The verdict; the default one for <see cref="PhoneNumber"/>'s default.</returns>
    public PlanVerdict Look(PhoneNumber number)
    {
        var count = DigitFraction.CountOf(number.Digits);
        if (count < PlanFormat.StartDigits) return LookAtStub(number.Digits, count);
        var digits = new DigitFraction(number.Digits, count);
        int row = At(_starts, digits.NextThree());
        var node = FirstNode(row, count);
        node = Next(node, digits.Next()); // without asking whether it is needed: see Walk
        node = Next(node, digits.Next());
        node = Next(node, digits.Next());
        node = Next(node, digits.Next());
        while (node >= _endCount) node = Next(node, digits.Next());
        return VerdictOf(row, count, node);
    }

    /// <summary>What the plan says of many numbers: the same as one at a time, and faster, since several walks go on at once.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="verdicts">Gets the verdict of each number at the same place; what is longer stays as it is.</param>
    /// <exception cref="ArgumentException">There is less room than there are numbers.</exception>
    public void Look(ReadOnlySpan<PhoneNumber> numbers, Span<PlanVerdict> verdicts)
    {
        if (verdicts.Length < numbers.Length) throw new ArgumentException("There are fewer places for verdicts than numbers.", nameof(verdicts));
        var at = 0;
        for (; at <= numbers.Length - 4; at += 4)
        {
            var (first, second, third, fourth) = (Begin(numbers[at]), Begin(numbers[at + 1]), Begin(numbers[at + 2]), Begin(numbers[at + 3]));
            for (var step = 0; step < StepsAtOnce; step++)
            {
                first.Node = Next(first.Node, first.Digits.Next());
                second.Node = Next(second.Node, second.Digits.Next());
                third.Node = Next(third.Node, third.Digits.Next());
                fourth.Node = Next(fourth.Node, fourth.Digits.Next());
            }

            verdicts[at] = End(ref first);
            verdicts[at + 1] = End(ref second);
            verdicts[at + 2] = End(ref third);
            verdicts[at + 3] = End(ref fourth);
        }

        for (; at < numbers.Length; at++) verdicts[at] = Look(numbers[at]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Walker Begin(PhoneNumber number)
    {
        var walker = new Walker { Number = number, Count = DigitFraction.CountOf(number.Digits) };
        walker.Digits = new DigitFraction(number.Digits, walker.Count);
        walker.Row = At(_starts, walker.Digits.NextThree());
        walker.Node = FirstNode(walker.Row, Math.Max(walker.Count, PlanFormat.StartDigits)); // what has fewer digits walks along for nothing
        return walker;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private PlanVerdict End(ref Walker walker)
    {
        if (walker.Count < PlanFormat.StartDigits) return LookAtStub(walker.Number.Digits, walker.Count);
        while (walker.Node >= _endCount) walker.Node = Next(walker.Node, walker.Digits.Next());
        return VerdictOf(walker.Row, walker.Count, walker.Node);
    }

    // A walk under way.
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
    private PlanVerdict VerdictOf(int row, int count, int end)
    {
        var head = At(_heads, row);
        int verdict = At(_ends, end);
        var place = verdict == 0 ? 0 : unchecked(head.FirstRegion + (verdict >> PlanFormat.RegionShift));
        var possibility = head.HasLength(count) ? NumberPossibility.IsPossible : head.WhyNotPossible(count);
        return new PlanVerdict(PlanVerdict.BitsOf(At(_regions, place), verdict & PlanFormat.TypeMask, possibility, head.CallingCode));
    }

    // One or two digits are never a number; they are too short if they are a whole calling code, or begin with one.
    private PlanVerdict LookAtStub(ulong number, int count)
    {
        if (count == 0) return default;
        int row = _starts[new DigitFraction(number, count).NextThree()];
        return _heads[row].CallingCode < (count == 1 ? 10 : 100) ? VerdictOf(row, count, PlanFormat.InvalidEnd) : default;
    }

    // All that a table points to has been checked when the plan was loaded, and digits are digits: see PlanStructure.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T At<T>(T[] table, int at) => Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(table), (nuint)unchecked((uint)at));
}
