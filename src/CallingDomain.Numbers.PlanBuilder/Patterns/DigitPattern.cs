namespace CallingDomain.Numbers.Build;

/// <summary>A regular expression over digits, with the syntax that the metadata uses.</summary>
internal abstract record DigitPattern
{
    private DigitPattern()
    {
    }

    /// <summary>One digit of a set; bit d is digit d.</summary>
    internal sealed record OneOf(int Digits) : DigitPattern;

    internal sealed record Sequence(IReadOnlyList<DigitPattern> Parts) : DigitPattern;

    /// <summary>Alternatives; the first match is used.</summary>
    internal sealed record Either(IReadOnlyList<DigitPattern> Choices) : DigitPattern;

    /// <summary>A greedy repetition.</summary>
    internal sealed record Repeat(DigitPattern Part, int Least, int Most) : DigitPattern;

    /// <summary>A capturing group, numbered from 1.</summary>
    internal sealed record Group(int Number, DigitPattern Part) : DigitPattern;

    /// <summary>The end of the digits.</summary>
    internal sealed record End : DigitPattern;
}
