namespace CallingDomain.Numbers.LibPhoneNumber.Tests;

/// <summary>Chance from a seed: the same on every machine.</summary>
internal sealed class SplitMix64(ulong state)
{
    /// <summary>A number from 0 to one below the bound.</summary>
    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    public bool OneIn(int many) => Below(many) == 0;

    public char Digit() => (char)('0' + Below(10));

    public string Digits(int count) => string.Create(count, this, static (text, chance) =>
    {
        for (var at = 0; at < text.Length; at++) text[at] = chance.Digit();
    });

    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

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
