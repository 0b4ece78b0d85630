using System.Buffers.Binary;
using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Contacts.Tests;

/// <summary>Blacklists that are saved and loaded.</summary>
public sealed class SavedBlacklistTests
{
    private const int HeadLength = 24;

    // The head; a chunk; its word, in which the bits 0 and 5 are set; a prefix: each with its checksum.
    private const string VersionOne = "4344424C49535401010000000100000001000000020000003CFEB7D20180A2EA9859000005000000DEDD0C0721000000000000003761E9916C070000000000001CE116BC";

    private static readonly Blacklist Sample = Blacklist.Of(
        [.. Numbers(12_025_550_000, 300, 3), .. Numbers(12_125_550_000, 300, 40), .. Numbers(393_000_000_000, 5, 5_000_000_000)], [PhoneNumber.FromDigits(1900), PhoneNumber.FromDigits(39899)]);

    public static byte[] Saved(Blacklist blacklist)
    {
        using var file = new MemoryStream();
        blacklist.Save(file);
        return file.ToArray();
    }

    public static Result<Blacklist, BlacklistReason> Loaded(byte[] file) => Blacklist.Load(new MemoryStream(file));

    [Fact]
    public void SaveAndLoad_NumbersAndPrefixes_IsTheSame()
    {
        Assert.Equal(Sample, Loaded(Saved(Sample)).Value);
        Assert.Same(Blacklist.Empty, Loaded(Saved(Blacklist.Empty)).Value);
    }

    // More than a block of chunks and of words.
    [Fact]
    public void SaveAndLoad_SeveralBlocks_IsTheSame()
    {
        var blacklist = Blacklist.Of(Numbers(1_000_000_000, 70_000, 5_000_000_000));
        var file = Saved(blacklist);
        Assert.Equal(blacklist, Loaded(file).Value);
        Assert.Equal(blacklist, Blacklist.Load(new ShortStream(file)).Value);
    }

    // The format of version 1: a change of these bytes needs a new version.
    [Fact]
    public void Save_VersionOne_HasTheseBytes() =>
        Assert.Equal(VersionOne, Convert.ToHexString(Saved(Blacklist.Of(Numbers(12_025_550_100, 2, 5), [PhoneNumber.FromDigits(1900)]))));

    [Fact]
    public void Load_OneBitChanged_IsRefused()
    {
        var file = Saved(Sample);
        for (var bit = 0; bit < 8 * file.Length; bit++)
        {
            file[bit / 8] ^= (byte)(1 << (bit % 8));
            var reason = Loaded(file).Reason;
            Assert.Equal(bit < 56 ? BlacklistReason.Foreign : bit < 64 && file[7] > 1 ? BlacklistReason.Newer : BlacklistReason.Damaged, reason);
            file[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void Load_CutAnywhere_IsRefused()
    {
        var file = Saved(Sample);
        for (var length = 1; length < file.Length; length++) Assert.Equal(BlacklistReason.Truncated, Loaded(file[..length]).Reason);
        Assert.Equal(BlacklistReason.Foreign, Loaded([]).Reason);
        Assert.Equal(BlacklistReason.Damaged, Loaded([.. file, 0]).Reason);
    }

    [Fact]
    public void Load_HugeCounts_TakesLittleMemory()
    {
        var file = Saved(Sample);
        for (var at = 8; at < HeadLength; at += 4) BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), int.MaxValue - 1);
        Seal(file, 0, HeadLength);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(BlacklistReason.Truncated, Loaded(file).Reason);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    // Files with valid checksums and impossible content: words, chunks and prefixes of a list of a bitmap and a code.
    [Theory]
    [InlineData(0, 8)] // one chunk more than there are bytes for
    [InlineData(0, 12)]
    [InlineData(0, 16)]
    [InlineData(0, 20)]
    [InlineData(1, 0)] // the count of the first chunk
    [InlineData(1, 1)] // its first number
    [InlineData(1, 7)]
    [InlineData(1, 8)] // its last number
    [InlineData(1, 11)]
    [InlineData(1, 13)]
    [InlineData(2, 0)] // words
    [InlineData(2, 1)]
    [InlineData(2, 50)]
    [InlineData(2, 200)]
    [InlineData(3, 7)] // a prefix
    public void Load_ImpossibleContent_IsDamaged(int section, int place)
    {
        var file = Saved(Sample);
        var (chunks, words) = (BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(8)), BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(12)));
        int[] lengths = [HeadLength, 12 * chunks, 8 * words, 8 * 2];
        var start = lengths[..section].Sum() + (4 * section);
        file[start + place] ^= 0x41;
        Seal(file, start, lengths[section]);
        Assert.Contains(Loaded(file).Reason, (BlacklistReason[])[BlacklistReason.Damaged, BlacklistReason.Truncated]);
    }

    [Fact]
    public void Load_ChunkThatIsNotFull_IsDamaged()
    {
        // Two chunks of one number each, which a blacklist has as one chunk.
        using var file = new MemoryStream();
        BlacklistFile.Write(file, PackedNumbers.Of([new PackedChunk(11, 1, 0, 0), new PackedChunk(12, 1, 0, 1)], [1, 1, 0], 2), []);
        Assert.Equal(BlacklistReason.Damaged, Loaded(file.ToArray()).Reason);
    }

    [Fact]
    public void Load_PrefixTwice_IsDamaged()
    {
        using var file = new MemoryStream();
        BlacklistFile.Write(file, PackedNumbers.Empty, [PhoneNumber.FromDigits(39), PhoneNumber.FromDigits(39)]);
        Assert.Equal(BlacklistReason.Damaged, Loaded(file.ToArray()).Reason);
    }

    private static void Seal(byte[] file, int start, int length) => BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(start + length), Checksum.Of(file.AsSpan(start, length)));

    private static IEnumerable<PhoneNumber> Numbers(ulong first, int count, ulong step) => Enumerable.Range(0, count).Select(i => PhoneNumber.FromDigits(first + ((ulong)i * step)));

    /// <summary>A stream that gives few bytes at a time.</summary>
    private sealed class ShortStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1013)]);
    }
}
