namespace CallingDomain.Contacts;

/// <summary>Packs numbers that come in any order: blocks of them are sorted, and each block continues a packed run or begins one.</summary>
/// <remarks>Memory: a block twice, and the packed runs. Numbers in ascending order make one run; runs are merged at the end.</remarks>
/// <param name="largestBlock">The most numbers of a block, a power of two from 512.</param>
internal sealed class NumberRuns(int largestBlock = NumberRuns.LargestBlock)
{
    private const int FirstBlock = 256, LargestBlock = 1 << 21;

    private readonly int _chunksOfSlice = largestBlock / PackedChunk.MaxCount / 2;

    private readonly List<PackedNumbersWriter> _runs = [];
    private readonly List<PackedNumbers> _packed = []; // sets that were added as a whole
    private ulong[] _block = new ulong[FirstBlock];
    private ulong[] _room = [];
    private int _length;
    private bool _isSorted = true;

    /// <param name="number">More than 0.</param>
    public void Add(ulong number)
    {
        if (_length == _block.Length) MakeRoom();
        _isSorted &= _length == 0 || number >= _block[_length - 1];
        _block[_length++] = number;
    }

    public void Add(PackedNumbers numbers)
    {
        if (numbers.Count > 0) _packed.Add(numbers);
    }

    /// <summary>All numbers so far. More may be added afterwards.</summary>
    public PackedNumbers ToNumbers()
    {
        Flush();
        PackedNumbers[] all = [.. _packed, .. _runs.Select(run => run.ToNumbers())];
        _runs.Clear();
        _packed.Clear();
        var numbers = all.Length switch { 0 => PackedNumbers.Empty, 1 => all[0], _ => Merge(all) };
        Add(numbers);
        return numbers;
    }

    private void MakeRoom()
    {
        if (_length < largestBlock) Array.Resize(ref _block, 2 * _length);
        else Flush();
    }

    private void Flush()
    {
        if (_length == 0) return;
        Sort();
        var run = RunBefore(_block[0]);
        foreach (var number in _block.AsSpan(0, _length)) run.Add(number);
        (_length, _isSorted) = (0, true);
    }

    private void Sort()
    {
        if (_isSorted) return;
        if (_room.Length < _length) _room = new ulong[_block.Length];
        NumberSort.Sort(_block.AsSpan(0, _length), _room);
    }

    // The run that ends the least before a number, so that files of ascending numbers in any order make few runs.
    private PackedNumbersWriter RunBefore(ulong number)
    {
        PackedNumbersWriter? nearest = null;
        foreach (var run in _runs)
        {
            if (run.Last <= number && (nearest is null || run.Last > nearest.Last)) nearest = run;
        }

        if (nearest is null) _runs.Add(nearest = new PackedNumbersWriter());
        return nearest;
    }

    // Slice by slice of the digits: the numbers of all runs are unpacked together and sorted.
    private PackedNumbers Merge(PackedNumbers[] runs)
    {
        var (merged, cursors) = (new PackedNumbersWriter(), Array.ConvertAll(runs, run => new PackedCursor(run)));
        foreach (var end in SliceEnds(runs))
        {
            foreach (var cursor in cursors)
            {
                while (cursor.TryTake(end, out var numbers))
                {
                    while (_block.Length - _length < numbers.Length) Array.Resize(ref _block, 2 * _block.Length);
                    numbers.CopyTo(_block.AsSpan(_length));
                    _length += numbers.Length;
                }
            }

            _isSorted = false;
            Sort();
            foreach (var number in _block.AsSpan(0, _length)) merged.Add(number);
            (_length, _isSorted) = (0, true);
        }

        return merged.ToNumbers();
    }

    // The first number behind each slice.
    private IEnumerable<ulong> SliceEnds(PackedNumbers[] runs)
    {
        var firsts = new ulong[runs.Sum(run => run.Chunks.Length)];
        var at = 0;
        foreach (var run in runs)
        {
            foreach (ref readonly var chunk in run.Chunks) firsts[at++] = chunk.First;
        }

        firsts.AsSpan().Sort();
        for (var i = _chunksOfSlice; i < firsts.Length; i += _chunksOfSlice) yield return firsts[i];
        yield return ulong.MaxValue;
    }
}
