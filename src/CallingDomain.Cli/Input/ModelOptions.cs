using System.CommandLine;

namespace CallingDomain.Cli;

/// <summary>The options of a model of outcomes that is learned from a History file.</summary>
internal sealed class ModelOptions
{
    private readonly Option<string?> _from = new("--model-from") { HelpName = "HISTORY.csv", Description = "Learn the outcomes from the calls of a History file, instead of those of the campaign." };
    private readonly Option<string?> _output = new("--model-out") { HelpName = "OUTCOMES.json", Description = "Write the learned outcomes as the property 'outcomes' of a campaign." };
    private readonly Option<bool> _takesOthers = new("--other-contacts") { Description = "Learn from contacts and phones that the campaign does not have, too." };

    /// <summary>The options, for a command.</summary>
    public IEnumerable<Symbol> All => [_from, _output, _takesOthers];

    /// <summary>The name of the option of the written model.</summary>
    public string OutputName => _output.Name;

    /// <returns>Null without a History file.</returns>
    /// <exception cref="InputException">An option needs the History file.</exception>
    public HistoryModel? Read(ParseResult arguments) => (arguments.GetValue(_from), arguments.GetValue(_takesOthers), arguments.GetValue(_output)) switch
    {
        (null, false, null) => null,
        (null, _, var output) => throw new InputException(InputReason.ArgumentsInvalid, $"{(output is null ? _takesOthers.Name : _output.Name)} needs {_from.Name}."),
        var (history, takesOthers, output) => new HistoryModel(history, takesOthers, output),
    };
}
