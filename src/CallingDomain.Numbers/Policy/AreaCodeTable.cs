using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>Area codes of the North American Numbering Plan that a numbering plan may not have yet, with status, source and date.</summary>
/// <remarks>
/// Numbering plans get an area code months or years after its first numbers. The table is used only for area codes that the plan does not have. Immutable, compared by content,
/// thread-safe. The CSV format is described in <c>docs/numbers.md</c>. JSON: <c>"default"</c> for <see cref="Default"/>, else an array with an object for each row.
/// </remarks>
[JsonConverter(typeof(NumbersJsonConverter))]
public sealed class AreaCodeTable : IEquatable<AreaCodeTable>
{
    /// <summary>The maximum size of a file: 1 MiB.</summary>
    public const int MaxBytes = 1 << 20;

    private readonly ImmutableSortedDictionary<int, AreaCode> _byCode;

    internal AreaCodeTable(ImmutableSortedDictionary<int, AreaCode> byCode) =>
        (_byCode, CheckedOn) = (byCode, byCode.IsEmpty ? null : byCode.Values.Max(code => code.CheckedOn));

    /// <summary>The table of this library.</summary>
    public static AreaCodeTable Default => Embedded.Table;

    /// <summary>No area codes: the numbering plan alone decides.</summary>
    public static AreaCodeTable Empty { get; } = new(ImmutableSortedDictionary<int, AreaCode>.Empty);

    /// <summary>The area codes, in ascending order.</summary>
    internal IEnumerable<AreaCode> Codes => _byCode.Values;

    /// <summary>The latest day on which a source was checked; null for an empty table.</summary>
    public DateOnly? CheckedOn { get; }

    /// <summary>Finds the entry of an area code; null if there is none.</summary>
    internal AreaCode? Find(int code) => _byCode.GetValueOrDefault(code);

    /// <summary>Reads a table from a CSV file in UTF-8, with or without a byte order mark.</summary>
    /// <returns>The table; or the first reason, with its line. Never throws.</returns>
    public static Result<AreaCodeTable, AreaCodeRefusal> Read(ReadOnlySpan<byte> file) => AreaCodeFile.Read(file);

    /// <inheritdoc/>
    public bool Equals(AreaCodeTable? other) => ReferenceEquals(this, other) || (other is not null && Codes.SequenceEqual(other.Codes));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AreaCodeTable);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_byCode.Count, CheckedOn);

    private static class Embedded
    {
        private const string Name = "CallingDomain.Numbers.area-codes.csv";

        internal static readonly AreaCodeTable Table = Read(EmbeddedFile.Read(typeof(AreaCodeTable).Assembly, Name)).Value;
    }
}
