using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReadPhones(RowBlock block, PlainRows rows, int phone)
    {
        var numbers = rows.Phones(phone);
        if (_phones[phone] < 0)
        {
            numbers.Clear();
            return;
        }

        var starts = rows.CellStarts.AsSpan(0, block.Count);
        var ends = rows.CellEnds.AsSpan(0, block.Count);
        FindCells(block, rows, _phones[phone]);
        if (phones.ReadCertain(block.Text.AsSpan(0, block.Length), starts, ends, numbers[..block.Count]) == 0) return;
        for (var row = 0; row < starts.Length; row++)
        {
            if (numbers[row] == PhoneNumber.None && starts[row] < ends[row]) rows.IsPlain[row] = false;
        }
    }

    // The cells of a column without the quotes around them; an empty one for rows that are not plain.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void FindCells(RowBlock block, PlainRows rows, int column)
    {
        unchecked
        {
            ref var text = ref MemoryMarshal.GetArrayDataReference(block.Text); // no bounds checks: the positions are those of the scan
            ref var ends = ref MemoryMarshal.GetArrayDataReference(block.Ends);
            var firstEnds = block.FirstEnds.AsSpan(0, block.Count);
            var isPlain = rows.IsPlain.AsSpan(0, block.Count);
            var cellStarts = rows.CellStarts.AsSpan(0, block.Count);
            var cellEnds = rows.CellEnds.AsSpan(0, block.Count);
            for (var row = 0; row < firstEnds.Length; row++)
            {
                var (start, end) = (0, 0);
                if (isPlain[row])
                {
                    var at = firstEnds[row] + column;
                    (start, end) = (column == 0 ? block.Starts[row] : Unsafe.Add(ref ends, at - 1) + 1, Unsafe.Add(ref ends, at));
                    var quotes = Unsafe.Add(ref text, start) == Quote ? 1 : 0; // an empty cell has its delimiter there
                    (start, end) = (start + quotes, end - quotes);
                }

                (cellStarts[row], cellEnds[row]) = (start, end);
            }
        }
    }

    // At least one phone, and none twice.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void CheckPhones(RowBlock block, PlainRows rows)
    {
        for (var first = 0; first < block.Count; first += Vector512<ulong>.Count)
        {
            var (any, twice) = (PhonesOf(rows, 0, first), Vector512<ulong>.Zero);
            for (var phone = 1; phone < _phones.Length; phone++)
            {
                var own = PhonesOf(rows, phone, first);
                any |= own;
                for (var other = 0; other < phone; other++) twice |= Vector512.AndNot(Vector512.Equals(own, PhonesOf(rows, other, first)), Vector512.Equals(own, Vector512<ulong>.Zero));
            }

            var flaws = (twice | Vector512.Equals(any, Vector512<ulong>.Zero)).ExtractMostSignificantBits();
            for (; flaws != 0; flaws &= flaws - 1) rows.IsPlain[first + BitOperations.TrailingZeroCount(flaws)] = false;
        }

        var primary = rows.Phones(0);
        for (var row = 0; row < block.Count; row++) rows.NumberHashes[row] = IndexHash.Of(primary[row].Digits);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> PhonesOf(PlainRows rows, int phone, int first) => Vector512.Create<ulong>(MemoryMarshal.Cast<PhoneNumber, ulong>(rows.Phones(phone)[first..]));

    private static void LeaveListed(RowBlock block, PlainRows rows, Blacklist listed)
    {
        for (var phone = 0; phone < rows.PhoneColumns; phone++)
        {
            var numbers = rows.Phones(phone);
            for (var row = 0; row < block.Count; row++)
            {
                if (rows.IsPlain[row]) rows.IsPlain[row] = numbers[row] == PhoneNumber.None || !listed.Contains(numbers[row]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
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

    [MethodImpl(MethodImplOptions.NoInlining)]
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

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReadZones(RowBlock block, PlainRows rows)
    {
        if (layout.TimeZone < 0)
        {
            rows.Zones.AsSpan(0, block.Count).Fill(-1);
            return;
        }

        var known = zones!.Known;
        for (var row = 0; row < block.Count; row++)
        {
            rows.Zones[row] = -1;
            if (!rows.IsPlain[row]) continue;
            var cell = Raw(block, row, layout.TimeZone); // KnownZones.ReadLength bytes after it can be read, as after all text of a block
            if (!cell.IsEmpty) rows.IsPlain[row] = (rows.Zones[row] = known.IndexOf(in MemoryMarshal.GetReference(cell), cell.Length)) >= 0;
        }
    }

    private void ReadScheduled(RowBlock block, PlainRows rows)
    {
        for (var row = 0; row < block.Count; row++)
        {
            if (rows.IsPlain[row]) rows.IsPlain[row] = Raw(block, row, layout.ScheduledAt).IsEmpty;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
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
