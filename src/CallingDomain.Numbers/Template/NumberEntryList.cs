using System.Collections.Immutable;

namespace CallingDomain.Numbers;

/// <summary>The portal's manual way in: a list built up one by one, each entry answered at once, then saved as a whole.</summary>
/// <remarks>
/// Immutable, thread-safe: each change gives another list. Saving asks the rules that a file is read by. Source: the portal's "Add Numbers: Manual Addition", steps 2 to 7.
/// </remarks>
public sealed class NumberEntryList
{
    private readonly NumberTemplate _template;
    private readonly ImmutableArray<RowAnswer> _answers; // of each entry by itself

    /// <summary>An empty list.</summary>
    /// <param name="template">The rules.</param>
    public NumberEntryList(NumberTemplate template)
        : this(template, [], [])
    {
    }

    private NumberEntryList(NumberTemplate template, ImmutableArray<NumberEntry> entries, ImmutableArray<RowAnswer> answers)
    {
        ArgumentNullException.ThrowIfNull(template);
        (_template, Entries, _answers) = (template, entries, answers);
    }

    /// <summary>The entries, in the order of adding.</summary>
    public ImmutableArray<NumberEntry> Entries { get; }

    /// <summary>What is to be said of an entry before it is added: right or not, and what is to be noticed.</summary>
    /// <returns>
    /// The rules' answer; for a number that the list has already, also <see cref="NumberReason.DuplicateInBatch"/> or
    /// <see cref="NumberReason.DuplicateInBatchConflict"/>.
    /// </returns>
    public RowAnswer Check(string number, string purpose)
    {
        var answer = _template.Check(number, purpose);
        if (!answer.IsRight) return answer;
        var same = _answers.Where(earlier => earlier.IsRight && earlier.Number == answer.Number).ToList();
        if (same.Count == 0) return answer;
        return answer with { Reasons = same.All(earlier => earlier.Purpose == answer.Purpose) ? NumberReason.DuplicateInBatch : NumberReason.DuplicateInBatchConflict };
    }

    /// <summary>The list with one entry more, right or not: saving tells.</summary>
    public NumberEntryList Add(string number, string purpose)
    {
        ArgumentNullException.ThrowIfNull(number);
        ArgumentNullException.ThrowIfNull(purpose);
        return new NumberEntryList(_template, Entries.Add(new NumberEntry(number, purpose)), _answers.Add(_template.Check(number, purpose)));
    }

    /// <summary>The list without one of its entries.</summary>
    /// <param name="index">Its place, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public NumberEntryList RemoveAt(int index) => new(_template, Entries.RemoveAt(index), _answers.RemoveAt(index));

    /// <summary>Answers for all entries: the Added and Rejected numbers of the portal's pop-up, with their counts. An entry's line is its place, from 1.</summary>
    public TemplateReading Save() => _template.Read(Entries);
}
