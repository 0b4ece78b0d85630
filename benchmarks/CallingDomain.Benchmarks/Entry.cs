using System.Globalization;
using BenchmarkDotNet.Running;

namespace CallingDomain.Benchmarks;

internal static class Entry
{
    /// <summary>
    /// <c>cold</c>: what the first number costs in this process; <c>cold template</c>, <c>cold template-peers</c>: the first file; <c>memory portal</c>, <c>memory contacts</c>, <c>memory campaign</c>: what is kept; <c>files campaign FOLDER N</c>: a campaign for the tool; <c>compare SUBJECT</c>: ours beside the
    /// peers in one run; <c>explain postgres [N]</c>: the plans of an append to a campaign with N attempts in History; <c>memory cluster [N]</c>: N numbers of a campaign in a cluster, in PostgreSQL. Else the benchmark classes that <c>--filter</c> names; without one it asks.
    /// </summary>
    public static int Main(string[] args)
    {
        if (args is ["compare", ..]) return Comparison.Run(args[1..]);
        if (args is ["cold"]) ColdStart.Run();
        else if (args is ["memory", "portal"]) PortalMemory.Run();
        else if (args is ["memory", "contacts"]) ContactMemory.Run();
        else if (args is ["memory", "campaign"]) CampaignMemory.Run();
        else if (args is ["memory", "cluster"]) PostgreSqlClusterNumbers.RunAsync(count: 1_000_000).GetAwaiter().GetResult();
        else if (args is ["memory", "cluster", var count]) PostgreSqlClusterNumbers.RunAsync(int.Parse(count, NumberStyles.None, CultureInfo.InvariantCulture)).GetAwaiter().GetResult();
        else if (args is ["files", "campaign", var folder, var n]) CampaignFiles.Write(folder, int.Parse(n, NumberStyles.None, CultureInfo.InvariantCulture));
        else if (args is ["explain", "postgres"]) PostgreSqlExplanation.RunAsync(attempts: 10_000_000).GetAwaiter().GetResult();
        else if (args is ["explain", "postgres", var attempts]) PostgreSqlExplanation.RunAsync(int.Parse(attempts, NumberStyles.None, CultureInfo.InvariantCulture)).GetAwaiter().GetResult();
        else if (args is ["cold", "template"]) ColdStart.RunTemplate(peer: false);
        else if (args is ["cold", "template-peers"]) ColdStart.RunTemplate(peer: true);
        else BenchmarkSwitcher.FromAssembly(typeof(Entry).Assembly).Run(args);
        return 0;
    }
}
