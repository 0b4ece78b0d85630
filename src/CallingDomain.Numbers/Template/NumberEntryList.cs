using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>The portal's manual entry: a list built one entry at a time, with immediate checks, then saved as a whole.</summary>
/// <remarks>Immutable, thread-safe. Saving applies the rules for files. Source: the portal's "Add Numbers: Manual Addition", steps 2 to 7.</remarks>
[JsonConverter(typeof(NumbersJsonConverter))]
public sealed class NumberEntryList
{
    private readonly NumberTemplate _template;
    private readonly ImmutableArray<NumberCheckResult> _checks; // of each entry alone

    /// <summary>Creates an empty list.</summary>
    /// <param name="template">The rules.</param>
    public NumberEntryList(NumberTemplate template)
        : this(template, [], [])
    {
    }

    private NumberEntryList(NumberTemplate template, ImmutableArray<NumberEntry> entries, ImmutableArray<NumberCheckResult> checks)
    {
        ArgumentNullException.ThrowIfNull(template);
        (_template, Entries, _checks) = (template, entries, checks);
    }

    /// <summary>The entries, in the order of adding.</summary>
    public ImmutableArray<NumberEntry> Entries { get; }

    /// <summary>Checks an entry before it is added.</summary>
    /// <returns>
    /// The template's result; for a number that is in the list, <see cref="NumberReason.DuplicateInBatch"/> or <see cref="NumberReason.DuplicateInBatchConflict"/>.
    /// </returns>
    public NumberCheckResult Check(string number, string purpose)
    {
        var check = _template.Check(number, purpose);
        if (!check.IsAccepted) return check;
        var same = _checks.Where(earlier => earlier.IsAccepted && earlier.Number == check.Number).ToList();
        if (same.Count == 0) return check;
        return check with { Reasons = same.All(earlier => earlier.Purpose == check.Purpose) ? NumberReason.DuplicateInBatch : NumberReason.DuplicateInBatchConflict };
    }

    /// <summary>Adds an entry, accepted or not; <see cref="Save"/> answers.</summary>
    public NumberEntryList Add(string number, string purpose)
    {
        ArgumentNullException.ThrowIfNull(number);
        ArgumentNullException.ThrowIfNull(purpose);
        return new NumberEntryList(_template, Entries.Add(new NumberEntry(number, purpose)), _checks.Add(_template.Check(number, purpose)));
    }

    /// <summary>Removes an entry.</summary>
    /// <param name="index">The index of the entry, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is out of range.</exception>
    public NumberEntryList RemoveAt(int index) => new(_template, Entries.RemoveAt(index), _checks.RemoveAt(index));

    /// <summary>Answers for all entries: the Added and Rejected numbers of the portal's pop-up. The line of an entry is its position, from 1.</summary>
    public TemplateReading Save() => _template.Read(Entries);
}
