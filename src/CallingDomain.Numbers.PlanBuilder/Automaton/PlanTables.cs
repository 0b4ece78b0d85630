namespace CallingDomain.Numbers.Build;

/// <summary>The lookup tables of a plan.</summary>
internal sealed class PlanTables
{
    private readonly DigitDiagram _diagram = new();
    private readonly NodeNumbers _numbers;
    private readonly List<CallingCodeRows> _codes = [];
    private readonly List<ushort> _regions = [];

    private PlanTables(PlanMetadata metadata)
    {
        foreach (var code in metadata.CallingCodes)
        {
            _codes.Add(new CallingCodeRows(code, _diagram, _regions.Count));
            _regions.AddRange(code.Regions.Select(region => region.Region.Packed));
        }

        _numbers = new NodeNumbers(_diagram, _codes.SelectMany(code => code.Functions));
        IsTooLarge = _numbers.Count > PlanFormat.MaxNodes || metadata.CallingCodes.Any(code => code.Regions.Count > PlanFormat.MaxRegionPlace + 1);
        if (IsTooLarge) return;
        Nodes = [.. _numbers.InOrder.SelectMany(node => Enumerable.Range(0, PlanFormat.DigitCount).Select(digit => NumberOf(_diagram.Next(node, digit))))];
        Ends = [.. _numbers.Verdicts.Select(verdict => (ushort)verdict)];
        (Starts, Rows) = StartsAndRows();
    }

    /// <summary>Whether the plan exceeds the format; the tables are empty then.</summary>
    public bool IsTooLarge { get; }

    public IReadOnlyList<ushort> Regions => _regions;

    public IReadOnlyList<ushort> Starts { get; } = [];

    public IReadOnlyList<ushort> Rows { get; } = [];

    public IReadOnlyList<ushort> Nodes { get; } = [];

    public IReadOnlyList<ushort> Ends { get; } = [];

    public static PlanTables Of(PlanMetadata metadata) => new(metadata);

    // Row 0 is for no calling code. Rows are distinct.
    private (ushort[] Starts, ushort[] Rows) StartsAndRows()
    {
        var starts = new ushort[PlanFormat.StartCount];
        var rows = new List<ushort[]>();
        var numbers = new Dictionary<string, ushort>();
        for (var start = 0; start < starts.Length; start++)
        {
            if (start == 0 || !_codes.Exists(code => code.Begins(start))) starts[start] = RowNumberOf(new ushort[PlanFormat.RowLength]);
        }

        foreach (var code in _codes)
        {
            for (var start = 0; start < starts.Length; start++)
            {
                if (code.Begins(start)) starts[start] = RowNumberOf(code.Row(start, NumberOf));
            }
        }

        return (starts, [.. rows.SelectMany(row => row)]);

        ushort RowNumberOf(ushort[] row)
        {
            var key = string.Join(',', row);
            if (numbers.TryGetValue(key, out var known)) return known;
            rows.Add(row);
            numbers.Add(key, (ushort)(rows.Count - 1));
            return (ushort)(rows.Count - 1);
        }
    }

    private ushort NumberOf(int function) => (ushort)_numbers.Of(function);
}
