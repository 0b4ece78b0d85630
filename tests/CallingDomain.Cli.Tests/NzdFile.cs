using System.Text;
using NodaTime.TimeZones;

namespace CallingDomain.Cli.Tests;

/// <summary>Time zone databases in NodaTime's format, made of the one in its assembly.</summary>
internal static class NzdFile
{
    private const byte StringPool = 0, Version = 2; // identities of fields

    /// <summary>The database in NodaTime's assembly.</summary>
    public static byte[] Embedded()
    {
        using var resource = typeof(TzdbDateTimeZoneSource).Assembly.GetManifestResourceStream("NodaTime.TimeZones.Tzdb.nzd")!;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The same database under another version, in which two zones have each other's name.</summary>
    public static byte[] Swapped(string version, string zone, string other)
    {
        using var input = new BinaryReader(new MemoryStream(Embedded()));
        var output = new MemoryStream();
        using var writer = new BinaryWriter(output);
        writer.Write(input.ReadInt32()); // the version of the format
        while (input.BaseStream.Position < input.BaseStream.Length)
        {
            var (field, data) = (input.ReadByte(), input.ReadBytes(input.Read7BitEncodedInt()));
            data = field switch
            {
                StringPool => Swap(data, zone, other),
                Version => Text(version),
                _ => data,
            };
            writer.Write(field);
            writer.Write7BitEncodedInt(data.Length);
            writer.Write(data);
        }

        return output.ToArray();
    }

    private static byte[] Swap(byte[] pool, string zone, string other)
    {
        using var input = new BinaryReader(new MemoryStream(pool));
        var output = new MemoryStream();
        using var writer = new BinaryWriter(output);
        var count = input.Read7BitEncodedInt();
        writer.Write7BitEncodedInt(count);
        for (var i = 0; i < count; i++) writer.Write(input.ReadString() is var text && text == zone ? other : text == other ? zone : text);
        return output.ToArray();
    }

    private static byte[] Text(string text) => [(byte)text.Length, .. Encoding.UTF8.GetBytes(text)];
}
