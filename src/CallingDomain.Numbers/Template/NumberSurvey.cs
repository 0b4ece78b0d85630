namespace CallingDomain.Numbers;

/// <summary>Which numbers of a list come more than once: found in a first reading, told in a second.</summary>
/// <remarks>Takes 16 bytes a place, of which there are two to four for each different number that is accepted. Not thread-safe while it grows.</remarks>
public sealed class NumberSurvey
{
    private const int PurposeShift = 52, FirstPlaces = 1024;
    private const ulong NumberMask = (1UL << PurposeShift) - 1, Conflict = 1UL << 60;

    private Place[] _places = new Place[FirstPlaces];
    private int _shift = NumberHash.ShiftOf(FirstPlaces);

    private NumberSurvey(NumberTemplate template) => Template = template;

    /// <summary>The template by whose rules the list was read.</summary>
    public NumberTemplate Template { get; }

    /// <summary>How many different numbers the list has.</summary>
    public int Count { get; private set; }

    /// <summary>Reads a list to its end.</summary>
    /// <returns>What was found; or why the list as a whole cannot be used.</returns>
    public static Result<NumberSurvey, FileRefusal> Of(TemplateReader rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var survey = new NumberSurvey(rows.Template);
        while (rows.Read())
        {
            if (rows.IsAccepted) survey.Add(rows.Accepted);
        }

        return rows.Refusal is { } refusal ? refusal : survey;
    }

    /// <summary>Why a row of the list is refused for the sake of others, and where its number comes first; null where it is not.</summary>
    /// <returns>No reason where the first reading had no such row: the list has changed since.</returns>
    internal (NumberReason? Reason, int FirstLine)? WhyNot(in AcceptedRow row)
    {
        var (known, first) = _places[PlaceOf(row.Number.Digits)];
        if (known == 0 || first > row.Line) return (null, first);
        if ((known & Conflict) != 0) return (NumberReason.DuplicateInBatchConflict, first);
        return first == row.Line ? null : (NumberReason.DuplicateInBatch, first);
    }

    private void Add(in AcceptedRow row)
    {
        ref var place = ref _places[PlaceOf(row.Number.Digits)];
        var entry = row.Number.Digits | ((ulong)row.Purpose << PurposeShift);
        if (place.Number == 0)
        {
            place = new Place(entry, row.Line);
            if (++Count * 2 > _places.Length) Grow();
        }
        else if ((place.Number & ~Conflict) != entry)
        {
            place = place with { Number = place.Number | Conflict };
        }
    }

    private int PlaceOf(ulong digits)
    {
        var at = NumberHash.PlaceOf(digits, _shift);
        while (_places[at].Number is var taken && taken != 0 && (taken & NumberMask) != digits) at = (at + 1) & (_places.Length - 1);
        return at;
    }

    private void Grow()
    {
        var before = _places;
        (_places, _shift) = (new Place[2 * before.Length], _shift - 1);
        foreach (var place in before)
        {
            if (place.Number != 0) _places[PlaceOf(place.Number & NumberMask)] = place;
        }
    }

    /// <param name="Number">Digits, purpose and whether another purpose came; 0 for none.</param>
    /// <param name="Line">Where it came first.</param>
    private readonly record struct Place(ulong Number, int Line);
}
