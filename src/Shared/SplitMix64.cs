namespace CallingDomain.Shared;

/// <summary>The mixing of the generator SplitMix64 (Steele, Lea, Flood 2014): the same number on every machine, and for ever.</summary>
internal static class SplitMix64
{
    /// <summary>The number that follows a state.</summary>
    public static ulong Next(ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            state = (state ^ (state >> 27)) * 0x94D049BB133111EB;
            return state ^ (state >> 31);
        }
    }

    /// <summary>A number as one from 0, inclusive, to 1, exclusive, in steps of 2^-53.</summary>
    public static double Share(ulong number) => (number >> 11) * (1.0 / (1UL << 53));
}
