using System.CommandLine;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>The option <c>--plan</c>: a numbering plan instead of the one that is part of the library.</summary>
internal static class PlanOption
{
    public static Option<string?> Create() =>
        new("--plan") { HelpName = "FILE", Description = "A numbering plan from 'plan build'. Default: the plan of the tool." };

    /// <exception cref="InputException">The file cannot be read, or is not a numbering plan.</exception>
    public static NumberingPlan Load(string? path, Stream standardInput)
    {
        if (path is null) return NumberingPlan.Default;
        var loading = InputFile.Use(path, standardInput, NumberingPlan.Load);
        return loading.TryGet(out var plan) ? plan : throw Refusals.Of(path, loading.Reason);
    }
}
