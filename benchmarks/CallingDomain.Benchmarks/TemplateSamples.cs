using System.Globalization;
using System.Text;
using CallingDomain.Numbers;

namespace CallingDomain.Benchmarks;

/// <summary>Lists in the template's form: numbers of the United States in either form, no order that a processor could learn, all ten purposes.</summary>
internal static class TemplateSamples
{
    private static readonly string[] AreaCodes = ["501", "212", "415", "305", "713", "206", "312", "617", "800", "787", "949", "202"];

    public static byte[] Rows(int count)
    {
        var random = new SplitMix(7);
        var text = new StringBuilder();
        for (var row = 0; row < count; row++)
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"{AreaCodes[random.Below(AreaCodes.Length)]}{220 + random.Below(80) + (100 * (row / 1_000_000))}{random.Below(10_000):D4}");
            text.Append(random.Below(2) == 0 ? "+1" : "").Append(number).Append(',').Append(CallPurposes.All[random.Below(CallPurposes.All.Length)].Label()).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
