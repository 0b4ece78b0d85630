using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>The first line of a store, with a checksum of the following lines.</summary>
/// <param name="Now">The last instant of the last run.</param>
/// <param name="Changes">The count of the following lines.</param>
/// <param name="Bytes">The bytes of the following lines.</param>
/// <param name="Checksum">The SHA-256 of this line without its checksum, and of the following lines, as hexadecimal digits.</param>
internal sealed record StoreSeal(Instant Now, long Changes, long Bytes, string Checksum)
{
    /// <summary>An upper limit for the bytes of a seal.</summary>
    public const int MaxLength = 512;

    private static ReadOnlySpan<byte> Beginning => "{\"store\":1,"u8; // and the version of the format

    public static StoreSeal Of(ReadOnlySpan<byte> trail, long changes, Instant now)
    {
        var seal = new StoreSeal(now, changes, trail.Length, "");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(seal.ToLine());
        hash.AppendData(trail);
        return seal with { Checksum = Convert.ToHexStringLower(hash.GetHashAndReset()) };
    }

    /// <summary>Whether bytes are the beginning of a seal.</summary>
    public static bool Begins(ReadOnlySpan<byte> bytes) => bytes.Length < Beginning.Length ? Beginning.StartsWith(bytes) : bytes.StartsWith(Beginning);

    /// <returns>The seal; null if the line is not a seal.</returns>
    public static StoreSeal? Read(ReadOnlySpan<byte> line)
    {
        if (!Begins(line)) return null;
        try
        {
            using var json = JsonDocument.Parse(line.ToArray());
            var root = json.RootElement;
            if (InstantText.Read(Of(root, "now").GetString()!) is not { } now) return null;
            var seal = new StoreSeal(now, Of(root, "changes").GetInt64(), Of(root, "bytes").GetInt64(), Of(root, "checksum").GetString()!);
            return seal.ToLine().AsSpan()[..^1].SequenceEqual(line) ? seal : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentNullException)
        {
            return null; // not JSON, or a property is missing or has another type
        }
    }

    public byte[] ToLine() =>
    [
        .. Beginning,
        .. Encoding.UTF8.GetBytes($"\"now\":\"{InstantText.Write(Now)}\",\"changes\":{Changes},\"bytes\":{Bytes},\"checksum\":\"{Checksum}\"}}\n"),
    ];

    private static JsonElement Of(JsonElement seal, string name) => seal.GetProperty(name);
}
