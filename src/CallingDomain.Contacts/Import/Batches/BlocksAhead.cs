using System.Runtime.ExceptionServices;

namespace CallingDomain.Contacts;

/// <summary>Reads blocks ahead by tasks, and gives them in the order of the file.</summary>
/// <remarks>The file is read by one task at a time. An exception of the file is thrown in its turn, after the rows before it. <see cref="Next"/> and <see cref="Dispose"/> are for one thread.</remarks>
internal sealed class BlocksAhead : IDisposable
{
    private const int BlocksPerTask = 3;

    private readonly RowBlocks _blocks;
    private readonly PlainReading? _plain;
    private readonly Lock _reading = new(); // held while the file is read
    private readonly object _gate = new(); // held while blocks change hands
    private readonly Stack<RowBlock> _free = new();
    private readonly RowBlock?[] _ready; // by number
    private readonly List<RowBlock> _all = [];
    private readonly Task[] _tasks;
    private long _nextRead, _nextGiven; // numbers of blocks
    private volatile bool _isStopped; // nothing more is read

    /// <summary>Starts to read.</summary>
    /// <param name="blocks">The file.</param>
    /// <param name="plain">Reads the plain rows of each block; null for none.</param>
    /// <param name="tasks">The number of tasks.</param>
    public BlocksAhead(RowBlocks blocks, PlainReading? plain, int tasks)
    {
        (_blocks, _plain) = (blocks, plain);
        _ready = new RowBlock?[tasks * BlocksPerTask];
        for (var i = 0; i < _ready.Length; i++) _all.Add(new RowBlock());
        foreach (var block in _all) _free.Push(block);
        _tasks = new Task[tasks];
        for (var i = 0; i < tasks; i++) _tasks[i] = Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The next block, without rows after the last one.</summary>
    /// <param name="used">The block that this method gave before; null for none.</param>
    public RowBlock Next(RowBlock? used)
    {
        RowBlock? block;
        lock (_gate)
        {
            if (used is not null) _free.Push(used);
            Monitor.PulseAll(_gate);
            while ((block = _ready[_nextGiven % _ready.Length]) is null) Monitor.Wait(_gate);
            if (block.Count > 0 && block.Error is null) _ready[_nextGiven++ % _ready.Length] = null; // the last one stays
        }

        block.Error?.Throw();
        return block;
    }

    /// <summary>Stops; waits for a read of the file that has begun.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isStopped = true;
            Monitor.PulseAll(_gate);
        }

        Task.WaitAll(_tasks);
        foreach (var block in _all) block.Dispose();
    }

    private void Work()
    {
        while (TakeFree() is { } block)
        {
            var number = Read(block);
            if (number < 0) return;
            if (block.Count > 0) ReadPlain(block);
            lock (_gate)
            {
                _ready[number % _ready.Length] = block;
                Monitor.PulseAll(_gate);
            }
        }
    }

    private RowBlock? TakeFree()
    {
        lock (_gate)
        {
            while (!_isStopped && _free.Count == 0) Monitor.Wait(_gate);
            return _isStopped ? null : _free.Pop();
        }
    }

    // The number of the block; -1 if another task has read the end of the file.
    private long Read(RowBlock block)
    {
        lock (_reading)
        {
            if (_isStopped) return -1;
            try
            {
                if (!_blocks.TryRead(block)) _isStopped = true;
            }
#pragma warning disable CA1031 // thrown again in its turn
            catch (Exception e)
#pragma warning restore CA1031
            {
                (block.Error, _isStopped) = (ExceptionDispatchInfo.Capture(e), true);
            }

            return _nextRead++;
        }
    }

    private void ReadPlain(RowBlock block)
    {
        if (block.Error is not null) return;
        try
        {
            _plain?.Read(block);
        }
#pragma warning disable CA1031 // thrown again in its turn
        catch (Exception e)
#pragma warning restore CA1031
        {
            block.Error = ExceptionDispatchInfo.Capture(e);
        }
    }
}
