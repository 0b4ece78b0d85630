using System.Globalization;

namespace CallingDomain.Cli;

/// <summary>The value at the top of an axis that begins with 0.</summary>
internal static class AxisTop
{
    private static readonly double[] Steps = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

    /// <summary>A round value that is at least a value; 1 for nothing.</summary>
    public static double Of(double most)
    {
        if (most <= 0) return 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(most)));
        return power * Steps.First(step => step * power >= most * (1 - 1e-9) || step == 10);
    }

    /// <summary>Draws the lines and labels of an axis, over the shapes.</summary>
    public static void Draw(Svg svg, double most, int top, int bottom, string what)
    {
        svg.Line("axis", 0, bottom, 1, bottom);
        foreach (var part in new[] { 0.5, 1 })
        {
            var y = bottom - ((bottom - top) * part);
            svg.Line("grid", 0, y, 1, y);
            svg.Text("over", 0, y - 4, Label(most * part) + (part == 1 ? " " + what : ""), "start");
        }
    }

    public static string Label(double value) => value.ToString(value < 10 && value != Math.Floor(value) ? "0.##" : "N0", CultureInfo.InvariantCulture);
}
