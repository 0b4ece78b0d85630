using System.Text;
using System.Text.Json;
using CallingDomain.Programs;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>A portal kept between runs: its audit trail, a JSON document a line, and the instant at which it stopped.</summary>
/// <remarks>What is read again is replayed; the file is replaced as a whole after each run.</remarks>
internal sealed class PortalStore : IDisposable
{
    private const string NowProperty = "now";

    private readonly string _path;
    private readonly byte[] _lines;
    private readonly FileStream _lock;

    private PortalStore(string path, FileStream held, byte[] lines, Portal portal, Instant? now) => (_path, _lock, _lines, Portal, Now) = (path, held, lines, portal, now);

    public Portal Portal { get; }

    /// <summary>Where the last run stopped; null for a new store.</summary>
    public Instant? Now { get; }

    /// <summary>Opens a store; one that is not there, or empty, is new. Nobody else can until it is disposed.</summary>
    /// <exception cref="InputException">It is in use, cannot be read, or is none.</exception>
    public static PortalStore Open(string path)
    {
        var held = Lock(path);
        try
        {
            return Read(path, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    public void Dispose() => _lock.Dispose();

    private static PortalStore Read(string path, FileStream held)
    {
        if (!File.Exists(path) || new FileInfo(path).Length == 0) return new PortalStore(path, held, [], Portal.Empty, null);
        var bytes = InputFile.Read(path, Stream.Null);
        var (portal, now, line, start) = (Portal.Empty, (Instant?)null, 0, 0);
        while (start < bytes.Length)
        {
            line++;
            var end = Array.IndexOf(bytes, (byte)'\n', start);
            if (end < 0) throw Invalid(path, line); // broken off
            var text = bytes.AsSpan(start, end - start);
            if (PortalJson.ReadChange(text).TryGet(out var change) && portal.Replay(change).TryGet(out var next)) portal = next;
            else if (ReadNow(text) is { } instant) now = instant;
            else throw Invalid(path, line);
            start = end + 1;
        }

        return new PortalStore(path, held, bytes, portal, now ?? throw Invalid(path, line));
    }

    // A file beside it, since the store itself is replaced.
    private static FileStream Lock(string path)
    {
        var name = "";
        try
        {
            name = $"{OutputFile.Resolve(path)}.lock";
            return new FileStream(name, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException) when (File.Exists(name))
        {
            throw new InputException(InputReason.StoreInUse, $"The store '{path}' is in use by another run.", ("file", path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InputException(InputReason.FileUnwritable, $"The store '{path}' cannot be kept: {e.Message.TrimEnd('.')}.", ("file", path));
        }
    }

    /// <summary>Adds what has happened.</summary>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public void Save(IEnumerable<PortalChange> changes, Instant now)
    {
        using var output = new OutputStream(_path);
        output.Write(_lines);
        foreach (var change in changes)
        {
            output.Write(PortalJson.Write(change));
            output.Write("\n"u8);
        }

        output.Write(Encoding.UTF8.GetBytes($"{{\"{NowProperty}\":\"{InstantText.Write(now)}\"}}\n"));
        output.Commit();
    }

    private static Instant? ReadNow(ReadOnlySpan<byte> line)
    {
        try
        {
            using var json = JsonDocument.Parse(line.ToArray());
            return json.RootElement is { ValueKind: JsonValueKind.Object } now && now.TryGetProperty(NowProperty, out var text) && text.ValueKind == JsonValueKind.String
                ? InstantText.Read(text.GetString()!)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static InputException Invalid(string path, int line) =>
        new(InputReason.StoreInvalid, $"The store '{path}' cannot be used: line {line} is damaged, or of another program.", ("file", path), ("line", line));
}
