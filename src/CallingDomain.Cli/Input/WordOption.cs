using System.Collections.Immutable;
using System.CommandLine;

namespace CallingDomain.Cli;

/// <summary>An option whose value is one of a few words.</summary>
/// <param name="name">The name of the option.</param>
/// <param name="description">The description, a sentence.</param>
/// <param name="known">The words with their values; the first is the default.</param>
internal sealed class WordOption<TValue>(string name, string description, ImmutableArray<(string Word, TValue Value)> known)
{
    /// <summary>The option for a command, with completion of its words.</summary>
    public Option<string> Create()
    {
        var option = new Option<string>(name)
        {
            HelpName = string.Join('|', known.Select(each => each.Word)),
            DefaultValueFactory = _ => known[0].Word,
            Description = description,
        };
        option.CompletionSources.Add([.. known.Select(each => each.Word)]);
        return option;
    }

    /// <summary>The word of a value.</summary>
    public string WordOf(TValue value) => known.First(each => EqualityComparer<TValue>.Default.Equals(each.Value, value)).Word;

    /// <exception cref="InputException">The word is not one of them.</exception>
    public TValue Read(string word)
    {
        foreach (var (each, value) in known)
        {
            if (each == word) return value;
        }

        throw InputException.Unknown(InputReason.ValueUnknown, name, "value", word, [.. known.Select(each => each.Word)], ("option", name), (name.TrimStart('-'), word));
    }
}
