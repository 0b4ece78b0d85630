namespace CallingDomain.Numbers;

/// <summary>Checks the structure of a loaded plan, on which every lookup relies: no index is out of range and every walk ends.</summary>
internal static class PlanStructure
{
    private const int MaxCallingCode = 999, VerdictBits = (PlanFormat.MaxRegionPlace << PlanFormat.RegionShift) | PlanFormat.TypeMask;

    public static bool IsSound(PlanFile file)
    {
        var (starts, rows, nodes, ends) = (file.Starts, file.Rows, file.Nodes, file.Ends);
        var regions = file.Regions.AsSpan(1, file.Regions.Length - 1 - PlanFormat.MaxRegionPlace);
        var nodeCount = nodes.Length / PlanFormat.DigitCount;
        if (nodes.Length != nodeCount * PlanFormat.DigitCount || nodeCount > PlanFormat.MaxNodes) return false;
        if (ends.Length == 0 || ends.Length > nodeCount || regions.Length >= ushort.MaxValue - PlanFormat.MaxRegionPlace) return false;
        foreach (var region in regions)
        {
            if (!RegionCode.IsPacked(region)) return false;
        }

        return AreSoundStarts(starts, rows) && AreSoundRows(rows, regions.Length, nodeCount) && AreSoundEnds(ends) && AreSoundNodes(nodes, ends.Length);
    }

    private static bool AreSoundStarts(ushort[] starts, ushort[] rows)
    {
        if (starts.Length != PlanFormat.StartCount || rows.Length % PlanFormat.RowLength != 0) return false;
        foreach (var row in starts)
        {
            if (row >= rows.Length / PlanFormat.RowLength) return false;
        }

        return true;
    }

    private static bool AreSoundRows(ushort[] rows, int regionCount, int nodeCount)
    {
        for (var row = 0; row < rows.Length; row += PlanFormat.RowLength)
        {
            if (rows[row + PlanFormat.CallingCodeInRow] > MaxCallingCode || rows[row + PlanFormat.RegionInRow] >= regionCount) return false;
            for (var at = row + PlanFormat.StartDigits; at < row + PlanFormat.RowLength; at++)
            {
                if (rows[at] >= nodeCount) return false;
            }
        }

        return true;
    }

    private static bool AreSoundEnds(ushort[] ends)
    {
        for (var end = 0; end < ends.Length; end++)
        {
            int verdict = ends[end];
            if ((verdict == 0) != (end == PlanFormat.InvalidEnd)) return false;
            if (verdict != 0 && ((verdict & ~VerdictBits) != 0 || (verdict & PlanFormat.TypeMask) is 0 or > PlanFormat.MaxType)) return false;
        }

        return true;
    }

    // An end leads to itself, every other node to ends and later nodes: there are no cycles.
    private static bool AreSoundNodes(ushort[] nodes, int endCount)
    {
        var at = 0;
        for (var node = 0; at < nodes.Length; node++)
        {
            for (var digit = 0; digit < PlanFormat.DigitCount; digit++, at++)
            {
                int next = nodes[at];
                if (node < endCount ? next != node : (next <= node && next >= endCount) || next * PlanFormat.DigitCount >= nodes.Length) return false;
            }
        }

        return true;
    }
}
