namespace CallingDomain.Contacts;

/// <summary>The values of the plain rows of a block, column by column.</summary>
/// <remarks>A row is plain if every cell is certain: the general path would read it without an issue and with the same values. Not thread-safe.</remarks>
internal sealed class PlainRows
{
    /// <summary>Whether each row is plain.</summary>
    public bool[] IsPlain = [];

    /// <summary>The digits of the phones, row by row: the primary phone, then those of each column; 0 for none.</summary>
    public ulong[] Phones = [];

    /// <summary>The number of phones of a row.</summary>
    public int PhonesPerRow;

    /// <summary>The priorities.</summary>
    public int[] Priorities = [];

    /// <summary>The indexes of the time zones; -1 for none.</summary>
    public int[] Zones = [];

    /// <summary>The unused columns that have phones, a bit for each.</summary>
    public ulong[] UnusedPhones = [];

    /// <summary>The hashes of the primary phones.</summary>
    public uint[] NumberHashes = [];

    /// <summary>The hashes of the identities.</summary>
    public uint[] IdHashes = [];

    /// <summary>Makes room for rows.</summary>
    public void Reserve(int rows, int phonesPerRow)
    {
        PhonesPerRow = phonesPerRow;
        if (IsPlain.Length >= rows) return;
        rows = Math.Max(rows, 2 * IsPlain.Length);
        (IsPlain, Phones, Priorities, Zones) = (new bool[rows], new ulong[rows * phonesPerRow], new int[rows], new int[rows]);
        (UnusedPhones, NumberHashes, IdHashes) = (new ulong[rows], new uint[rows], new uint[rows]);
    }
}
