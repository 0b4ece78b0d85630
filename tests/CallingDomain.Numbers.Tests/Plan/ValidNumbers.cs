using CallingDomain.Tests;

namespace CallingDomain.Numbers.Tests;

/// <summary>Generated valid numbers of nearly every region and type.</summary>
internal static class ValidNumbers
{
    public static IReadOnlyList<PhoneNumber> All { get; } =
        [.. File.ReadLines(Repository.PathOf("tests", "CallingDomain.Numbers.Tests", "Data", "valid-numbers.txt")).Select(text => PhoneNumber.Parse(text)).Where(number => NumberingPlan.Default.Lookup(number).IsValid)];
}
