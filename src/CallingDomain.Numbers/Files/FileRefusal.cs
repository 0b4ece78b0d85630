namespace CallingDomain.Numbers;

/// <summary>Why a whole file was refused, with what a message needs to say so.</summary>
/// <param name="Reason">The reason.</param>
/// <remarks>Immutable, thread-safe. The figures are null where the reason has none.</remarks>
public sealed record FileRefusal(FileReason Reason)
{
    /// <summary>How many there were: bytes for <see cref="FileReason.FileTooLarge"/>, rows for <see cref="FileReason.FileTooManyRows"/>.</summary>
    public long? Actual { get; init; }

    /// <summary>How many there may be: bytes of a file or a row, or rows.</summary>
    public long? Max { get; init; }

    /// <summary>The line on which it was found, from 1: the first line of the row whose quoted field never ends, that is too long, or that holds a calling code.</summary>
    public int? Line { get; init; }

    /// <summary>The sign found in place of a comma.</summary>
    public char? Delimiter { get; init; }

    /// <summary>The column that was asked for, or that holds calling codes, by its name in the heading.</summary>
    public string? Column { get; init; }
}
