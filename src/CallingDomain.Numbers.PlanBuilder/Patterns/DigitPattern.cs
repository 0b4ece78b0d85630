namespace CallingDomain.Numbers.Build;

/// <summary>A regular expression over digits: what the metadata uses of the language.</summary>
internal abstract record DigitPattern
{
    private DigitPattern()
    {
    }

    /// <summary>One digit out of a set; bit d for digit d.</summary>
    internal sealed record OneOf(int Digits) : DigitPattern;

    internal sealed record Sequence(IReadOnlyList<DigitPattern> Parts) : DigitPattern;

    /// <summary>The first that leads to a match is taken.</summary>
    internal sealed record Either(IReadOnlyList<DigitPattern> Choices) : DigitPattern;

    /// <summary>Greedy.</summary>
    internal sealed record Repeat(DigitPattern Part, int Least, int Most) : DigitPattern;

    /// <summary>A capturing group, numbered from 1.</summary>
    internal sealed record Group(int Number, DigitPattern Part) : DigitPattern;

    /// <summary>The end of the digits.</summary>
    internal sealed record End : DigitPattern;
}
