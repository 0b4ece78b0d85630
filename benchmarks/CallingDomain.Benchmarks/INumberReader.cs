namespace CallingDomain.Benchmarks;

/// <summary>One way to say whether a text is a valid number. The readers are structs, so that no call of one stands between the clock and what is measured.</summary>
internal interface INumberReader
{
    /// <summary>Whether the text is a valid number.</summary>
    bool IsValid(string text);
}
