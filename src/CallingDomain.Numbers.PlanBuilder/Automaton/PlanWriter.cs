using System.Buffers.Binary;
using System.Text;

namespace CallingDomain.Numbers.Build;

/// <summary>Writes the tables in the format of <see cref="PlanFormat"/>.</summary>
internal static class PlanWriter
{
    public static byte[] Write(PlanTables tables, PlanSource source, ReadOnlySpan<byte> rules)
    {
        List<(uint Id, byte[] Content)> sections =
        [
            (PlanFormat.Regions, BytesOf(tables.Regions)),
            (PlanFormat.Starts, BytesOf(tables.Starts)),
            (PlanFormat.Rows, BytesOf(tables.Rows)),
            (PlanFormat.Nodes, BytesOf(tables.Nodes)),
            (PlanFormat.Ends, BytesOf(tables.Ends)),
        ];
        if (!rules.IsEmpty) sections.Add((PlanFormat.Rules, rules.ToArray()));

        var length = Aligned(PlanFormat.SectionsAt + (sections.Count * PlanFormat.SectionEntryLength));
        var offsets = new List<int>();
        foreach (var (_, content) in sections)
        {
            offsets.Add(length);
            length = Aligned(length + content.Length);
        }

        var bytes = new byte[length];
        for (var section = 0; section < sections.Count; section++)
        {
            var entry = bytes.AsSpan(PlanFormat.SectionsAt + (section * PlanFormat.SectionEntryLength));
            BinaryPrimitives.WriteUInt32LittleEndian(entry, sections[section].Id);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[4..], (uint)offsets[section]);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], (uint)sections[section].Content.Length);
            sections[section].Content.CopyTo(bytes, offsets[section]);
        }

        WriteHead(bytes, sections.Count, source);
        return bytes;
    }

    private static void WriteHead(Span<byte> bytes, int sectionCount, PlanSource source)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, PlanFormat.Magic);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[PlanFormat.VersionAt..], PlanFormat.Version);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[PlanFormat.SectionCountAt..], (ushort)sectionCount);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[PlanFormat.LengthAt..], (uint)bytes.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[PlanFormat.DateAt..], source.Date is { } date ? (((date.Year * 100) + date.Month) * 100) + date.Day : 0);
        var version = Encoding.ASCII.GetBytes([.. source.Name.Select(character => character is >= ' ' and <= '~' ? character : '?')]);
        version.AsSpan(0, Math.Min(version.Length, PlanFormat.SourceLength)).CopyTo(bytes[PlanFormat.SourceAt..]);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[PlanFormat.ChecksumAt..], PlanFormat.Checksum(bytes[PlanFormat.CheckedFrom..]));
    }

    private static byte[] BytesOf(IReadOnlyList<ushort> numbers)
    {
        var bytes = new byte[numbers.Count * sizeof(ushort)];
        for (var at = 0; at < numbers.Count; at++) BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at * sizeof(ushort)), numbers[at]);
        return bytes;
    }

    private static int Aligned(int length) => (length + PlanFormat.SectionAlignment - 1) / PlanFormat.SectionAlignment * PlanFormat.SectionAlignment;
}
