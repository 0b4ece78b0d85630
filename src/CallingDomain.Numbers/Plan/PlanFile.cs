using System.Buffers.Binary;
using System.Text;

namespace CallingDomain.Numbers;

/// <summary>The sections of a plan file, checked: lookups need no bounds checks.</summary>
/// <remarks>Fields and plain loops: code that runs once costs mainly its compilation.</remarks>
internal sealed class PlanFile(string sourceVersion, ushort[] regions, ushort[] starts, ushort[] rows, ushort[] nodes, ushort[] ends, byte[] rules)
{
    public readonly string SourceVersion = sourceVersion;

    /// <summary>Starts with none, for invalid numbers; padded with none, so that no verdict points past the end.</summary>
    public readonly ushort[] Regions = regions;
    public readonly ushort[] Starts = starts;
    public readonly ushort[] Rows = rows;

    /// <summary>The head of each row.</summary>
    public readonly RowHead[] Heads = HeadsOf(rows);
    public readonly ushort[] Nodes = nodes;
    public readonly ushort[] Ends = ends;
    public readonly byte[] Rules = rules;
    public int Size;

    /// <summary>The date as yyyymmdd; 0 if unknown.</summary>
    public int SourceDate;

    /// <summary>Reads and checks a plan.</summary>
    /// <returns>Unspecified; or foreign, newer, truncated or damaged, without a file.</returns>
    public static PlanReason Read(byte[] bytes, out PlanFile? file)
    {
        file = null;
        var reason = CheckWhole(bytes);
        if (reason != PlanReason.Unspecified) return reason;
        var parts = ReadTrusted(bytes);
        if (!PlanStructure.IsSound(parts) || !IsDate(parts.SourceDate) || !IsSource(bytes)) return PlanReason.Damaged;
        file = parts;
        return PlanReason.Unspecified;
    }

    /// <summary>Reads a plan without checks, such as the embedded plan, which a test checks: the first lookup need not wait.</summary>
    public static PlanFile ReadTrusted(byte[] bytes)
    {
        var regions = Numbers(bytes, PlanFormat.Regions, before: 1, after: PlanFormat.MaxRegionPlace);
        var file = new PlanFile(Source(bytes), regions, Numbers(bytes, PlanFormat.Starts), Numbers(bytes, PlanFormat.Rows), Numbers(bytes, PlanFormat.Nodes), Numbers(bytes, PlanFormat.Ends), Rest(bytes))
        {
            Size = bytes.Length,
            SourceDate = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(PlanFormat.DateAt)),
        };
        return file;
    }

    private static PlanReason CheckWhole(ReadOnlySpan<byte> bytes)
    {
        if (!BeginsAsPlan(bytes)) return PlanReason.Foreign;
        if (bytes.Length < PlanFormat.SectionsAt) return PlanReason.Truncated;
        if (BinaryPrimitives.ReadUInt16LittleEndian(bytes[PlanFormat.VersionAt..]) > PlanFormat.Version) return PlanReason.Newer;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes[PlanFormat.LengthAt..]);
        if (length > PlanFormat.MaxBytes) return PlanReason.Damaged;
        if (length > bytes.Length) return PlanReason.Truncated;
        if (length != bytes.Length) return PlanReason.Damaged;
        var isUnchanged = BinaryPrimitives.ReadUInt32LittleEndian(bytes[PlanFormat.ChecksumAt..]) == PlanFormat.Checksum(bytes[PlanFormat.CheckedFrom..]);
        return isUnchanged ? PlanReason.Unspecified : PlanReason.Damaged;
    }

    private static bool BeginsAsPlan(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < sizeof(ulong) && at < bytes.Length; at++)
        {
            if (bytes[at] != (byte)(PlanFormat.Magic >> (8 * at) & 0xFF)) return false;
        }

        return !bytes.IsEmpty;
    }

    private static ushort[] Numbers(byte[] bytes, uint id, int before = 0, int after = 0)
    {
        var length = LengthOf(bytes, id, out var start) / sizeof(ushort);
        var numbers = new ushort[before + length + after];
        Buffer.BlockCopy(bytes, start, numbers, before * sizeof(ushort), length * sizeof(ushort));
        if (!BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(numbers, numbers);
        return numbers;
    }

    private static byte[] Rest(byte[] bytes)
    {
        var rest = new byte[LengthOf(bytes, PlanFormat.Rules, out var start)];
        Buffer.BlockCopy(bytes, start, rest, 0, rest.Length);
        return rest;
    }

    // A section that is missing or exceeds the file is empty.
    private static int LengthOf(ReadOnlySpan<byte> bytes, uint id, out int start)
    {
        var count = BinaryPrimitives.ReadUInt16LittleEndian(bytes[PlanFormat.SectionCountAt..]);
        var table = bytes[PlanFormat.SectionsAt..];
        start = 0;
        for (uint section = 0; section < count && table.Length >= PlanFormat.SectionEntryLength; section++, table = table[PlanFormat.SectionEntryLength..])
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(table) != id) continue;
            ulong offset = BinaryPrimitives.ReadUInt32LittleEndian(table[4..]), length = BinaryPrimitives.ReadUInt32LittleEndian(table[8..]);
            if (offset + length > (ulong)bytes.Length) return 0;
            start = (int)offset;
            return (int)length;
        }

        return 0;
    }

    private static RowHead[] HeadsOf(ushort[] rows)
    {
        var heads = new RowHead[rows.Length / PlanFormat.RowLength];
        for (var row = 0; row < heads.Length; row++)
        {
            var at = row * PlanFormat.RowLength;
            heads[row] = new RowHead(unchecked((ushort)(rows[at + PlanFormat.RegionInRow] + 1)), rows[at + PlanFormat.CallingCodeInRow], rows[at + PlanFormat.LengthsInRow]);
        }

        return heads;
    }

    private static bool IsDate(int date)
    {
        var (year, month, day) = (date / 10000, date / 100 % 100, date % 100);
        return date == 0 || (year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month));
    }

    private static string Source(ReadOnlySpan<byte> bytes) =>
        Encoding.Latin1.GetString(bytes.Slice(PlanFormat.SourceAt, PlanFormat.SourceLength)).TrimEnd('\0');

    // Printable characters, then zeros.
    private static bool IsSource(ReadOnlySpan<byte> bytes)
    {
        foreach (var character in bytes.Slice(PlanFormat.SourceAt, PlanFormat.SourceLength).TrimEnd((byte)0))
        {
            if (character is < (byte)' ' or > (byte)'~') return false;
        }

        return true;
    }
}
