using System.Globalization;
using CallingDomain.Orleans.Tests.Storm;

namespace CallingDomain.Orleans.Tests;

/// <summary>What the tests start as a process of its own: the first argument names it.</summary>
internal static class Entry
{
    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["silo", .. var silo]:
                return await StormSilo.RunAsync(silo);
            case ["storm", "--one", .. var numbers]:
                return await OneSilo.RunAsync(NumberAt(numbers, 0, 40_000), NumberAt(numbers, 1, 7));
            case ["storm", .. var numbers]:
                return await StormRun.RunAsync(NumberAt(numbers, 0, 30), NumberAt(numbers, 1, 6000), NumberAt(numbers, 2, 7));
            default:
                await Console.Error.WriteLineAsync($"Unknown process '{args.FirstOrDefault()}'.");
                return 2;
        }
    }

    private static int NumberAt(string[] numbers, int place, int other) => place < numbers.Length ? int.Parse(numbers[place], CultureInfo.InvariantCulture) : other;
}
