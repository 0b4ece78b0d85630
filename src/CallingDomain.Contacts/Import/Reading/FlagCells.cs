using System.Text;

namespace CallingDomain.Contacts;

/// <summary>Reads a column of yes and no.</summary>
internal sealed class FlagCells(FlagColumn asked)
{
    private const int MaxLength = 256; // of a word, in bytes

    private readonly HashSet<string> _yes = new(asked.Yes.Select(word => word.Trim()), StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _no = new(asked.No.Select(word => word.Trim()), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a cell means yes; null for a cell that is none of the words.</summary>
    public bool? Read(ReadOnlySpan<byte> cell)
    {
        if (cell.Length > MaxLength) return null;
        Span<char> room = stackalloc char[MaxLength];
        ReadOnlySpan<char> word = room[..Encoding.UTF8.GetChars(cell, room)];
        var (isYes, isNo) = (_yes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word), _no.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word));
        return isYes == isNo ? null : isYes;
    }
}
