using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace CallingDomain.Contacts;

/// <summary>A set of numbers of up to 15 digits, sorted and packed in chunks: about 0.8 bytes for each number of a national registry.</summary>
/// <remarks>
/// A lookup searches the table of leading bits, the chunks of one entry, and the words of one chunk. Equal sets have equal chunks and words. Immutable, thread-safe.
/// </remarks>
internal sealed class PackedNumbers : IEquatable<PackedNumbers>
{
    private const int WordBits = 64, MantissaBits = 52;

    private readonly PackedChunk[] _chunks;
    private readonly ulong[] _words; // one more than the chunks have, so that a value may be read across two words
    private readonly int[] _starts; // for each bucket of leading bits, the index of the first chunk that begins in it or later; one more at the end
    private readonly int _shift;
    private readonly ulong _leastBucket;
    private readonly FewNumbers? _few; // the same numbers in a table, if they are few

    private PackedNumbers(PackedChunk[] chunks, ulong[] words, int count)
    {
        (_chunks, _words, Count) = (chunks, words, count);
        _shift = ShiftOf(chunks);
        _leastBucket = chunks.Length == 0 ? 0 : BucketOf(chunks[0].First, _shift);
        _starts = StartsOf(chunks, _shift);
        if (count <= FewNumbers.MaxCount) _few = new FewNumbers(this);
    }

    public static PackedNumbers Empty { get; } = new([], [0], 0);

    public int Count { get; }

    public ReadOnlySpan<PackedChunk> Chunks => _chunks;

    /// <summary>The words of all chunks.</summary>
    public ReadOnlySpan<ulong> Words => _words.AsSpan(0, _words.Length - 1);

    /// <summary>The bytes of the set.</summary>
    public long Bytes => ((long)_chunks.Length * Marshal.SizeOf<PackedChunk>()) + ((long)_words.Length * sizeof(ulong)) + ((long)_starts.Length * sizeof(int));

    /// <param name="chunks">The chunks, which the set keeps.</param>
    /// <param name="words">Their words and one more, which the set keeps.</param>
    /// <param name="count">The count of numbers.</param>
    public static PackedNumbers Of(PackedChunk[] chunks, ulong[] words, int count) => count == 0 ? Empty : new PackedNumbers(chunks, words, count);

    public bool Contains(ulong number) => _few is { } few ? few.Contains(number) : IsPacked(number);

    private bool IsPacked(ulong number)
    {
        var index = ChunkOf(number);
        if (index < 0) return false;
        ref readonly var chunk = ref _chunks[index];
        var distance = number - chunk.First;
        if (distance > chunk.Span) return false;
        var width = chunk.Width;
        return width == 0
            ? ((_words[chunk.Offset + (distance / WordBits)] >> (int)(distance % WordBits)) & 1) != 0
            : HasDistance(chunk, (uint)distance, width);
    }

    /// <summary>Writes the numbers of a chunk.</summary>
    /// <param name="index">The index of the chunk.</param>
    /// <param name="numbers">Room for <see cref="PackedChunk.MaxCount"/> numbers.</param>
    /// <returns>The count of numbers.</returns>
    public int Unpack(int index, Span<ulong> numbers) => Unpack(_chunks[index], _words, numbers);

    /// <summary>Writes the numbers of a chunk.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="words">The words of all chunks.</param>
    /// <param name="numbers">Room for <see cref="PackedChunk.MaxCount"/> numbers.</param>
    /// <returns>The count of numbers; -1 if the words have another number of numbers than the chunk.</returns>
    public static int Unpack(PackedChunk chunk, ReadOnlySpan<ulong> words, Span<ulong> numbers)
    {
        var (first, width, count) = (chunk.First, chunk.Width, 0);
        var (upper, offset) = (chunk.UpperBits, (int)chunk.Offset);
        var low = (offset * (long)WordBits) + upper;
        for (var start = 0L; start < upper; start += WordBits)
        {
            var word = words[offset++];
            if (upper - start < WordBits) word &= (1UL << (int)(upper - start)) - 1;
            if (count + BitOperations.PopCount(word) > chunk.Count) return -1;
            for (; word != 0; word &= word - 1)
            {
                var bit = (ulong)(start + BitOperations.TrailingZeroCount(word));
                numbers[count] = width == 0 ? first + bit : first + ((bit - (uint)count) << width) + Bits(words, low, width);
                count++;
                low += width;
            }
        }

        return count == chunk.Count ? count : -1;
    }

    public bool Equals(PackedNumbers? other) => ReferenceEquals(this, other)
        || (other is not null && Count == other.Count && MemoryMarshal.Cast<PackedChunk, ulong>(Chunks).SequenceEqual(MemoryMarshal.Cast<PackedChunk, ulong>(other.Chunks)) && Words.SequenceEqual(other.Words));

    public override bool Equals(object? obj) => Equals(obj as PackedNumbers);

    public override int GetHashCode() => Count;

    // The last chunk that begins at or before the number; -1 for none.
    private int ChunkOf(ulong number)
    {
        var bucket = (long)BucketOf(number, _shift) - (long)_leastBucket;
        if (bucket < 0) return -1;
        if (bucket >= _starts.Length - 1) return _chunks.Length - 1;
        var (low, high) = (_starts[bucket] - 1, _starts[bucket + 1] - 1);
        var head = (number << PackedChunk.HeadBits) | ((1UL << PackedChunk.HeadBits) - 1);
        while (low < high)
        {
            var middle = (low + high + 1) >>> 1;
            if (_chunks[middle].Head <= head) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    private bool HasDistance(in PackedChunk chunk, uint distance, int width)
    {
        var words = _words;
        var (high, sought) = ((int)(distance >> width), distance & ((1u << width) - 1));
        var (at, position, zeros) = ((int)chunk.Offset, 0, high);
        if (zeros > 0)
        {
            // The numbers with these first bits come after as many zeros.
            var inverse = ~words[at];
            for (var found = BitOperations.PopCount(inverse); found < zeros; found = BitOperations.PopCount(inverse))
            {
                zeros -= found;
                position += WordBits;
                inverse = ~words[++at];
            }

            position += PlaceOf(inverse, zeros) + 1;
        }

        var (start, index) = ((int)chunk.Offset, position - high);
        var count = Math.Min(OnesFrom(words, start, position), chunk.Count - index);
        if (count == 0) return false;

        // Their last bits ascend. A dense block beside a wide gap has up to all numbers of the chunk here: a binary search.
        var low = (start * (long)WordBits) + chunk.UpperBits + ((long)index * width);
        while (count > 1)
        {
            var half = count / 2;
            var middle = low + ((long)half * width);
            if (Bits(words, middle, width) <= sought) low = middle;
            count -= half;
        }

        return Bits(words, low, width) == sought;
    }

    // The count of set bits that follow each other, at most a chunk's, or more if the bits behind are set too.
    private static int OnesFrom(ReadOnlySpan<ulong> words, int start, int position)
    {
        var (at, shift) = (start + (position / WordBits), position % WordBits);
        var ones = BitOperations.TrailingZeroCount(~(words[at] >> shift));
        if (ones < WordBits - shift) return ones;
        for (ones = WordBits - shift; ones < PackedChunk.MaxCount;)
        {
            var more = BitOperations.TrailingZeroCount(~words[++at]);
            ones += more;
            if (more < WordBits) break;
        }

        return ones;
    }

    // The place of the n-th bit that is set, n from 1.
    private static int PlaceOf(ulong word, int n) =>
        Bmi2.X64.IsSupported ? BitOperations.TrailingZeroCount(Bmi2.X64.ParallelBitDeposit(1UL << (n - 1), word)) : PlaceByHalves(word, n);

    internal static int PlaceByHalves(ulong word, int n)
    {
        var place = 0;
        for (var half = WordBits / 2; half >= 8; half /= 2)
        {
            var count = BitOperations.PopCount(word & ((1UL << half) - 1));
            if (count >= n) continue;
            (n, place) = (n - count, place + half);
            word >>= half;
        }

        for (; n > 1; n--) word &= word - 1;
        return place + BitOperations.TrailingZeroCount(word);
    }

    private static ulong Bits(ReadOnlySpan<ulong> words, long position, int width)
    {
        var (index, shift) = ((int)(position / WordBits), (int)(position % WordBits));
        var value = words[index] >> shift;
        if (shift + width > WordBits) value |= words[index + 1] << (WordBits - shift);
        return value & ((1UL << width) - 1);
    }

    // The exponent and the first bits of the mantissa: numbers of any length get buckets of the same relative size.
    private static ulong BucketOf(ulong number, int shift) => BitConverter.DoubleToUInt64Bits((long)number) >> shift;

    // As many buckets as possible, but at most two for each chunk.
    private static int ShiftOf(PackedChunk[] chunks)
    {
        var shift = MantissaBits;
        if (chunks.Length == 0) return shift;
        while (shift > 0 && BucketsOf(chunks, shift - 1) <= 2UL * (uint)chunks.Length) shift--;
        return shift;
    }

    private static ulong BucketsOf(PackedChunk[] chunks, int shift) => BucketOf(chunks[^1].First, shift) - BucketOf(chunks[0].First, shift) + 1;

    private static int[] StartsOf(PackedChunk[] chunks, int shift)
    {
        if (chunks.Length == 0) return [0];
        var least = BucketOf(chunks[0].First, shift);
        var starts = new int[BucketsOf(chunks, shift) + 1];
        var bucket = 0;
        for (var i = 0; i < chunks.Length; i++)
        {
            for (var own = (int)(BucketOf(chunks[i].First, shift) - least); bucket < own; bucket++) starts[bucket + 1] = i;
        }

        starts[^1] = chunks.Length;
        return starts;
    }
}
