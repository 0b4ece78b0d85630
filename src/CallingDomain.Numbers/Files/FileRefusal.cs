namespace CallingDomain.Numbers;

/// <summary>Why a whole file is refused, with the values that a message needs.</summary>
/// <param name="Reason">The reason.</param>
/// <remarks>Immutable, thread-safe. A property is null if it does not apply to the reason.</remarks>
public sealed record FileRefusal(FileReason Reason)
{
    /// <summary>The actual size: bytes for <see cref="FileReason.TooLarge"/>, rows for <see cref="FileReason.TooManyRows"/>.</summary>
    public long? Actual { get; init; }

    /// <summary>The maximum: bytes of a file or a row, or rows.</summary>
    public long? Max { get; init; }

    /// <summary>The first line of the row that caused the refusal, from 1.</summary>
    public int? Line { get; init; }

    /// <summary>The delimiter found in place of a comma.</summary>
    public char? Delimiter { get; init; }

    /// <summary>The name of the required column, or of the column of calling codes.</summary>
    public string? Column { get; init; }
}
