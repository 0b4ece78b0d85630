namespace CallingDomain.Orleans.Tests;

/// <summary>What the tests start as a process of its own: the first argument names it.</summary>
internal static class Entry
{
    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            default:
                await Console.Error.WriteLineAsync($"Unknown process '{args.FirstOrDefault()}'.");
                return 2;
        }
    }
}
