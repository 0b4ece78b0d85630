namespace CallingDomain.Contacts;

/// <summary>Consecutive contacts of a table, column by column: 12 bytes for each, and what differs from row to row.</summary>
/// <param name="phoneColumns">The number of columns of additional phones.</param>
internal sealed class ContactBlock(int phoneColumns)
{
    /// <summary>The maximum number of contacts.</summary>
    public const int Length = 1 << 14;

    private readonly uint[] _texts = GC.AllocateUninitializedArray<uint>(Length, pinned: true); // from the address of the first contact
    private long _firstText;

    /// <summary>The digits of the primary phones; 0 for none.</summary>
    public ulong[] PrimaryPhones { get; } = GC.AllocateUninitializedArray<ulong>(Length, pinned: true); // pinned arrays are never copied

    /// <summary>For each contact, the index of its first additional phone; the last one is before the first of the next contact.</summary>
    public CompactColumn FirstPhones { get; } = new(Length, step: phoneColumns);

    /// <summary>The lines of the file.</summary>
    public CompactColumn Lines { get; } = new(Length, step: 1);

    /// <summary>The priorities.</summary>
    public CompactColumn Priorities { get; } = new(Length, step: 0);

    /// <summary>The indexes of the time zones; -1 for none.</summary>
    public CompactColumn Zones { get; } = new(Length, step: 0);

    /// <summary>The address of the texts of a contact.</summary>
    public long TextOf(int row) => _firstText + _texts[row];

    /// <summary>Sets the address of the texts of a contact, row after row.</summary>
    /// <exception cref="OverflowException">The texts of a block have 4 GiB.</exception>
    public void SetText(int row, long text)
    {
        if (row == 0) _firstText = text;
        _texts[row] = checked((uint)(text - _firstText));
    }

    /// <summary>Sets all columns but the first phones, row after row.</summary>
    /// <exception cref="OverflowException">The texts of a block have 4 GiB.</exception>
    public void Set(int row, ulong primaryPhone, long text, int priority, int line, int zone)
    {
        SetText(row, text);
        PrimaryPhones[row] = primaryPhone;
        Priorities.Set(row, priority);
        Lines.Set(row, line);
        Zones.Set(row, zone);
    }
}
