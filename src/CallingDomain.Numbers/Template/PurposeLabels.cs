using System.Buffers.Binary;

namespace CallingDomain.Numbers;

/// <summary>The ten labels as bytes, hashed by their first two letters.</summary>
internal static class PurposeLabels
{
    private const int Slots = 16, WordsOfSlot = 4, SlotLength = WordsOfSlot * sizeof(ulong), Multiplier = 28, Shift = 3; // a perfect hash, found by search
    private const int BitsOfByte = 8;

    private static readonly ulong[] Letters = new ulong[Slots * WordsOfSlot];
    private static readonly ulong[] Masks = new ulong[Slots * WordsOfSlot]; // all bits of the letters
    private static readonly int[] Lengths = new int[Slots];
    private static readonly CallPurpose[] Purposes = new CallPurpose[Slots];

    static PurposeLabels()
    {
        for (var purpose = CallPurpose.Charity; purpose <= CallPurpose.DoNotOriginate; purpose++)
        {
            var label = purpose.Label();
            var slot = SlotOf((byte)label[0], (byte)label[1]);
            if (Lengths[slot] != 0) throw new InvalidOperationException("The hash of the labels is not perfect.");
            (Lengths[slot], Purposes[slot]) = (label.Length, purpose);
            for (var at = 0; at < label.Length; at++)
            {
                var (word, shift) = ((slot * WordsOfSlot) + (at / sizeof(ulong)), at % sizeof(ulong) * BitsOfByte);
                Letters[word] |= (ulong)label[at] << shift;
                Masks[word] |= (ulong)byte.MaxValue << shift;
            }
        }
    }

    /// <summary>The purpose whose exact label starts a text; <see cref="CallPurpose.Unspecified"/> if there is none.</summary>
    /// <remarks>Compares all letters at once, since the length of the label cannot be predicted.</remarks>
    public static CallPurpose AtStartOf(ReadOnlySpan<byte> text, out int length)
    {
        length = 0;
        if (text.Length < 2) return CallPurpose.Unspecified;
        var slot = SlotOf(text[0], text[1]);
        length = Lengths[slot];
        var letters = Letters.AsSpan(slot * WordsOfSlot, WordsOfSlot);
        if (text.Length < SlotLength) return BeginsSo(text, letters, length) ? Purposes[slot] : CallPurpose.Unspecified;
        var masks = Masks.AsSpan(slot * WordsOfSlot, WordsOfSlot);
        var differs = ((Word(text, 0) ^ letters[0]) & masks[0]) | ((Word(text, 1) ^ letters[1]) & masks[1])
            | ((Word(text, 2) ^ letters[2]) & masks[2]) | ((Word(text, 3) ^ letters[3]) & masks[3]);
        return differs == 0 ? Purposes[slot] : CallPurpose.Unspecified;
    }

    // Near the end of a file, where a full slot cannot be read.
    private static bool BeginsSo(ReadOnlySpan<byte> text, ReadOnlySpan<ulong> letters, int length)
    {
        if (text.Length < length) return false;
        for (var at = 0; at < length; at++)
        {
            if (text[at] != (byte)(letters[at / sizeof(ulong)] >> (at % sizeof(ulong) * BitsOfByte) & byte.MaxValue)) return false;
        }

        return true;
    }

    private static ulong Word(ReadOnlySpan<byte> text, int word) => BinaryPrimitives.ReadUInt64LittleEndian(text[(word * sizeof(ulong))..]);

    private static int SlotOf(byte first, byte second) => unchecked((first * Multiplier) + second) >> Shift & (Slots - 1);
}
