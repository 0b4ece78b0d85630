using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CallingDomain.Numbers;

/// <content>Reading of valid numbers in their usual form, with few branches and instructions, so that the processor reads several of them at the same time.</content>
public sealed partial class NumberingPlan
{
    /// <summary>The number of a text that is <c>+</c> and 8 to 15 ASCII digits of a valid number; none for all other texts, among them shorter valid numbers.</summary>
    /// <param name="utf8">The texts.</param>
    /// <param name="start">The position of the text.</param>
    /// <param name="length">The length of the text, which is within <paramref name="utf8"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal PhoneNumber ReadValid(ReadOnlySpan<byte> utf8, int start, int length)
    {
        if (!E164Digits.IsBlocks(length)) return PhoneNumber.None;
        if (!DigitVector.IsSupported || start > utf8.Length - DigitVector.ReadLength) return ReadValid(utf8.Slice(start, length));
        unchecked
        {
            ref var text = ref Unsafe.Add(ref MemoryMarshal.GetReference(utf8), start);
            var front = DigitBlock.At(ref Unsafe.Add(ref text, 1));
            var hasForm = text == '+' & (front & DigitBlock.DigitMask) != 0 & DigitVector.TryRead(ref Unsafe.Add(ref text, 1), length - 1, out var value);
            if (!hasForm) return PhoneNumber.None;
            const int BitsOfByte = 8, StartBits = PlanFormat.StartDigits * BitsOfByte;
            var node = FirstNode(At(_starts, ((byte)front * 100) + ((byte)(front >> BitsOfByte) * 10) + (byte)(front >> (2 * BitsOfByte))), length - 1);
            node = Next(node, (byte)(front >> StartBits)); // unconditionally, as in Lookup(PhoneNumber)
            node = Next(node, (byte)(front >> (StartBits + BitsOfByte)));
            node = Next(node, (byte)(front >> (StartBits + (2 * BitsOfByte))));
            node = Next(node, (byte)(front >> (StartBits + (3 * BitsOfByte))));
            for (var at = 1 + PlanFormat.StartDigits + 4; node >= _endCount; at++) node = Next(node, Unsafe.Add(ref text, at) - '0');
            return new PhoneNumber((At(_ends, node) & PlanFormat.TypeMask) == 0 ? 0 : value);
        }
    }

    private PhoneNumber ReadValid(ReadOnlySpan<byte> utf8) => TryRead(utf8, out var reading) && reading.Info.IsValid ? reading.Number : PhoneNumber.None;
}
