using System.Runtime.CompilerServices;

namespace CallingDomain.Numbers;

/// <summary>A row in plain form, the common case: one of the two number forms, the delimiter, an exact label, the line end.</summary>
/// <remarks>All other rows take the slow path through <see cref="RowScanner"/> and <see cref="RowRules"/>, with the same answers.</remarks>
internal readonly ref struct PlainRow
{
    private const byte CarriageReturn = (byte)'\r', LineFeed = (byte)'\n';

    private PlainRow(PhoneNumber number, CallPurpose purpose, int length, int next)
    {
        Number = number;
        Purpose = purpose;
        Length = length;
        Next = next;
    }

    public readonly PhoneNumber Number;

    public readonly CallPurpose Purpose;

    /// <summary>The length in bytes without the line break.</summary>
    public readonly int Length;

    /// <summary>The length in bytes with the line break.</summary>
    public readonly int Next;

    /// <summary>Reads the row at the start of a text; false if it is not in plain form or incomplete.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ReadOnlySpan<byte> text, byte delimiter, bool isWhole, out PlainRow row)
    {
        row = default;
        if (text.Length <= NanpDigits.PrefixedLength) return false;
        var form = NanpDigits.BareLength + (Is(text[0], '+') * (NanpDigits.PrefixedLength - NanpDigits.BareLength));
        if (text[form] != delimiter || !NanpDigits.TryRead(text[..form], out var digits)) return false;
        var rest = text[(form + 1)..];
        var purpose = PurposeLabels.AtStartOf(rest, out var labelLength);
        if (purpose == CallPurpose.Unspecified) return false;
        var length = form + 1 + labelLength;
        var next = length;
        if (length == text.Length)
        {
            if (!isWhole) return false;
        }
        else if (text[next] == LineFeed)
        {
            next++;
        }
        else
        {
            if (text[next++] != CarriageReturn) return false;
            if (next < text.Length) next += text[next] == LineFeed ? 1 : 0;
            else if (!isWhole) return false;
        }

        row = new PlainRow(new PhoneNumber(digits.Value), purpose, length, next);
        return true;
    }

    // 1 or 0 without a branch: the form of the next row cannot be predicted.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Is(byte one, char other) => unchecked((int)((uint)((one ^ other) - 1) >> 31));
}
