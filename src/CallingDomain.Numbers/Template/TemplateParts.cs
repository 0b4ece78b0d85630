namespace CallingDomain.Numbers;

/// <summary>Files of at most 500 rows, made of a longer list.</summary>
/// <remarks>Each is written as <see cref="CorrectedFile"/> writes. Not thread-safe.</remarks>
public sealed class TemplateParts : IDisposable
{
    private readonly Func<int, Stream> _open;
    private readonly byte[] _row = new byte[TemplateLine.MaxLength];
    private Stream? _part;
    private int _rows;

    /// <summary>Begins with no file.</summary>
    /// <param name="open">Opens the file of a number, from 1; it is closed when it is full. Not asked before there is a row for it.</param>
    public TemplateParts(Func<int, Stream> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        _open = open;
    }

    /// <summary>How many files have been begun.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a row.</summary>
    public void Add(TemplateLine line)
    {
        if (_part is null || _rows == NumberTemplate.MaxRows)
        {
            _part?.Dispose();
            _part = _open(++Count);
            _rows = 0;
        }

        _rows++;
        _part.Write(_row.AsSpan(0, line.WriteRow(_row)));
    }

    /// <summary>Closes the last file.</summary>
    public void Dispose() => _part?.Dispose();
}
