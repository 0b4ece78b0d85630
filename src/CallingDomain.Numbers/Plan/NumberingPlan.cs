using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>The world's numbering plan: for every number on earth whether it is possible and valid, whose it is, and of what type.</summary>
/// <remarks>
/// One minimal automaton over the digits, walked once for each number, from the first digit to the one that decides. Immutable, thread-safe.
/// Verdicts equal libphonenumber's on the same metadata. Source: the metadata of Google's libphonenumber, by way of the npm package libphonenumber-js.
/// </remarks>
[JsonConverter(typeof(NumbersJsonConverter))]
public sealed partial class NumberingPlan : INumberingPlan
{
    private readonly ushort[] _regions;
    private readonly ushort[] _starts;
    private readonly ushort[] _rows;
    private readonly RowHead[] _heads;
    private readonly ushort[] _nodes;
    private readonly ushort[] _ends;
    private readonly ushort[] _areaCodes;
    private readonly int _endCount;
    private readonly byte[] _rulesSection;
    private readonly int _sourceDate; // yyyymmdd, or 0
    private IReadOnlyList<RegionCode>? _distinctRegions; // found when first asked for; two threads may find the same
    private readonly ulong[] _nanpInfos; // by end

    private NumberingPlan(PlanFile file)
    {
        _regions = file.Regions;
        _starts = file.Starts;
        _rows = file.Rows;
        _heads = file.Heads;
        _nodes = file.Nodes;
        _ends = file.Ends;
        _endCount = file.Ends.Length;
        _rulesSection = file.Rules;
        _areaCodes = AreaCodesOf(file);
        _nanpInfos = NanpInfos();
        SourceVersion = file.SourceVersion;
        _sourceDate = file.SourceDate;
        Size = file.Size;
    }

    /// <summary>The plan that comes with this library.</summary>
    public static NumberingPlan Default => Embedded.Plan;

    /// <summary>
    /// Name and version of the metadata the plan was built from, such as <c>libphonenumber 9.0.43 (libphonenumber-js 1.13.16)</c>; may be empty.
    /// </summary>
    public string SourceVersion { get; }

    /// <summary>The day on which that metadata was released; null when the builder was not told.</summary>
    public DateOnly? SourceDate => _sourceDate == 0 ? null : new DateOnly(_sourceDate / 10000, _sourceDate / 100 % 100, _sourceDate % 100);

    /// <summary>How many bytes the plan was loaded from.</summary>
    public int Size { get; }

    /// <summary>The regions that the plan knows, each once, <see cref="RegionCode.World"/> included, in ordinal order of their codes.</summary>
    public IReadOnlyList<RegionCode> Regions => Volatile.Read(ref _distinctRegions) ?? FindRegions();

    /// <summary>Loads a plan from a stream, from its position to its end. Reads no further than the largest plan.</summary>
    /// <returns>The plan, or the first thing that is wrong with the bytes; never throws because of them.</returns>
    /// <exception cref="ArgumentNullException">There is no stream. What the stream itself throws passes through.</exception>
    public static Result<NumberingPlan, PlanReason> Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var buffer = new MemoryStream();
        var piece = new byte[1 << 16];
        for (var read = stream.Read(piece); read > 0; read = stream.Read(piece))
        {
            buffer.Write(piece, 0, read);
            if (buffer.Length > PlanFormat.MaxBytes) return PlanReason.TooLarge;
        }

        return Load(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
    }

    /// <summary>Loads a plan from bytes, which are copied.</summary>
    /// <returns>The plan, or the first thing that is wrong: foreign, newer, truncated, damaged. Never throws.</returns>
    public static Result<NumberingPlan, PlanReason> Load(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > PlanFormat.MaxBytes) return PlanReason.TooLarge;
        var reason = PlanFile.Read(bytes.ToArray(), out var file);
        if (file is null) return reason;
        var rules = PlanRules.Load(file.Rules);
        return rules.IsOk ? new NumberingPlan(file) : rules.Reason;
    }

    private IReadOnlyList<RegionCode> FindRegions()
    {
        var regions = _regions.Where(region => region != 0).Distinct().Select(RegionCode.FromPacked);
        IReadOnlyList<RegionCode> found = Array.AsReadOnly(regions.OrderBy(region => region.ToString(), StringComparer.Ordinal).ToArray());
        Volatile.Write(ref _distinctRegions, found);
        return found;
    }

    private static class Embedded
    {
        private const string Name = "CallingDomain.Numbers.numbering.plan";

        internal static readonly NumberingPlan Plan = LoadResource();

        private static NumberingPlan LoadResource()
        {
            using var stream = typeof(NumberingPlan).Assembly.GetManifestResourceStream(Name)
                ?? throw new InvalidOperationException("The library has no numbering plan in it.");
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return new NumberingPlan(PlanFile.ReadTrusted(bytes));
        }
    }
}
