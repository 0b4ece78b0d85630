namespace CallingDomain.Contacts;

/// <summary>Packs numbers that come in ascending order; a number that comes again is ignored.</summary>
internal sealed class PackedNumbersWriter
{
    private const int WordBits = 64, SmallestLength = 16;

    private readonly ulong[] _pending = new ulong[PackedChunk.MaxCount];
    private int _pendingCount;
    private PackedChunk[] _chunks = new PackedChunk[SmallestLength];
    private int _chunkCount;
    private ulong[] _words = new ulong[SmallestLength];
    private int _wordCount;
    private int _count; // of the numbers in chunks

    /// <summary>The last number; 0 for none.</summary>
    public ulong Last { get; private set; }

    /// <param name="number">Not less than <see cref="Last"/>, and more than 0.</param>
    /// <exception cref="OverflowException">There are more than <see cref="int.MaxValue"/> numbers.</exception>
    public void Add(ulong number)
    {
        if (number == Last) return;
        if (_pendingCount == PackedChunk.MaxCount || (_pendingCount > 0 && number - _pending[0] > uint.MaxValue)) Pack();
        _pending[_pendingCount++] = number;
        Last = number;
    }

    /// <summary>The set of all numbers so far.</summary>
    public PackedNumbers ToNumbers()
    {
        if (_pendingCount > 0) Pack();
        var words = new ulong[_wordCount + 1];
        _words.AsSpan(0, _wordCount).CopyTo(words);
        return PackedNumbers.Of(_chunks[.._chunkCount], words, _count);
    }

    private void Pack()
    {
        var numbers = _pending.AsSpan(0, _pendingCount);
        var first = numbers[0];
        var chunk = new PackedChunk(first, numbers.Length, (uint)(numbers[^1] - first), (uint)_wordCount);
        var count = chunk.Words;
        if (_chunkCount == _chunks.Length) Array.Resize(ref _chunks, 2 * _chunkCount);
        if (_words.Length - _wordCount < count) Array.Resize(ref _words, Math.Max((int)Math.Min(2L * _words.Length, Array.MaxLength), _wordCount + count));
        var words = _words.AsSpan(_wordCount, count);
        if (chunk.Width == 0) WriteBitmap(numbers, words);
        else WriteCode(numbers, words, chunk);
        _chunks[_chunkCount++] = chunk;
        _wordCount += count;
        _count += numbers.Length;
        _pendingCount = 0;
    }

    private static void WriteBitmap(ReadOnlySpan<ulong> numbers, Span<ulong> words)
    {
        foreach (var number in numbers) SetBit(words, (long)(number - numbers[0]));
    }

    private static void WriteCode(ReadOnlySpan<ulong> numbers, Span<ulong> words, in PackedChunk chunk)
    {
        var (width, low) = (chunk.Width, chunk.UpperBits);
        var mask = (1UL << width) - 1;
        for (var i = 0; i < numbers.Length; i++, low += width)
        {
            var distance = numbers[i] - numbers[0];
            SetBit(words, (long)(distance >> width) + i);
            var (index, shift, bits) = ((int)(low / WordBits), (int)(low % WordBits), distance & mask);
            words[index] |= bits << shift;
            if (shift + width > WordBits) words[index + 1] |= bits >> (WordBits - shift);
        }
    }

    private static void SetBit(Span<ulong> words, long position) => words[(int)(position / WordBits)] |= 1UL << (int)(position % WordBits);
}
