using System.Runtime.InteropServices;
using System.Text;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Contacts;

/// <content>Plain rows, which are added column by column.</content>
public sealed partial class ContactTable
{
    /// <summary>Adds consecutive plain contacts of the current block of a reader.</summary>
    /// <param name="reader">The reader, at one of the rows or at the row after them.</param>
    /// <param name="first">The first row.</param>
    /// <param name="count">The number of rows.</param>
    internal void AddPlain(ContactReader reader, int first, int count)
    {
        BeginRows(reader);
        while (count > 0)
        {
            var (block, at) = NextPlace();
            var added = Math.Min(count, ContactBlock.Length - at);
            AddColumns(block, at, reader.Block, first, added);
            for (var row = first; row < first + added; row++) block.SetText(at + row - first, AddTexts(reader, row));
            Count += added;
            (first, count) = (first + added, count - added);
        }
    }

    private void AddColumns(ContactBlock block, int at, RowBlock rows, int first, int count)
    {
        var values = rows.Plain;
        MemoryMarshal.Cast<PhoneNumber, ulong>(values.Phones(0).Slice(first, count)).CopyTo(block.PrimaryPhones.AsSpan(at));
        block.Lines.Set(at, rows.Lines.AsSpan(first, count));
        block.Priorities.Set(at, values.Priorities.AsSpan(first, count));
        block.Zones.Set(at, values.Zones.AsSpan(first, count));
        for (var added = 0; added < count && values.PhoneColumns > 1;) added += AddPhones(block, at + added, values, first + added, count - added);
        if (Heading.ScheduledAt < 0) return;
        for (var i = 0; i < count; i++) _scheduled.Add(Instant.MinValue);
    }

    // The additional phones of rows, as many as a block of phones has room for; of one row if it has room for none. The number of rows.
    private int AddPhones(ContactBlock block, int at, PlainRows values, int first, int count)
    {
        unchecked
        {
            var (kinds, before, taken) = (values.PhoneColumns - 1, _phones.Count, 0);
            var room = _phones.Room(count * kinds);
            var rows = room.Length / kinds;
            for (var row = 0; row < rows; row++)
            {
                block.FirstPhones.Set(at + row, before + taken);
                for (var kind = 0; kind < kinds; kind++)
                {
                    var digits = values.Phone(kind + 1, first + row).Digits;
                    room[taken] = digits | ((ulong)kind << DigitBits);
                    taken += digits == 0 ? 0 : 1; // without a branch
                }
            }

            _phones.Take(taken);
            if (rows > 0) return rows;
            block.FirstPhones.Set(at, before);
            for (var kind = 0; kind < kinds; kind++)
            {
                if (values.Phone(kind + 1, first).Digits is > 0 and var digits) _phones.Add(digits | ((ulong)kind << DigitBits));
            }

            return 1;
        }
    }

    private long AddTexts(ContactReader reader, int row)
    {
        var rows = reader.Block;
        _texts.Begin();
        if (Heading.Id >= 0) _texts.Add(PlainReading.Cell(rows, row, Heading.Id));
        if (Heading.Name.HasParts) _texts.Add(Encoding.UTF8.GetBytes(Heading.Name.Text(reader.CellsOf(row))));
        else if (!Heading.Name.IsNone) _texts.Add(PlainReading.Cell(rows, row, Heading.Name.Full));
        foreach (var (_, column) in Heading.Fields) _texts.Add(PlainReading.Cell(rows, row, column));
        for (var kind = 0; kind < Heading.AdditionalPhones.Length; kind++)
        {
            if (Heading.AdditionalPhones[kind].Description is >= 0 and var description && rows.Plain.Phone(kind + 1, row) != PhoneNumber.None) _texts.Add(PlainReading.Cell(rows, row, description));
        }

        return _texts.Address;
    }
}
