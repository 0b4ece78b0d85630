using System.Buffers.Binary;
using CallingDomain.Shared;

namespace CallingDomain.Fuzzing;

/// <summary>Changes of a saved blacklist with valid checksums: bytes and words of its counts, chunks, words and prefixes.</summary>
/// <remarks>The inputs have one block for each kind of item at most.</remarks>
internal sealed class BlacklistMutation : IMutation
{
    private const int MostChanges = 3, RarelyRaw = 12, HeadBytes = 24, ChecksumBytes = 4;

    private static readonly long[] Words = [0, 1, -1, 0x1FFF, 1L << 13, 1L << 32, 1_000_000_000_000_000, (1L << 50) - 1, long.MinValue];

    private readonly TextMutation _text = new([]);

    public void Change(Draft draft, Dice dice, IReadOnlyList<byte[]> others)
    {
        if (dice.OneIn(RarelyRaw) || draft.Length < HeadBytes + ChecksumBytes)
        {
            _text.Change(draft, dice, others);
            return;
        }

        for (var count = 1 + dice.Below(MostChanges); count > 0; count--)
        {
            if (dice.OneIn(3) && draft.Length > HeadBytes + sizeof(long)) BinaryPrimitives.WriteInt64LittleEndian(draft.Span[((HeadBytes + ChecksumBytes + dice.Below(draft.Length - HeadBytes - ChecksumBytes - sizeof(long) + 1)) & ~3)..], dice.Of(Words));
            else if (dice.OneIn(2)) draft[dice.Below(draft.Length)] ^= (byte)(1 << dice.Below(8));
            else draft[dice.OneIn(4) ? 8 + (4 * dice.Below(4)) : dice.Below(draft.Length)] = dice.Byte();
        }

        Seal(draft.Span);
    }

    private static void Seal(Span<byte> file)
    {
        Seal(file, 0, HeadBytes);
        long at = HeadBytes + ChecksumBytes;
        foreach (var (count, size) in ((int, int)[])[(8, 12), (12, 8), (16, 8)])
        {
            var length = (long)BinaryPrimitives.ReadInt32LittleEndian(file[count..]) * size;
            if (length <= 0) continue;
            if (at + length + ChecksumBytes > file.Length) return;
            Seal(file, (int)at, (int)length);
            at += length + ChecksumBytes;
        }
    }

    private static void Seal(Span<byte> file, int start, int length) => BinaryPrimitives.WriteUInt32LittleEndian(file[(start + length)..], Checksum.Of(file.Slice(start, length)));
}
