using System.Globalization;

namespace CallingDomain.Cli;

/// <summary>The value at the top of an axis that begins with 0.</summary>
internal static class AxisTop
{
    private static readonly double[] Steps = [1, 2, 4, 5, 6, 8, 10];

    /// <summary>A round value that is at least a value; 1 for nothing.</summary>
    public static double Of(double most)
    {
        if (most <= 0) return 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(most)));
        return power * Steps.First(step => step * power >= most * (1 - 1e-9) || step == 10);
    }

    public static string Label(double value) => value.ToString(value < 10 && value != Math.Floor(value) ? "0.##" : "N0", CultureInfo.InvariantCulture);
}
