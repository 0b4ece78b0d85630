namespace CallingDomain.Shared;

/// <summary>The Levenshtein distance of texts, ignoring the case of ASCII letters.</summary>
internal static class EditDistance
{
    /// <remarks>Takes time proportional to the product of both lengths; the caller limits them.</remarks>
    public static int Between(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        Span<int> row = stackalloc int[right.Length + 1];
        for (var column = 0; column < row.Length; column++) row[column] = column;
        for (var line = 1; line <= left.Length; line++)
        {
            var diagonal = row[0];
            row[0] = line;
            for (var column = 1; column < row.Length; column++)
            {
                var replaced = diagonal + (Same(left[line - 1], right[column - 1]) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.Min(replaced, Math.Min(row[column], row[column - 1]) + 1);
            }
        }

        return row[^1];
    }

    private static bool Same(char left, char right) =>
        left == right || (char.IsAsciiLetter(left) && char.IsAsciiLetter(right) && (left | 0x20) == (right | 0x20));
}
