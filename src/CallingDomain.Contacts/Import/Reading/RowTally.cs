namespace CallingDomain.Contacts;

/// <summary>Counts rows and lines by kind.</summary>
internal sealed class RowTally
{
    private readonly long[] _rows = new long[1 + (int)ContactRowKind.Blank];
    private readonly long[] _lines = new long[1 + (int)ContactRowKind.Blank];

    public long HeadingLines { get; set; }

    public void Add(ContactRowKind kind, int lines)
    {
        _rows[(int)kind]++;
        _lines[(int)kind] += lines;
    }

    public void Add(ContactRowKind kind, int rows, int lines)
    {
        _rows[(int)kind] += rows;
        _lines[(int)kind] += lines;
    }

    public ContactCounts ToCounts() => new()
    {
        Contacts = _rows[(int)ContactRowKind.Contact],
        Rejected = _rows[(int)ContactRowKind.Rejected],
        Duplicates = _rows[(int)ContactRowKind.Duplicate],
        ContactLines = _lines[(int)ContactRowKind.Contact],
        RejectedLines = _lines[(int)ContactRowKind.Rejected],
        DuplicateLines = _lines[(int)ContactRowKind.Duplicate],
        BlankLines = _lines[(int)ContactRowKind.Blank],
        HeadingLines = HeadingLines,
    };
}
