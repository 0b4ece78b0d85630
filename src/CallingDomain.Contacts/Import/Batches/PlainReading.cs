using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>Reads the plain rows of blocks, column by column; all other rows are left to the general path, which gives the same answers for plain rows.</summary>
/// <param name="layout">The columns.</param>
/// <param name="phones">Reads the phones.</param>
/// <param name="zones">The time zones that are known so far; null without a column of them.</param>
/// <param name="doNotCall">The numbers that no row may have; null for none.</param>
/// <remarks>Thread-safe, for different blocks.</remarks>
internal sealed class PlainReading(PlainLayout layout, PhoneReader phones, ZoneCells? zones, Blacklist? doNotCall)
{
    private const byte Quote = (byte)'"', Blank = (byte)' ', Delete = 0x7F;
    private const int MaxPriorityDigits = 9;

    private readonly int[] _phones = [.. layout.Phones];

    /// <summary>Reads the rows of a block.</summary>
    public void Read(RowBlock block)
    {
        var rows = block.Plain;
        rows.Reserve(block.Count, _phones.Length);
        for (var row = 0; row < block.Count; row++) rows.IsPlain[row] = block.CellCount(row) == layout.Columns && (block.Marks[row] & ~RowMarks.Quotes) == 0;
        for (var phone = 0; phone < _phones.Length; phone++) ReadPhones(block, rows, phone);
        CheckPhones(block, rows);
        if (doNotCall is not null) LeaveListed(block, rows, doNotCall);
        if (layout.Id >= 0) ReadIds(block, rows);
        ReadPriorities(block, rows);
        ReadZones(block, rows);
        if (layout.ScheduledAt >= 0) ReadScheduled(block, rows);
        for (var unused = 0; unused < layout.Unused.Length; unused++) ReadUnused(block, rows, unused);
    }

    /// <summary>A cell of a plain row without the quotes around it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<byte> Raw(RowBlock block, int row, int column)
    {
        unchecked
        {
            var end = block.FirstEnds[row] + column;
            ref var ends = ref MemoryMarshal.GetArrayDataReference(block.Ends);
            var start = column == 0 ? block.Starts[row] : Unsafe.Add(ref ends, end - 1) + 1;
            var length = Unsafe.Add(ref ends, end) - start;
            ref var first = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(block.Text), start);
            return length > 0 && first == Quote ? MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref first, 1), length - 2) : MemoryMarshal.CreateReadOnlySpan(ref first, length);
        }
    }

    /// <summary>The same without white space around it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<byte> Cell(RowBlock block, int row, int column)
    {
        var cell = Raw(block, row, column);
        return cell.IsEmpty || (cell[0] is > Blank and < Delete && cell[^1] is > Blank and < Delete) ? cell : DelimitedText.Trim(cell);
    }

    private void ReadPhones(RowBlock block, PlainRows rows, int phone)
    {
        unchecked
        {
            var (column, at) = (_phones[phone], phone);
            for (var row = 0; row < block.Count; row++, at += _phones.Length)
            {
                rows.Phones[at] = 0;
                if (column < 0 || !rows.IsPlain[row]) continue;
                var cell = Raw(block, row, column);
                if (cell.IsEmpty) continue;
                if (!phones.TryReadCertain(cell, out var number)) rows.IsPlain[row] = false;
                rows.Phones[at] = number.Digits;
            }
        }
    }

    // At least one phone, and none twice.
    private void CheckPhones(RowBlock block, PlainRows rows)
    {
        for (var row = 0; row < block.Count; row++)
        {
            var own = rows.Phones.AsSpan(row * _phones.Length, _phones.Length);
            rows.IsPlain[row] &= AreDistinct(own);
            rows.NumberHashes[row] = IndexHash.Of(own[0]);
        }
    }

    private void LeaveListed(RowBlock block, PlainRows rows, Blacklist listed)
    {
        for (var row = 0; row < block.Count; row++)
        {
            if (!rows.IsPlain[row]) continue;
            foreach (var phone in rows.Phones.AsSpan(row * _phones.Length, _phones.Length)) rows.IsPlain[row] &= phone == 0 || !listed.Contains(PhoneNumber.FromDigits(phone));
        }
    }

    private static bool AreDistinct(ReadOnlySpan<ulong> phones)
    {
        var hasAny = phones[0] != 0;
        for (var i = 1; i < phones.Length; i++)
        {
            if (phones[i] == 0) continue;
            hasAny = true;
            for (var other = 0; other < i; other++)
            {
                if (phones[i] == phones[other]) return false;
            }
        }

        return hasAny;
    }

    private void ReadIds(RowBlock block, PlainRows rows)
    {
        for (var row = 0; row < block.Count; row++)
        {
            if (!rows.IsPlain[row]) continue;
            var id = Cell(block, row, layout.Id);
            rows.IdHashes[row] = IndexHash.Of(id);
            rows.IsPlain[row] = !id.IsEmpty;
        }
    }

    private void ReadPriorities(RowBlock block, PlainRows rows)
    {
        for (var row = 0; row < block.Count; row++)
        {
            rows.Priorities[row] = Contact.DefaultPriority;
            if (layout.Priority < 0 || !rows.IsPlain[row]) continue;
            var cell = Raw(block, row, layout.Priority);
            if (!cell.IsEmpty) rows.IsPlain[row] = TryReadPriority(cell, out rows.Priorities[row]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryReadPriority(ReadOnlySpan<byte> cell, out int priority)
    {
        unchecked
        {
            priority = 0;
            if (cell.Length > MaxPriorityDigits) return false;
            foreach (var unit in cell)
            {
                if ((uint)(unit - '0') > 9) return false;
                priority = (priority * 10) + (unit - '0');
            }

            return priority > 0;
        }
    }

    private void ReadZones(RowBlock block, PlainRows rows)
    {
        var known = zones?.Known;
        for (var row = 0; row < block.Count; row++)
        {
            rows.Zones[row] = -1;
            if (layout.TimeZone < 0 || !rows.IsPlain[row]) continue;
            var cell = Raw(block, row, layout.TimeZone);
            if (!cell.IsEmpty) rows.IsPlain[row] = (rows.Zones[row] = known!.IndexOf(cell)) >= 0;
        }
    }

    private void ReadScheduled(RowBlock block, PlainRows rows)
    {
        for (var row = 0; row < block.Count; row++)
        {
            if (rows.IsPlain[row]) rows.IsPlain[row] = Raw(block, row, layout.ScheduledAt).IsEmpty;
        }
    }

    private void ReadUnused(RowBlock block, PlainRows rows, int unused)
    {
        var place = layout.Unused[unused];
        for (var row = 0; row < block.Count; row++)
        {
            if (unused == 0) rows.UnusedPhones[row] = 0;
            if (!rows.IsPlain[row]) continue;
            var content = UnusedCells.Look(place, Cell(block, row, place.Column), phones);
            if (content == UnusedContent.CallingCode) rows.IsPlain[row] = false;
            else if (content == UnusedContent.Phones) rows.UnusedPhones[row] |= 1UL << unused;
        }
    }
}
