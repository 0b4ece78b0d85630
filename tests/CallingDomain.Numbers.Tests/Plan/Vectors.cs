using CallingDomain.Tests;

namespace CallingDomain.Numbers.Tests;

/// <summary>Test data with libphonenumber's answers. tests/CallingDomain.Numbers.Oracle makes it, and more of it.</summary>
internal static class Vectors
{
    /// <summary>The rows of a file behind its heading, each as its columns; no column has a comma in it.</summary>
    public static IEnumerable<string[]> Of(string file) =>
        File.ReadLines(Repository.PathOf("tests", "CallingDomain.Numbers.Tests", "Data", file)).Skip(1).Select(row => row.Split(','));
}
