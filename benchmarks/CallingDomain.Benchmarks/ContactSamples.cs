using System.Globalization;
using System.Text;

namespace CallingDomain.Benchmarks;

/// <summary>Contacts files of eight columns, four of them phones: half of the numbers North American, the others Italian and British; some names quoted, some not ASCII.</summary>
internal static class ContactSamples
{
    private static readonly string[] AreaCodes = ["501", "212", "415", "305", "713", "206", "312", "617", "702", "787", "949", "202"];
    private static readonly string[] Zones = ["America/New_York", "America/Chicago", "Europe/Rome", "Europe/London"];

    public static byte[] Rows(int count) => Bytes(count, WriteRows);

    /// <summary>The same with four North American numbers.</summary>
    public static byte[] UnitedStates(int count) => Bytes(count, (writer, rows) => WriteRows(writer, rows, random => (UnitedStates(random), UnitedStates(random), UnitedStates(random), UnitedStates(random))));

    /// <summary>The same with four numbers of any regions.</summary>
    public static byte[] World(int count)
    {
        var numbers = NumberSamples.World(count + 3);
        return Bytes(count, (writer, rows) =>
        {
            var row = 0;
            WriteRows(writer, rows, _ => (numbers[row], numbers[row + 1], numbers[row + 2], numbers[row++ + 3]));
        });
    }

    public static void WriteRows(TextWriter writer, int count) =>
        WriteRows(writer, count, random => (UnitedStates(random), UnitedStates(random), $"+3906{random.Digits(8)}", $"+447{400 + random.Below(100)}{random.Digits(6)}"));

    private static void WriteRows(TextWriter writer, int count, Func<SplitMix, (string Phone, string Office, string Home, string Mobile)> phonesOf)
    {
        var random = new SplitMix(11);
        writer.Write("Id,Name,Phone,Priority,Zone,Office,Holiday Home,Mobile\r\n");
        for (var row = 0; row < count; row++)
        {
            var name = (row % 25) switch { 0 => $"\"Smith, {row}\"", 1 => $"Zoë {row}", _ => $"Ada Lovelace {row}" };
            var (phone, office, home, mobile) = phonesOf(random);
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"c{row},{name},{phone},{1 + random.Below(3)},{Zones[random.Below(Zones.Length)]},{office},{home},{mobile}\r\n"));
        }
    }

    private static byte[] Bytes(int count, Action<TextWriter, int> write)
    {
        var file = new MemoryStream();
        using var writer = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        write(writer, count);
        writer.Flush();
        return file.ToArray();
    }

    private static string UnitedStates(SplitMix random) => $"+1{AreaCodes[random.Below(AreaCodes.Length)]}{220 + random.Below(700)}{random.Digits(4)}";
}
