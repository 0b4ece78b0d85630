using System.Globalization;

namespace CallingDomain.Numbers.Build;

/// <summary>The distinct layouts, and the selecting state for every calling code and length.</summary>
internal sealed class LayoutTables
{
    private const int LongestE164 = 15;
    private const int AsItIs = -1; // the default format: all digits in one group
    private readonly TextPool _texts;
    private readonly ChoiceMachine _choices;
    private readonly List<Shape> _shapes = [];
    private readonly Dictionary<Layout, int> _known = [];
    private readonly Dictionary<string, PatternProgram> _leading = new(StringComparer.Ordinal);

    internal LayoutTables(MachineWriter writer, TextPool texts)
    {
        _texts = texts;
        _choices = new ChoiceMachine(writer, LeafOf);
    }

    internal List<Layout> Layouts { get; } = [default]; // leaf 0 is none

    internal List<ushort> Roots { get; } = [];

    /// <summary>Adds the formats of a region; returns the first root, the shortest length and the number of lengths.</summary>
    internal (ushort Start, byte Shortest, byte Count) Add(RegionPlan region)
    {
        var shapes = region.Writing.Formats.Select(Read).ToList();
        if (shapes.Count == 0) return (0, 0, 0);
        var codeDigits = region.CallingCode.ToString(CultureInfo.InvariantCulture).Length;
        var shortest = shapes.Min(shape => shape.Least);
        var longest = Math.Min(shapes.Max(shape => shape.Most), LongestE164 - codeDigits);
        var start = Roots.Count;
        for (var length = shortest; length <= longest; length++)
        {
            var candidates = shapes.Where(shape => shape.Least <= length && length <= shape.Most)
                .Select(shape => new ChoiceMachine.Candidate(shape.Leading, shape.Index, shape.International is null));
            Roots.Add(_choices.Build([.. candidates], length));
        }

        if (Roots.Count > ushort.MaxValue) throw new MetadataException(PlanReason.TooLarge);
        return ((ushort)start, (byte)shortest, (byte)Math.Max(0, longest - shortest + 1));
    }

    private int LeafOf(int national, int international)
    {
        var inside = _shapes[national];
        var outside = international == AsItIs
            ? new Shape(AsItIs, null, 0, LongestE164, _texts.Place(((char)LongestE164).ToString()), 0, _texts.PlaceTemplate("$1"))
            : _shapes[international];
        var layout = new Layout(inside.Groups, inside.National, outside.Groups, outside.International ?? 0);
        if (_known.TryGetValue(layout, out var known)) return known;
        if (Layouts.Count >= DigitMachine.LeafBit) throw new MetadataException(PlanReason.TooLarge);
        Layouts.Add(layout);
        _known.Add(layout, Layouts.Count - 1);
        return Layouts.Count - 1;
    }

    private Shape Read(NumberFormat format)
    {
        var groups = Groups(format.Pattern);
        var shape = new Shape(
            _shapes.Count,
            Leading(format.LeadingDigits),
            groups.Sum(group => group.Least),
            groups.Sum(group => group.Most),
            _texts.Place(string.Concat(groups.Select(group => (char)((group.Least << 4) | group.Most)))),
            _texts.PlaceTemplate(format.National),
            format.International is null ? null : _texts.PlaceTemplate(format.International));
        _shapes.Add(shape);
        return shape;
    }

    private PatternProgram? Leading(string pattern)
    {
        if (pattern.Length == 0) return null;
        if (!_leading.TryGetValue(pattern, out var program))
        {
            program = new PatternProgram(DigitPatternParser.Parse(pattern));
            _leading.Add(pattern, program);
        }

        return program;
    }

    // (\d{3})(\d{3,4}): adjacent groups of digits, as in all formats of the metadata
    private static List<(int Least, int Most)> Groups(string pattern)
    {
        var parsed = DigitPatternParser.Parse(pattern);
        var parts = parsed is DigitPattern.Sequence sequence ? sequence.Parts : [parsed];
        var groups = new List<(int Least, int Most)>();
        foreach (var part in parts)
        {
            if (part is not DigitPattern.Group group) throw new MetadataException(PlanReason.MetadataPattern);
            var (inner, least, most) = group.Part is DigitPattern.Repeat repeat ? (repeat.Part, repeat.Least, repeat.Most) : (group.Part, 1, 1);
            if (inner is not DigitPattern.OneOf { Digits: DigitMachine.DigitMask } || most > LongestE164)
                throw new MetadataException(PlanReason.MetadataPattern);
            groups.Add((least, most));
        }

        return groups;
    }

    private sealed record Shape(int Index, PatternProgram? Leading, int Least, int Most, ushort Groups, ushort National, ushort? International);

    /// <summary>Offsets of groups and templates, national and international.</summary>
    internal readonly record struct Layout(ushort NationalGroups, ushort National, ushort InternationalGroups, ushort International);
}
