using System.CommandLine;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>The option <c>--policy</c>: which numbers a business may register.</summary>
internal static class PolicyOption
{
    private static readonly WordOption<NumberPolicy> Words = new(
        "--policy",
        "Which numbers may be registered.",
        [("us", NumberPolicy.UsBusiness), ("nanp", NumberPolicy.Nanp), ("world", NumberPolicy.World), ("lab", NumberPolicy.Lab)]);

    public static Option<string> Create() => Words.Create();

    /// <exception cref="InputException">Unknown policy.</exception>
    public static NumberPolicy Read(string name, AreaCodeTable areaCodes) => Words.Read(name) with { AreaCodes = areaCodes };
}
