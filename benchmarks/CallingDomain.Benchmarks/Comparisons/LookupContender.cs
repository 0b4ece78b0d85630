namespace CallingDomain.Benchmarks;

/// <summary>One side of lookups, each of which waits for the one before, as a call waits for its answer.</summary>
/// <param name="asked">The numbers.</param>
/// <param name="contains">Whether a number is listed.</param>
internal sealed class LookupContender(ulong[] asked, Func<ulong, bool> contains) : IContender
{
    public ulong Run(int operations)
    {
        var found = 0UL;
        for (var i = 0; i < operations; i++)
        {
            if (contains(asked[i % asked.Length] + (found >> 63))) found++; // the shift gives 0, which only the answer before says
        }

        return found;
    }
}
