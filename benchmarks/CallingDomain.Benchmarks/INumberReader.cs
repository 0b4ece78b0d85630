namespace CallingDomain.Benchmarks;

/// <summary>One way to say whether a text is a valid number. Readers are structs, so that the JIT inlines them into the measured loop.</summary>
internal interface INumberReader
{
    /// <summary>Whether the text is a valid number.</summary>
    bool IsValid(string text);
}
