using System.CommandLine;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>The option <c>--plan</c>: another numbering plan than the one that comes with the library.</summary>
internal static class PlanOption
{
    public static Option<string?> Create() =>
        new("--plan") { HelpName = "FILE", Description = "A numbering plan that 'plan build' made. Default: the one that comes with the tool." };

    /// <exception cref="InputException">The file cannot be read, or is no plan.</exception>
    public static NumberingPlan Load(string? path, Stream standardInput)
    {
        if (path is null) return NumberingPlan.Default;
        var loading = InputFile.Use(path, standardInput, NumberingPlan.Load);
        return loading.TryGet(out var plan) ? plan : throw Refusals.Of(path, loading.Reason);
    }
}
