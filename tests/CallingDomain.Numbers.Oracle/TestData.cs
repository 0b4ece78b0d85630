namespace CallingDomain.Numbers.Oracle;

/// <summary>Writes rows for tests: the same bytes on every machine.</summary>
internal static class TestData
{
    public static void Write(string path, string header, IEnumerable<string> rows)
    {
        using var file = new StreamWriter(path) { NewLine = "\n" };
        file.WriteLine(header);
        foreach (var row in rows) file.WriteLine(row);
    }
}
