namespace CallingDomain.Contacts.Tests;

public sealed class CompactColumnTests
{
    [Property]
    public bool Set_NearlyRegularValues_AllComeBack(int first, sbyte step, short[] small, int[] large)
    {
        int[] differences = [.. small.Select(each => each % 3), .. small.Select(each => (int)each), .. large, .. small.Select(each => (int)each)];
        var column = new CompactColumn(differences.Length + 1, step);
        int[] values = [first, .. differences.Select((difference, at) => unchecked(first + ((at + 1) * step) + difference))];
        for (var row = 0; row < values.Length; row++)
        {
            column.Set(row, values[row]);
            if (!values.Take(row + 1).Select((value, at) => column[at] == value).All(same => same)) return false;
        }

        return true;
    }
}
