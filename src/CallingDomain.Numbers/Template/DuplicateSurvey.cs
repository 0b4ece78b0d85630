namespace CallingDomain.Numbers;

/// <summary>The numbers of a list with their first lines, collected in a first pass and applied in a second.</summary>
/// <remarks>32 to 64 bytes for each distinct accepted number. Not thread-safe while it grows.</remarks>
internal sealed class DuplicateSurvey
{
    private const int PurposeShift = 52, FirstPlaces = 1024;
    private const ulong NumberMask = (1UL << PurposeShift) - 1, Conflict = 1UL << 60;

    private Place[] _places = new Place[FirstPlaces];
    private int _shift = NumberHash.ShiftOf(FirstPlaces);

    private DuplicateSurvey(NumberTemplate template) => Template = template;

    /// <summary>The template that read the list.</summary>
    public NumberTemplate Template { get; }

    /// <summary>The number of distinct numbers.</summary>
    public int Count { get; private set; }

    /// <summary>Reads a list to its end.</summary>
    /// <returns>The survey; or why the list was refused.</returns>
    public static Result<DuplicateSurvey, FileRefusal> Of(TemplateReader rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var survey = new DuplicateSurvey(rows.Template);
        while (rows.Read())
        {
            if (rows.IsAccepted) survey.Add(rows.Accepted);
        }

        return rows.Refusal is { } refusal ? refusal : survey;
    }

    /// <summary>Whether a row is a duplicate or its number has several purposes.</summary>
    /// <param name="row">An accepted row of the second pass.</param>
    /// <param name="reason">The reason; unspecified if the first pass had no such row, since the list has changed.</param>
    /// <param name="firstLine">The first line of the number.</param>
    public bool IsRefused(in AcceptedRow row, out NumberReason reason, out int firstLine)
    {
        (var known, firstLine) = _places[PlaceOf(row.Number.Digits)];
        if (known == 0 || firstLine > row.Line) reason = NumberReason.Unspecified;
        else if ((known & Conflict) != 0) reason = NumberReason.DuplicateInBatchConflict;
        else reason = NumberReason.DuplicateInBatch;
        return known == 0 || firstLine != row.Line || reason == NumberReason.DuplicateInBatchConflict;
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

    /// <param name="Number">Digits, purpose and the conflict bit; 0 for none.</param>
    /// <param name="Line">The first line.</param>
    private readonly record struct Place(ulong Number, int Line);
}
