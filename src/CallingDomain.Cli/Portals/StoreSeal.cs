using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>The first line of a store: the instant at which its last run stopped, and what follows.</summary>
/// <param name="Now">The instant.</param>
/// <param name="Changes">How many lines follow.</param>
/// <param name="Bytes">How many bytes they have.</param>
/// <param name="Checksum">The SHA-256 of the rest of this line and of them, in hexadecimal digits.</param>
internal sealed record StoreSeal(Instant Now, long Changes, long Bytes, string Checksum)
{
    /// <summary>More bytes than a seal has.</summary>
    public const int MaxLength = 512;

    private static ReadOnlySpan<byte> Beginning => "{\"store\":1,"u8; // and the version of the form

    public static StoreSeal Of(ReadOnlySpan<byte> trail, long changes, Instant now)
    {
        var seal = new StoreSeal(now, changes, trail.Length, "");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(seal.ToLine());
        hash.AppendData(trail);
        return seal with { Checksum = Convert.ToHexStringLower(hash.GetHashAndReset()) };
    }

    /// <summary>Whether bytes are a seal, as far as they go.</summary>
    public static bool Begins(ReadOnlySpan<byte> bytes) => bytes.Length < Beginning.Length ? Beginning.StartsWith(bytes) : bytes.StartsWith(Beginning);

    /// <returns>Null for what is no seal.</returns>
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
            return null; // no JSON, or a property that is missing or of another type
        }
    }

    public byte[] ToLine() =>
    [
        .. Beginning,
        .. Encoding.UTF8.GetBytes($"\"now\":\"{InstantText.Write(Now)}\",\"changes\":{Changes},\"bytes\":{Bytes},\"checksum\":\"{Checksum}\"}}\n"),
    ];

    private static JsonElement Of(JsonElement seal, string name) => seal.GetProperty(name);
}
