using System.Globalization;

namespace CallingDomain.Contacts;

/// <summary>Reads a column of ranks as priorities.</summary>
internal static class PriorityCells
{
    /// <summary>The priority of a cell; null for an invalid one.</summary>
    public static int? Read(ReadOnlySpan<byte> cell, PriorityColumn asked)
    {
        if (cell.IsEmpty && asked.Default is null) return Contact.DefaultPriority;
        var rank = cell.IsEmpty ? asked.Default!.Value : RankOf(cell);
        if (rank is null) return null;
        var priority = asked.Order == PriorityOrder.LowerFirst ? rank.Value : (long)asked.Highest!.Value - rank.Value + 1;
        return priority is >= 1 and <= int.MaxValue ? (int)priority : null;
    }

    private static int? RankOf(ReadOnlySpan<byte> cell) => int.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var rank) ? rank : null;
}
