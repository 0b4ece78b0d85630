namespace CallingDomain.Numbers;

/// <summary>Which numbers of a list come more than once: found in a first reading, told in a second.</summary>
/// <remarks>Takes 12 bytes a place, at most 48 and on average some 24 bytes for each number accepted. Not thread-safe while it grows.</remarks>
public sealed class NumberSurvey
{
    private const int PurposeShift = 52, FirstPlaces = 1024, BitsOfHash = 64;
    private const ulong NumberMask = (1UL << PurposeShift) - 1, Conflict = 1UL << 60;
    private const ulong GoldenRatio = 0x9E3779B97F4A7C15; // spreads numbers that follow each other

    private ulong[] _numbers = new ulong[FirstPlaces]; // digits, purpose and whether another purpose came; 0 for none
    private int[] _lines = new int[FirstPlaces];
    private int _shift = BitsOfHash - int.Log2(FirstPlaces);

    private NumberSurvey()
    {
    }

    /// <summary>How many different numbers the list has.</summary>
    public int Count { get; private set; }

    /// <summary>Reads a list to its end.</summary>
    /// <returns>What was found; or why the list as a whole cannot be used.</returns>
    public static Result<NumberSurvey, FileRefusal> Of(TemplateReader rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var survey = new NumberSurvey();
        while (rows.Read())
        {
            if (rows.IsAccepted) survey.Add(rows.Accepted);
        }

        return rows.Refusal is { } refusal ? refusal : survey;
    }

    /// <summary>Why a row of the list is refused for the sake of others, and where its number comes first; null where it is not.</summary>
    /// <exception cref="InvalidOperationException">The first reading had no such row: the list has changed since.</exception>
    internal (NumberReason Reason, int FirstLine)? WhyNot(in AcceptedRow row)
    {
        var place = PlaceOf(row.Number.Digits);
        var (known, first) = (_numbers[place], _lines[place]);
        if (known == 0 || first > row.Line) throw new InvalidOperationException("The list is not the one that was surveyed.");
        if ((known & Conflict) != 0) return (NumberReason.DuplicateInBatchConflict, first);
        return first == row.Line ? null : (NumberReason.DuplicateInBatch, first);
    }

    private void Add(in AcceptedRow row)
    {
        var place = PlaceOf(row.Number.Digits);
        var entry = row.Number.Digits | ((ulong)row.Purpose << PurposeShift);
        if (_numbers[place] == 0)
        {
            (_numbers[place], _lines[place]) = (entry, row.Line);
            if (++Count * 2 > _numbers.Length) Grow();
        }
        else if ((_numbers[place] & ~Conflict) != entry)
        {
            _numbers[place] |= Conflict;
        }
    }

    private int PlaceOf(ulong digits)
    {
        var place = unchecked((int)((digits * GoldenRatio) >> _shift));
        while (_numbers[place] is var taken && taken != 0 && (taken & NumberMask) != digits) place = (place + 1) & (_numbers.Length - 1);
        return place;
    }

    private void Grow()
    {
        var (numbers, lines) = (_numbers, _lines);
        (_numbers, _lines, _shift) = (new ulong[2 * numbers.Length], new int[2 * numbers.Length], _shift - 1);
        for (var at = 0; at < numbers.Length; at++)
        {
            if (numbers[at] == 0) continue;
            var place = PlaceOf(numbers[at] & NumberMask);
            (_numbers[place], _lines[place]) = (numbers[at], lines[at]);
        }
    }
}
