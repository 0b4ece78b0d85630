using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>The meaning of a cell of a file.</summary>
/// <param name="Word">The cell, compared ignoring case.</param>
/// <param name="Meaning">The meaning: the name of a contact item type, or the identifier of a time zone.</param>
/// <remarks>Immutable, thread-safe.</remarks>
/// <exception cref="ArgumentNullException">The word or the meaning is null.</exception>
public sealed record CellWord(string Word, string Meaning)
{
    /// <summary>The cell, compared ignoring case.</summary>
    public string Word { get; init => field = Given.NotNull(value); } = Given.NotNull(Word);

    /// <summary>The meaning: the name of a contact item type, or the identifier of a time zone.</summary>
    public string Meaning { get; init => field = Given.NotNull(value); } = Given.NotNull(Meaning);
}
