using System.Globalization;
using System.Text;

namespace CallingDomain.Benchmarks;

/// <summary>Contacts files of eight columns, four of them phones: two thirds of the numbers North American, the others Italian and British; some names quoted, some not ASCII.</summary>
internal static class ContactSamples
{
    private static readonly string[] AreaCodes = ["501", "212", "415", "305", "713", "206", "312", "617", "702", "787", "949", "202"];
    private static readonly string[] Zones = ["America/New_York", "America/Chicago", "Europe/Rome", "Europe/London"];

    public static byte[] Rows(int count)
    {
        var file = new MemoryStream();
        using var writer = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        WriteRows(writer, count);
        writer.Flush();
        return file.ToArray();
    }

    public static void WriteRows(TextWriter writer, int count)
    {
        var random = new SplitMix(11);
        writer.Write("Id,Name,Phone,Priority,Zone,Office,Holiday Home,Mobile\r\n");
        for (var row = 0; row < count; row++)
        {
            var name = (row % 25) switch { 0 => $"\"Smith, {row}\"", 1 => $"Zoë {row}", _ => $"Ada Lovelace {row}" };
            writer.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"c{row},{name},{UnitedStates(random)},{1 + random.Below(3)},{Zones[random.Below(Zones.Length)]},{UnitedStates(random)},+3906{random.Digits(8)},+447{400 + random.Below(100)}{random.Digits(6)}\r\n"));
        }
    }

    private static string UnitedStates(SplitMix random) => $"+1{AreaCodes[random.Below(AreaCodes.Length)]}{220 + random.Below(700)}{random.Digits(4)}";
}
