using CallingDomain.Numbers;

namespace CallingDomain.Shared;

/// <summary>All problems of a package's options, in the order of the options.</summary>
internal sealed class OptionProblems
{
    private readonly List<(string Code, string Line)> _found = [];

    /// <param name="option">The name of the option.</param>
    /// <param name="code">The code of the reason.</param>
    /// <param name="detail">The place of the problem, or the expected value; empty for none.</param>
    public void Add(string option, string code, string detail = "") => _found.Add((code, $"{option}: {code}{(detail.Length == 0 ? "" : $". {detail}")}"));

    /// <summary>Runs a check that throws for an impossible value.</summary>
    public void Try(string option, Action check)
    {
        try
        {
            check();
        }
        catch (ArgumentException e)
        {
            Add(option, ReasonOf(e).Code(), e.Message.Split(" (Parameter", 2)[0]);
        }
    }

    /// <exception cref="InvalidOptionsException">There is a problem.</exception>
    public void ThrowIfAny(string type)
    {
        if (_found.Count == 0) return;
        throw new InvalidOptionsException($"{type} is not valid.\n{string.Join('\n', _found.Select(each => each.Line))}", [.. _found.Select(each => each.Code)]);
    }

    private static OptionReason ReasonOf(ArgumentException exception) => exception switch
    {
        ArgumentNullException => OptionReason.Missing,
        ArgumentOutOfRangeException => OptionReason.OutOfRange,
        _ => OptionReason.Invalid,
    };
}
