namespace CallingDomain.Benchmarks;

/// <summary>SplitMix64: the same numbers on every machine.</summary>
internal sealed class SplitMix(ulong state)
{
    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    public string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + Below(10))));

    private ulong Next()
    {
        unchecked
        {
            var mixed = state += 0x9E3779B97F4A7C15;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
