using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CallingDomain.Numbers;

/// <summary>The fast path: reads consecutive rows in plain form, which are one of the two number forms, the delimiter, an exact label, and LF or CR LF.</summary>
/// <remarks>All other rows take the slow path through <see cref="RowScanner"/> and <see cref="RowRules"/>, with the same answers.</remarks>
internal static class PlainRows
{
    private const byte CarriageReturn = (byte)'\r', LineFeed = (byte)'\n';

    /// <summary>The bytes that are examined for a row: more than the longest plain row, and than a row up to its label with <see cref="PurposeLabels.SlotLength"/>.</summary>
    private const int Window = 64;

    /// <summary>Plain rows have their line feed among the bytes from 16 to 47.</summary>
    private const int LeastLength = 16;

    /// <summary>Reads accepted rows in plain form until another row, the end of the text, or the last place for a row.</summary>
    /// <param name="text">The buffered rows.</param>
    /// <param name="delimiter">The delimiter of columns.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="isWhole">Whether the text is complete.</param>
    /// <param name="progress">The position to continue from.</param>
    /// <param name="rows">Receives the rows.</param>
    /// <returns>The number of rows.</returns>
    public static int Read(ReadOnlySpan<byte> text, byte delimiter, RowRules rules, bool isWhole, ref RowProgress progress, Span<PlainRow> rows)
    {
        var count = ReadRows(text, delimiter, rules, ref progress.Position, rows);
        if (count < rows.Length && text.Length - progress.Position < Window) count += ReadLast(text, delimiter, rules, isWhole, ref progress.Position, rows[count..]);
        if (count == 0) return 0;
        progress.NextLine += count;
        progress.DataRows += count;
        progress.HasText = progress.HasColumns = true;
        return count;
    }

    private static int ReadRows(ReadOnlySpan<byte> text, byte delimiter, RowRules rules, ref int position, Span<PlainRow> rows)
    {
        var (start, count, last) = (position, 0, text.Length - Window);
        unchecked
        {
            while (count < rows.Length && start <= last && TryRead(in text[start], delimiter, rules, start, out rows[count], out var next))
            {
                count++;
                start += next;
            }
        }

        position = start;
        return count;
    }

    // A copy of the end of the text, followed by zeros, which are in no plain row; the end of the whole text is a line break too.
    private static int ReadLast(ReadOnlySpan<byte> text, byte delimiter, RowRules rules, bool isWhole, ref int position, Span<PlainRow> rows)
    {
        Span<byte> copy = stackalloc byte[2 * Window];
        var rest = text[position..];
        rest.CopyTo(copy);
        if (isWhole) copy[rest.Length] = LineFeed;
        var (start, count) = (0, 0);
        while (count < rows.Length && start < rest.Length && TryRead(in copy[start], delimiter, rules, position + start, out rows[count], out var next))
        {
            count++;
            start += next;
        }

        position += Math.Min(start, rest.Length);
        return count;
    }

    // Reads the row at the start of a window, with one branch for all properties of plain rows.
    // The next row starts behind the line feed: to derive its start from the label would make each row wait for the last one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryRead(ref readonly byte window, byte delimiter, RowRules rules, int start, out PlainRow row, out int next)
    {
        unchecked
        {
            next = EndOf(in window);
            var prefix = NanpDigits.PrefixLengthOf(in window);
            var flaws = NanpDigits.ReadBare(in At(in window, prefix), out var number);
            var hasLabel = PurposeLabels.IsAt(in At(in window, prefix + NanpDigits.BareLength + 1), out var purpose, out var length);
            length += prefix + NanpDigits.BareLength + 1;
            flaws |= (uint)((At(in window, prefix + NanpDigits.BareLength) ^ delimiter) | ((next - 1 - Is(At(in window, next - 2), CarriageReturn)) ^ length));
            row = new PlainRow(new PurposeNumber(number, purpose), start, length);
            return flaws == 0 && hasLabel && rules.IsPlainlyAccepted(new PhoneNumber(number), purpose);
        }
    }

    // The position behind the first line feed of a plain row; at least 2 for other rows.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int EndOf(ref readonly byte window)
    {
        var lineFeeds = Vector256.Equals(Vector256.LoadUnsafe(in window, LeastLength), Vector256.Create(LineFeed)).ExtractMostSignificantBits();
        return unchecked(LeastLength + 1 + BitOperations.TrailingZeroCount(lineFeeds));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref readonly byte At(ref readonly byte window, int place) => ref Unsafe.Add(ref Unsafe.AsRef(in window), place);

    // 1 or 0 without a branch.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Is(byte one, byte other) => unchecked((int)((uint)((one ^ other) - 1) >> 31));
}
