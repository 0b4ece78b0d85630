namespace CallingDomain.Numbers;

/// <summary>A number and its purpose as texts, from manual entry or a request.</summary>
/// <param name="Number">The text of the number.</param>
/// <param name="Purpose">The label of the purpose.</param>
/// <remarks>Immutable, thread-safe. A null text counts as empty.</remarks>
public sealed record NumberEntry(string Number, string Purpose)
{
    /// <summary>Both texts as a row of the template, quoted if necessary.</summary>
    internal static string RowOf(string number, string purpose) => $"{Quoted(number)},{Quoted(purpose)}";

    /// <summary>A fixed text: the entry may be personal data.</summary>
    public override string ToString() => nameof(NumberEntry);

    private static string Quoted(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
