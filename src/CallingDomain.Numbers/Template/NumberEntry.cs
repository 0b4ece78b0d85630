namespace CallingDomain.Numbers;

/// <summary>A number and its purpose as somebody typed them, or as a request brought them.</summary>
/// <param name="Number">The number's text.</param>
/// <param name="Purpose">The purpose's label.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record NumberEntry(string Number, string Purpose)
{
    /// <summary>Both as a row of the template, quoted where that is needed.</summary>
    internal string Row => $"{Quoted(Number)},{Quoted(Purpose)}";

    /// <summary>A fixed text: what was typed may be personal data.</summary>
    public override string ToString() => nameof(NumberEntry);

    private static string Quoted(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
