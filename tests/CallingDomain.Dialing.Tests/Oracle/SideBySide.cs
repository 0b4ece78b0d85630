using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Two campaigns that execute the same commands and must give the same answers and rows.</summary>
internal static class SideBySide
{
    /// <summary>The first difference between two campaigns; null for none.</summary>
    /// <param name="one">The case.</param>
    /// <param name="expected">Creates the correct campaign.</param>
    /// <param name="actual">Creates the tested campaign.</param>
    public static string? Difference(CampaignCase one, Func<CampaignSettings, ICampaignUnderTest> expected, Func<CampaignSettings, ICampaignUnderTest> actual)
    {
        var (left, right) = (new Run(expected(one.Settings), one.Start), new Run(actual(one.Settings), one.Start));
        var done = new List<string>();
        foreach (var step in one.Script)
        {
            var (first, second) = (left.Do(step), right.Do(step));
            done.Add($"{left.Now} {step.Command}: {first.Answer ?? "null"}");
            if (Difference([first.Answer, .. first.Rows], [second.Answer, .. second.Rows]) is { } difference) return $"{difference}\nafter:\n{string.Join('\n', done)}\nof: {one.Settings}\n{string.Join('\n', left.Rows)}";
        }

        return null;
    }

    private static string? Difference(IReadOnlyList<object?> expected, IReadOnlyList<object?> actual)
    {
        for (var i = 0; i < Math.Max(expected.Count, actual.Count); i++)
        {
            var (left, right) = (expected.ElementAtOrDefault(i), actual.ElementAtOrDefault(i));
            if (!Equals(left, right)) return $"expected {left ?? "nothing"}\nactual   {right ?? "nothing"}";
        }

        return null;
    }

    private sealed class Run(ICampaignUnderTest campaign, Instant start) : ICommandRun
    {
        public ICampaignUnderTest Campaign { get; } = campaign;

        public Duration Shift => Duration.Zero;

        public Instant Now { get; set; } = start;

        public IEnumerable<object> Rows => Campaign.Rows();

        public (object? Answer, List<object> Rows) Do(CampaignStep step)
        {
            Now += step.Later;
            return (Campaign.Plain(step.Command.RunOn(this)), [.. Rows]);
        }
    }
}
