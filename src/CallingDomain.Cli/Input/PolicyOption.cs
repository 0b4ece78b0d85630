using System.CommandLine;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>The option <c>--policy</c>: which numbers may be registered.</summary>
internal static class PolicyOption
{
    private const string Name = "--policy";

    private static readonly (string Name, NumberPolicy Policy)[] Policies =
    [
        ("us", NumberPolicy.UsBusiness), ("nanp", NumberPolicy.Nanp), ("world", NumberPolicy.World), ("lab", NumberPolicy.Lab),
    ];

    public static Option<string> Create() => new(Name)
    {
        HelpName = "us|nanp|world|lab",
        DefaultValueFactory = _ => "us",
        Description = "Which numbers may be registered.",
    };

    /// <exception cref="InputException">There is no such policy.</exception>
    public static NumberPolicy Read(string name, AreaCodeTable areaCodes) => WordOption.Read(Name, name, Policies) with { AreaCodes = areaCodes };
}
