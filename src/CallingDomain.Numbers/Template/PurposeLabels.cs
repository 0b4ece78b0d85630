using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CallingDomain.Numbers;

/// <summary>The ten labels as bytes, hashed by their first four letters.</summary>
internal static class PurposeLabels
{
    /// <summary>The bytes that are compared: the longest label, rounded up.</summary>
    public const int SlotLength = 32;

    private const int Slots = 16;
    private const uint Multiplier = 284; // a perfect hash that gives slot 0 to a label, found by search
    private const int Shift = 28; // to the highest four bits

    private static readonly Slot[] Table = new Slot[Slots];

    static PurposeLabels()
    {
        Span<byte> letters = stackalloc byte[SlotLength], masks = stackalloc byte[SlotLength];
        letters.Clear();
        masks.Fill(byte.MaxValue);
        Array.Fill(Table, new Slot(letters, masks, length: 0, CallPurpose.Unspecified)); // zeros belong to slot 0, so that an empty slot never matches
        for (var purpose = CallPurpose.Charity; purpose <= CallPurpose.DoNotOriginate; purpose++)
        {
            letters.Clear();
            masks.Clear();
            var label = purpose.Label();
            for (var at = 0; at < label.Length; at++) (letters[at], masks[at]) = ((byte)label[at], byte.MaxValue);
            ref var slot = ref Table[SlotOf(in letters[0])];
            if (slot.Length != 0) throw new InvalidOperationException("The hash of the labels is not perfect.");
            slot = new Slot(letters, masks, label.Length, purpose);
        }
    }

    /// <summary>Looks for a label at the start of a text.</summary>
    /// <param name="text">The first of at least <see cref="SlotLength"/> bytes.</param>
    /// <param name="purpose">The only purpose whose label may start the text.</param>
    /// <param name="length">The length of its label.</param>
    /// <returns>Whether the exact label starts the text.</returns>
    /// <remarks>Compares all letters at once, since the length of the label cannot be predicted.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsAt(ref readonly byte text, out CallPurpose purpose, out int length)
    {
        ref var slot = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Table), SlotOf(in text));
        length = slot.Length;
        purpose = slot.Purpose;
        return (Vector256.LoadUnsafe(in text) & slot.Mask) == slot.Letters;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint SlotOf(ref readonly byte text)
    {
        var four = Unsafe.ReadUnaligned<uint>(in text);
        return unchecked((BitConverter.IsLittleEndian ? four : BinaryPrimitives.ReverseEndianness(four)) * Multiplier) >> Shift;
    }

    // A power of two of bytes: the place of a slot is found by a shift.
    [StructLayout(LayoutKind.Sequential, Size = 128)]
    private readonly struct Slot(ReadOnlySpan<byte> letters, ReadOnlySpan<byte> mask, int length, CallPurpose purpose)
    {
        public readonly Vector256<byte> Letters = Vector256.Create(letters), Mask = Vector256.Create(mask);
        public readonly int Length = length;
        public readonly CallPurpose Purpose = purpose;
    }
}
