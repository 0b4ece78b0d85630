using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>The saved form of a blacklist; <see cref="Blacklist.Save"/> describes it.</summary>
internal static class BlacklistFile
{
    private const int ItemsOfBlock = 1 << 16, ChunkBytes = sizeof(ulong) + sizeof(uint), ChecksumBytes = sizeof(uint), Counts = 4, WordBits = 64;
    private const int HeadBytes = 8 + (Counts * sizeof(uint));
    private const ulong MostDigits = 999_999_999_999_999;

    /// <summary>The name of the format.</summary>
    public static ReadOnlySpan<byte> Name => Beginning[..Blacklist.StartLength];

    // The name of the format and its version.
    private static ReadOnlySpan<byte> Beginning => "CDBLIST\u0001"u8;

    public static void Write(Stream output, PackedNumbers numbers, ImmutableArray<PhoneNumber> prefixes)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        Beginning.CopyTo(head);
        var at = Beginning.Length;
        foreach (var count in (ReadOnlySpan<int>)[numbers.Chunks.Length, numbers.Words.Length, prefixes.Length, numbers.Count])
        {
            BinaryPrimitives.WriteInt32LittleEndian(head[at..], count);
            at += sizeof(uint);
        }

        WriteBlock(output, head);
        var block = new byte[ItemsOfBlock * ChunkBytes];
        for (var chunks = numbers.Chunks; !chunks.IsEmpty;)
        {
            var count = Math.Min(chunks.Length, ItemsOfBlock);
            for (var i = 0; i < count; i++)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(block.AsSpan(i * ChunkBytes), chunks[i].Head);
                BinaryPrimitives.WriteUInt32LittleEndian(block.AsSpan((i * ChunkBytes) + sizeof(ulong)), chunks[i].Span);
            }

            WriteBlock(output, block.AsSpan(0, count * ChunkBytes));
            chunks = chunks[count..];
        }

        WriteWords(output, numbers.Words, block);
        WriteWords(output, [.. prefixes.Select(prefix => prefix.Digits)], block);
    }

    public static Result<Blacklist, BlacklistReason> Read(Stream input)
    {
        try
        {
            var head = ReadHead(input);
            var chunks = ReadChunks(input, Count(head, 0));
            var words = ReadWords(input, Count(head, 1), reserved: 1);
            var prefixes = ReadWords(input, Count(head, 2), reserved: 0);
            Require(input.ReadByte() < 0);
            var (count, wordCount) = Check(chunks, words);
            Require(count == Count(head, 3) && wordCount == words.Length - 1);
            var set = ImmutableHashSet.CreateBuilder<PhoneNumber>();
            foreach (var prefix in prefixes) Require(prefix is > 0 and <= MostDigits && set.Add(PhoneNumber.FromDigits(prefix)));
            return Blacklist.Of(PackedNumbers.Of(chunks, words, count), set.ToImmutable());
        }
        catch (BlacklistDataException e)
        {
            return e.Reason;
        }
    }

    private static void WriteWords(Stream output, ReadOnlySpan<ulong> words, byte[] block)
    {
        while (!words.IsEmpty)
        {
            var count = Math.Min(words.Length, ItemsOfBlock);
            for (var i = 0; i < count; i++) BinaryPrimitives.WriteUInt64LittleEndian(block.AsSpan(i * sizeof(ulong)), words[i]);
            WriteBlock(output, block.AsSpan(0, count * sizeof(ulong)));
            words = words[count..];
        }
    }

    private static void WriteBlock(Stream output, ReadOnlySpan<byte> block)
    {
        Span<byte> checksum = stackalloc byte[ChecksumBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(checksum, Checksum.Of(block));
        output.Write(block);
        output.Write(checksum);
    }

    private static byte[] ReadHead(Stream input)
    {
        var head = new byte[HeadBytes];
        var length = input.ReadAtLeast(head.AsSpan(0, Beginning.Length), Beginning.Length, throwOnEndOfStream: false);
        var named = Math.Min(length, Name.Length);
        if (!head.AsSpan(0, named).SequenceEqual(Name[..named]) || length == 0) throw new BlacklistDataException(BlacklistReason.Foreign);
        if (length == Beginning.Length && head[length - 1] != Beginning[^1]) throw new BlacklistDataException(head[length - 1] == 0 ? BlacklistReason.Damaged : BlacklistReason.Newer);
        if (length < Beginning.Length) throw new BlacklistDataException(BlacklistReason.Truncated);
        ReadBlock(input, head, length);
        return head;
    }

    private static int Count(byte[] head, int index)
    {
        var count = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(Beginning.Length + (index * sizeof(uint))));
        Require(count is >= 0 and < int.MaxValue);
        return count;
    }

    private static PackedChunk[] ReadChunks(Stream input, int count)
    {
        var chunks = Array.Empty<PackedChunk>();
        var block = new byte[Math.Min(count, ItemsOfBlock) * ChunkBytes];
        var offset = 0L;
        for (var read = 0; read < count;)
        {
            var items = Math.Min(count - read, ItemsOfBlock);
            ReadBlock(input, block.AsSpan(0, items * ChunkBytes), 0);
            Reserve(ref chunks, read + items, count);
            for (var i = 0; i < items; i++, read++)
            {
                var head = BinaryPrimitives.ReadUInt64LittleEndian(block.AsSpan(i * ChunkBytes));
                var chunk = new PackedChunk(head, BinaryPrimitives.ReadUInt32LittleEndian(block.AsSpan((i * ChunkBytes) + sizeof(ulong))), (uint)offset);
                chunks[read] = chunk;
                offset += chunk.Words;
                Require(offset < int.MaxValue);
            }
        }

        return chunks;
    }

    // The words of the data, and room for more at the end.
    private static ulong[] ReadWords(Stream input, int count, int reserved)
    {
        var words = new ulong[reserved];
        for (var read = 0; read < count;)
        {
            var items = Math.Min(count - read, ItemsOfBlock);
            Reserve(ref words, read + items + reserved, count + reserved);
            var block = words.AsSpan(read, items);
            ReadBlock(input, MemoryMarshal.AsBytes(block), 0);
            if (!BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(block, block);
            read += items;
        }

        return words;
    }

    // Grows with the data, not with the counts that it names.
    private static void Reserve<TItem>(ref TItem[] items, int needed, int all)
    {
        if (items.Length < needed) Array.Resize(ref items, (int)Math.Min(Math.Max(needed, 2L * items.Length), all));
    }

    private static void ReadBlock(Stream input, Span<byte> block, int filled)
    {
        Span<byte> checksum = stackalloc byte[ChecksumBytes];
        if (input.ReadAtLeast(block[filled..], block.Length - filled, throwOnEndOfStream: false) < block.Length - filled
            || input.ReadAtLeast(checksum, ChecksumBytes, throwOnEndOfStream: false) < ChecksumBytes)
        {
            throw new BlacklistDataException(BlacklistReason.Truncated);
        }

        Require(BinaryPrimitives.ReadUInt32LittleEndian(checksum) == Checksum.Of(block));
    }

    // Unpacks each chunk: a blacklist has ascending numbers, full chunks and no other bits, so that equal ones have equal bytes.
    private static (int Count, long Words) Check(ReadOnlySpan<PackedChunk> chunks, ReadOnlySpan<ulong> words)
    {
        Span<ulong> numbers = stackalloc ulong[PackedChunk.MaxCount];
        var (count, wordCount, before) = (0L, 0L, default(PackedChunk));
        for (var i = 0; i < chunks.Length; i++)
        {
            var chunk = chunks[i];
            wordCount += chunk.Words;
            Require(chunk.IsShortest && wordCount < words.Length && chunk.First > 0 && chunk.Last <= MostDigits);
            if (i > 0) Require(chunk.First > before.Last && (before.Count == PackedChunk.MaxCount || chunk.First - before.First > uint.MaxValue));
            Require(PackedNumbers.Unpack(chunk, words, numbers) > 0 && numbers[0] == chunk.First && numbers[chunk.Count - 1] == chunk.Last);
            for (var n = 1; n < chunk.Count; n++) Require(numbers[n] > numbers[n - 1]);
            var used = (int)(chunk.Bits % WordBits);
            Require(used == 0 || words[(int)wordCount - 1] >> used == 0);
            count += chunk.Count;
            before = chunk;
        }

        Require(count <= int.MaxValue);
        return ((int)count, wordCount);
    }

    private static void Require(bool isValid)
    {
        if (!isValid) throw new BlacklistDataException(BlacklistReason.Damaged);
    }

    private sealed class BlacklistDataException(BlacklistReason reason) : Exception
    {
        public BlacklistReason Reason { get; } = reason;
    }
}
