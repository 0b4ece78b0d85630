using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>Compares a contacts file with the limits of a target while it is read.</summary>
/// <remarks>Cells count without white space around them, in Unicode characters; phones count as the import reads them. Memory: the first places of each limit. Not thread-safe.</remarks>
[JsonConverter(typeof(ContactsJsonConverter))]
public sealed class ContactTargetCheck
{
    /// <summary>The maximum number of places of a limit in a report.</summary>
    public const int MaxPlaces = 10;

    private readonly ContactTarget _target;
    private readonly Gauge[] _gauges;
    private bool _hasHeading;
    private long _rows, _blankLines;

    /// <summary>Begins a check.</summary>
    /// <param name="target">The target.</param>
    public ContactTargetCheck(ContactTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        (_target, _gauges) = (target, [.. target.Limits.Select(limit => new Gauge(limit))]);
    }

    /// <summary>Adds the current row of a reader, of any kind.</summary>
    public void Add(ContactReader row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (!_hasHeading) AddHeading(row);
        if (row.Kind == ContactRowKind.Blank)
        {
            _blankLines += row.LineCount;
            return;
        }

        (_rows, _blankLines) = (_rows + 1, 0);
        foreach (var gauge in _gauges) Add(gauge, row);
    }

    /// <summary>Ends the check.</summary>
    /// <param name="bytes">The size of the file.</param>
    /// <returns>The limits that the file exceeds.</returns>
    public ContactTargetReport End(long bytes)
    {
        foreach (var gauge in _gauges)
        {
            var actual = gauge.Limit.Reason switch { TargetReason.Rows => _rows, TargetReason.Bytes => bytes, TargetReason.BlankLines => _blankLines, _ => 0 };
            gauge.Compare(actual, new TargetPlace(0, 0, "", actual));
        }

        return new ContactTargetReport(_target.Name, [.. _gauges.Where(gauge => gauge.Count > 0).Select(gauge => gauge.ToExcess())]);
    }

    private void AddHeading(ContactReader row)
    {
        _hasHeading = true;
        var headings = row.Headings;
        var isNamed = row.Options.Format.HasHeading;
        foreach (var gauge in _gauges)
        {
            gauge.Find(headings, isNamed);
            if (gauge.Limit.Reason == TargetReason.Columns) gauge.Compare(headings.Length, new TargetPlace(0, 0, "", headings.Length));
            for (var column = 0; isNamed && column < headings.Length; column++) AddHeading(gauge, headings, column);
        }
    }

    private static void AddHeading(Gauge gauge, ImmutableArray<string> headings, int column)
    {
        var heading = headings[column];
        var actual = gauge.Limit.Reason switch
        {
            TargetReason.HeadingLength => new StringInfo(heading).LengthInTextElements,
            TargetReason.HeadingMissing => heading.Length == 0 ? 1 : 0,
            TargetReason.HeadingDuplicate => heading.Length > 0 && headings.IndexOf(heading) < column ? 1 : 0,
            TargetReason.HeadingCharacter => heading.Count(gauge.Limit.Characters.Contains),
            _ => 0,
        };
        gauge.Compare(actual, new TargetPlace(0, column + 1, heading, actual));
    }

    private static void Add(Gauge gauge, ContactReader row)
    {
        switch (gauge.Limit.Reason)
        {
            case TargetReason.CellLength when gauge.Limit.Columns.IsEmpty:
                for (var column = 0; column < row.Cells.Count; column++) AddCell(gauge, row, column);
                break;
            case TargetReason.CellLength or TargetReason.CellMissing or TargetReason.PhoneDigits:
                foreach (var column in gauge.Columns) AddCell(gauge, row, column);
                break;
            case TargetReason.Phones when row.Kind is ContactRowKind.Contact or ContactRowKind.Duplicate:
                var phones = row.AdditionalPhones.Length + (row.PrimaryPhone == PhoneNumber.None ? 0 : 1);
                gauge.Compare(phones, new TargetPlace(row.Line, 0, "", phones));
                break;
        }
    }

    private static void AddCell(Gauge gauge, ContactReader row, int column)
    {
        var cell = row.Cells[column];
        if (gauge.Limit.Reason == TargetReason.CellMissing ? !cell.IsEmpty : cell.Length <= gauge.Limit.Max && gauge.Limit.Min == 0) return;
        var actual = gauge.Limit.Reason == TargetReason.PhoneDigits ? CountDigits(cell) : CountCharacters(cell);
        var isOver = gauge.Limit.Reason switch
        {
            TargetReason.CellMissing => true,
            TargetReason.PhoneDigits => !cell.IsEmpty && (actual > gauge.Limit.Max || actual < gauge.Limit.Min),
            _ => actual > gauge.Limit.Max,
        };
        if (isOver) gauge.Exceed(actual, new TargetPlace(row.Line, column + 1, column < row.Headings.Length ? row.Headings[column] : "", actual));
    }

    private static int CountDigits(ReadOnlySpan<byte> cell)
    {
        var count = 0;
        foreach (var unit in cell) count += char.IsAsciiDigit((char)unit) ? 1 : 0;
        return count;
    }

    // Each character has one byte that does not continue another.
    private static int CountCharacters(ReadOnlySpan<byte> utf8)
    {
        const int ContinuationMask = 0xC0, Continuation = 0x80;
        var count = 0;
        foreach (var unit in utf8) count += (unit & ContinuationMask) != Continuation ? 1 : 0;
        return count;
    }

    /// <summary>A limit, and how often it is exceeded.</summary>
    private sealed class Gauge(TargetLimit limit)
    {
        private readonly List<TargetPlace> _first = [];
        private long _worst;

        public TargetLimit Limit => limit;

        public ImmutableArray<int> Columns { get; private set; } = [];

        public long Count { get; private set; }

        public void Find(ImmutableArray<string> headings, bool isNamed)
        {
            var columns = ImmutableArray.CreateBuilder<int>();
            for (var column = 0; column < headings.Length; column++)
            {
                var name = isNamed ? headings[column] : string.Create(CultureInfo.InvariantCulture, $"#{column + 1}");
                if (limit.Columns.Contains(name, StringComparer.OrdinalIgnoreCase)) columns.Add(column);
            }

            Columns = columns.ToImmutable();
        }

        public void Compare(long actual, TargetPlace place)
        {
            if (actual > limit.Max) Exceed(actual, place);
        }

        public void Exceed(long actual, TargetPlace place)
        {
            if (Count == 0 || (actual < limit.Min ? limit.Min - actual : actual - limit.Max) > (_worst < limit.Min ? limit.Min - _worst : _worst - limit.Max)) _worst = actual;
            Count++;
            if (_first.Count < MaxPlaces) _first.Add(place);
        }

        public TargetExcess ToExcess() => new(limit, Count, _worst, [.. _first]);
    }
}
