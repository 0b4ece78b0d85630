using System.Buffers.Binary;
using System.Numerics;

namespace CallingDomain.Numbers.Build;

/// <summary>Writes the tables for <see cref="RulesFile"/>.</summary>
internal static class RulesWriter
{
    internal static byte[] Write(IReadOnlyList<TerritoryRecord> records, MachineWriter machine, LayoutTables layouts, TextPool texts)
    {
        var body = new MemoryStream();
        Write(body, Index(RegionCode.Bound, records, record => record.Region == RegionCode.World.Packed ? null : record.Region));
        Write(body, Index(PlanRules.CallingCodeBound, records, record => record.IsMain ? record.CallingCode : null));
        body.Write(new byte[Territory.Size]);
        var walker = new DigitMachine([.. machine.Words], [.. machine.Notes]);
        foreach (var record in records) Write(body, Words(record, walker));
        Write(body, machine.Words);
        Write(body, machine.Notes);
        Write(body, layouts.Roots);
        foreach (var layout in layouts.Layouts) Write(body, [layout.NationalGroups, layout.National, layout.InternationalGroups, layout.International]);
        body.Write([.. texts.Bytes]);

        var file = new byte[RulesFile.HeaderSize + (int)body.Length];
        RulesFile.Magic.CopyTo(file);
        file[RulesFile.Magic.Length] = RulesFile.Version;
        int[] counts = [records.Count + 1, machine.Words.Count, machine.Notes.Count, layouts.Roots.Count, layouts.Layouts.Count, texts.Bytes.Count];
        for (var index = 0; index < RulesFile.CountOfCounts; index++)
        {
            if (counts[index] > ushort.MaxValue) throw new MetadataException(PlanReason.TooLarge);
            BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(RulesFile.CountsAt + (2 * index)), (ushort)counts[index]);
        }

        body.ToArray().CopyTo(file, RulesFile.HeaderSize);
        BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(RulesFile.ChecksumAt), RulesFile.Checksum(file.AsSpan(RulesFile.CountsAt)));
        return file;
    }

    private static ushort[] Index(int bound, IReadOnlyList<TerritoryRecord> records, Func<TerritoryRecord, ushort?> keyOf)
    {
        var index = new ushort[bound];
        for (var at = 0; at < records.Count; at++)
        {
            if (keyOf(records[at]) is { } key) index[key] = (ushort)(at + 1);
        }

        return index;
    }

    // in the order of Territory's fields
    private static ushort[] Words(TerritoryRecord record, DigitMachine walker)
    {
        var code = record.CallingCode;
        var first = code < 10 ? code : code < 100 ? code / 10 : code / 100;
        var noInternational = DigitMachine.DigitMask & ~walker.FirstDigits(record.InternationalPrefix);
        var noNational = DigitMachine.DigitMask & ~walker.FirstDigits(record.NationalPrefix);
        return
        [
            record.Region, code, (ushort)(record.Lengths & 0xFFFF), (ushort)(record.Lengths >> 16),
            (ushort)BitOperations.Log2(record.Lengths), (ushort)(code < 10 ? 1 : code < 100 ? 2 : 3),
            record.General, record.InternationalPrefix, record.NationalPrefix, record.Transform, record.TrunkText, record.InternationalText,
            record.Layouts.Start, record.Layouts.Shortest, record.Layouts.Count,
            (ushort)noInternational, (ushort)noNational, (ushort)(noInternational & noNational & ~(1 << first)),
        ];
    }

    private static void Write(MemoryStream body, IEnumerable<ushort> numbers)
    {
        foreach (var number in numbers) body.Write([(byte)(number & 0xFF), (byte)(number >> 8)]);
    }
}
