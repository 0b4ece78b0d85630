namespace CallingDomain.Cli;

/// <summary>Options whose value is one of a few words.</summary>
internal static class WordOption
{
    /// <exception cref="InputException">The word is none of them.</exception>
    public static TValue Read<TValue>(string option, string word, IReadOnlyList<(string Word, TValue Value)> known)
    {
        foreach (var (each, value) in known)
        {
            if (each == word) return value;
        }

        throw new InputException(
            InputReason.ValueUnknown, $"{option}: '{word}' is none of {string.Join(", ", known.Select(each => each.Word))}.", ("option", option), (option.TrimStart('-'), word));
    }
}
