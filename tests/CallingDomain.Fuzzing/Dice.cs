namespace CallingDomain.Fuzzing;

/// <summary>Numbers from a seed, the same in each version of .NET (SplitMix64).</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        unchecked
        {
            var mixed = _state += 0x9E3779B97F4A7C15;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }

    /// <summary>A number from 0 to below a limit, which is at least 1.</summary>
    public int Below(int limit) => (int)(((Next() >> 32) * (ulong)limit) >> 32);

    public byte Byte() => (byte)Below(256);

    public bool OneIn(int count) => Below(count) == 0;

    /// <summary>A length, mostly short.</summary>
    public int Length(int most) => Below(Math.Min(most, 1 << Below(13)) + 1);

    public TValue Of<TValue>(IReadOnlyList<TValue> values) => values[Below(values.Count)];
}
