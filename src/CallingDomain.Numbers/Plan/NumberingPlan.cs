using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>The numbering plan of the world: knows for every number whether it is possible and valid, its region and its type.</summary>
/// <remarks>
/// A minimal automaton over digits, walked from the first digit to the deciding one. The answers equal libphonenumber's on the same metadata. Immutable, thread-safe. Source: the metadata
/// of Google's libphonenumber.
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
    private IReadOnlyList<RegionCode>? _distinctRegions; // computed on first use; two threads may compute the same
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

    /// <summary>The plan of this library.</summary>
    public static NumberingPlan Default => Embedded.Plan;

    /// <summary>Name and version of the plan's metadata, such as <c>libphonenumber 9.0.43</c>.</summary>
    public string SourceVersion { get; }

    /// <summary>The release date of the metadata; null if unknown.</summary>
    public DateOnly? SourceDate => _sourceDate == 0 ? null : new DateOnly(_sourceDate / 10000, _sourceDate / 100 % 100, _sourceDate % 100);

    /// <summary>The size of the plan in bytes.</summary>
    public int Size { get; }

    /// <summary>The regions of the plan, including <see cref="RegionCode.World"/>, in ordinal order of their codes.</summary>
    public IReadOnlyList<RegionCode> Regions => Volatile.Read(ref _distinctRegions) ?? FindRegions();

    /// <summary>Loads a plan from a stream, from its position to its end. Reads no further than the maximum size of a plan.</summary>
    /// <returns>The plan, or the first reason. Never throws because of the bytes.</returns>
    /// <exception cref="ArgumentNullException">The stream is null. Exceptions of the stream pass through.</exception>
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
    /// <returns>The plan, or the first reason: foreign, newer, truncated, damaged, too large. Never throws.</returns>
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

        internal static readonly NumberingPlan Plan = new(PlanFile.ReadTrusted(EmbeddedFile.Read(typeof(NumberingPlan).Assembly, Name)));
    }
}
