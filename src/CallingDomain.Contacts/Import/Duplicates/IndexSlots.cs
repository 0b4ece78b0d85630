namespace CallingDomain.Contacts;

/// <summary>The numbers of slots of an index: at most four fifths are taken.</summary>
internal static class IndexSlots
{
    /// <summary>The slots for a count of keys.</summary>
    public static int For(int keys) => (int)Math.Min(1 + ((long)keys * 5 / 4), Array.MaxLength);

    /// <summary>The slots of a table that is full: more by a quarter, or twice as many of a small table.</summary>
    public static int Larger(int slots)
    {
        const int Small = 1 << 20;
        return (int)Math.Min(slots < Small ? 2L * slots : slots * 5L / 4, Array.MaxLength);
    }

    /// <summary>How many keys some slots hold.</summary>
    public static int MostKeys(int slots) => (int)(slots * 4L / 5);
}
