using System.Collections.Immutable;

namespace CallingDomain.Dialing;

/// <summary>A fact on which several simple conditions depend together, such as a custom field, and the answers that they can have together.</summary>
internal sealed class RuleFact
{
    private const int MostAnswers = 1 << 20;

    private readonly List<string> _cases = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private int _added;

    /// <param name="leaves">The numbers of the conditions.</param>
    public RuleFact(IEnumerable<int> leaves) => Leaves = [.. leaves];

    /// <summary>The numbers of the conditions.</summary>
    public ImmutableArray<int> Leaves { get; }

    /// <summary>The answers that they can have together: in each case one answer of each condition, as characters.</summary>
    public IReadOnlyList<string> Cases => _cases;

    /// <summary>How many cases are examined.</summary>
    public int MostCases => MostAnswers / Leaves.Length;

    /// <summary>Whether there are more cases than are examined.</summary>
    public bool HasTooMany { get; private set; }

    /// <summary>Adds a case, unless it is known or there are too many.</summary>
    public void Add(ReadOnlySpan<char> answers) => Add(answers.ToString());

    /// <inheritdoc cref="Add(ReadOnlySpan{char})"/>
    public void Add(string answers)
    {
        HasTooMany |= ++_added > MostCases;
        if (!HasTooMany && _known.Add(answers)) _cases.Add(answers);
    }

    /// <summary>The answer of a condition in a case.</summary>
    public static RuleAnswers Of(string answers, int condition) => (RuleAnswers)answers[condition];

    /// <summary>An answer as a character.</summary>
    public static char Of(bool? holds) => (char)(holds switch { true => RuleAnswers.Yes, false => RuleAnswers.No, _ => RuleAnswers.Unknown });

    /// <summary>The same answer of several conditions.</summary>
    public static string All(int conditions, bool? holds) => new(Of(holds), conditions);
}
