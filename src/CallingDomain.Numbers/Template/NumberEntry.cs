namespace CallingDomain.Numbers;

/// <summary>A number and its purpose as somebody typed them, or as a request brought them.</summary>
/// <param name="Number">The number's text.</param>
/// <param name="Purpose">The purpose's label.</param>
/// <remarks>Immutable, thread-safe. A text that a request leaves out may be null: it counts as empty.</remarks>
public sealed record NumberEntry(string Number, string Purpose)
{
    /// <summary>Both as a row of the template, quoted where that is needed; what is missing is empty.</summary>
    internal static string RowOf(string number, string purpose) => $"{Quoted(number)},{Quoted(purpose)}";

    /// <summary>A fixed text: what was typed may be personal data.</summary>
    public override string ToString() => nameof(NumberEntry);

    private static string Quoted(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
