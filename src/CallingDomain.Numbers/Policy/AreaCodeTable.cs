using System.Collections.Immutable;

namespace CallingDomain.Numbers;

/// <summary>Area codes of the North American Numbering Plan that a numbering plan may not have yet, each with its status, source and date.</summary>
/// <remarks>
/// A numbering plan learns of an area code months or years after its first numbers. The table fills the gap: it is asked only about area codes that the plan does not have. Immutable, thread-safe; build it once and share it. Its form as a file is CSV, described
/// in <c>docs/numbers.md</c>.
/// </remarks>
public sealed class AreaCodeTable
{
    /// <summary>The most bytes of a file: 1 MiB.</summary>
    public const int MaxBytes = 1 << 20;

    private readonly ImmutableSortedDictionary<int, AreaCode> _byCode;

    internal AreaCodeTable(ImmutableSortedDictionary<int, AreaCode> byCode) =>
        (_byCode, CheckedOn) = (byCode, byCode.IsEmpty ? null : byCode.Values.Max(code => code.CheckedOn));

    /// <summary>The table that comes with this library.</summary>
    public static AreaCodeTable Default => Embedded.Table;

    /// <summary>No area codes: the numbering plan alone decides.</summary>
    public static AreaCodeTable Empty { get; } = new(ImmutableSortedDictionary<int, AreaCode>.Empty);

    /// <summary>The area codes, in ascending order.</summary>
    public IEnumerable<AreaCode> Codes => _byCode.Values;

    /// <summary>The latest day on which a source was read; null for an empty table.</summary>
    public DateOnly? CheckedOn { get; }

    /// <summary>The entry of an area code; null where the table has none.</summary>
    /// <param name="code">The three digits as a number.</param>
    public AreaCode? Find(int code) => _byCode.GetValueOrDefault(code);

    /// <summary>Reads a table from the bytes of a CSV file, UTF-8 with or without a byte order mark.</summary>
    /// <returns>The table; or the first thing that is wrong, with its line. Never throws.</returns>
    public static Result<AreaCodeTable, AreaCodeRefusal> Read(ReadOnlySpan<byte> file) => AreaCodeFile.Read(file);

    private static class Embedded
    {
        private const string Name = "CallingDomain.Numbers.area-codes.csv";

        internal static readonly AreaCodeTable Table = Load();

        private static AreaCodeTable Load()
        {
            using var stream = typeof(AreaCodeTable).Assembly.GetManifestResourceStream(Name)
                ?? throw new InvalidOperationException("The library has no table of area codes in it.");
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return Read(bytes).Value;
        }
    }
}
