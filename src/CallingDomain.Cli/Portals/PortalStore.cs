using CallingDomain.Numbers;
using CallingDomain.Programs;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>A portal kept between runs: a seal, then the audit trail with one JSON document per line.</summary>
/// <remarks>
/// Opening replays the audit trail. Each run replaces the whole file (<see cref="OutputStream"/>), so that an interrupted run leaves the store unchanged. The seal is the first line, so that it reveals a file cut
/// anywhere.
/// </remarks>
internal sealed class PortalStore : IPortalStore
{
    private const int MaxBytes = 1 << 30;

    private readonly byte[] _trail;
    private readonly long _count;
    private readonly OutputStream _next; // open from the beginning, so that no other run can open the store

    private PortalStore(OutputStream next, byte[] trail, long count, Portal portal, Instant? now) =>
        (_next, _trail, _count, Portal, Now) = (next, trail, count, portal, now);

    /// <inheritdoc/>
    public Portal Portal { get; }

    /// <inheritdoc/>
    public Instant? Now { get; }

    /// <summary>Opens a store, or creates it if there is no file. No other run can open it until it is disposed.</summary>
    /// <exception cref="InputException">The store is in use, is not valid, or cannot be read or written.</exception>
    public static PortalStore Open(string path)
    {
        var next = Begin(path);
        try
        {
            return File.Exists(path) ? Read(path, next) : new PortalStore(next, [], 0, Portal.Empty, null);
        }
        catch
        {
            next.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public bool TrySave(IReadOnlyCollection<PortalUpdate> updates, Instant now)
    {
        using var trail = new MemoryStream();
        trail.Write(_trail);
        foreach (var update in updates)
        {
            trail.Write(PortalJson.Write(update.Change!));
            trail.Write("\n"u8);
        }

        var bytes = trail.GetBuffer().AsSpan(0, (int)trail.Length);
        _next.Write(StoreSeal.Of(bytes, _count + updates.Count, now).ToLine());
        _next.Write(bytes);
        _next.Commit();
        return true;
    }

    public void Dispose() => _next.Dispose();

    private static OutputStream Begin(string path)
    {
        try
        {
            return new OutputStream(path);
        }
        catch (InputException e) when (e.Code == InputReason.FileInUse.Code())
        {
            throw new InputException(InputReason.StoreInUse, $"The store '{path}' is in use by another run.", ("file", path));
        }
    }

    /// <summary>Reads a store.</summary>
    /// <param name="path">The path that refusals name.</param>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="trail">The bytes after the seal.</param>
    /// <returns>The seal, and the portal after all changes.</returns>
    /// <exception cref="InputException">The store is not valid.</exception>
    internal static (StoreSeal Seal, Portal Portal) Read(string path, ReadOnlySpan<byte> file, out ReadOnlySpan<byte> trail)
    {
        var seal = ReadSeal(path, file[..Math.Min(file.Length, StoreSeal.MaxLength)], out var end);
        trail = file[end..];
        if (trail.Length < seal.Bytes) throw Truncated(path, $"expected {seal.Bytes} bytes after the first line, found {trail.Length}");
        return (seal, Replay(path, trail, seal));
    }

    private static PortalStore Read(string path, OutputStream next)
    {
        _ = ReadSeal(path, InputFile.Use(path, Stream.Null, ReadBeginning), out _); // a file that is not a store is not read completely
        var (seal, portal) = Read(path, InputFile.Read(path, Stream.Null, MaxBytes), out var trail);
        return new PortalStore(next, trail.ToArray(), seal.Changes, portal, seal.Now);
    }

    private static StoreSeal ReadSeal(string path, ReadOnlySpan<byte> beginning, out int end)
    {
        if (beginning.IsEmpty) throw Truncated(path, "the file is empty; delete it to begin a new store");
        end = beginning.IndexOf((byte)'\n') + 1;
        if (end == 0) throw beginning.Length < StoreSeal.MaxLength && StoreSeal.Begins(beginning) ? Truncated(path, "the file ends within its first line") : Invalid(path, 1);
        return StoreSeal.Read(beginning[..(end - 1)]) ?? throw Invalid(path, 1);
    }

    private static byte[] ReadBeginning(Stream file)
    {
        var bytes = new byte[StoreSeal.MaxLength];
        return bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }

    private static Portal Replay(string path, ReadOnlySpan<byte> trail, StoreSeal seal)
    {
        var (portal, line) = (Portal.Empty, 1);
        var rest = trail;
        while (!rest.IsEmpty)
        {
            line++;
            var end = rest.IndexOf((byte)'\n');
            if (end < 0 || !PortalJson.ReadChange(rest[..end]).TryGet(out var change) || !portal.Replay(change).TryGet(out portal!)) throw Invalid(path, line);
            rest = rest[(end + 1)..];
        }

        return seal == StoreSeal.Of(trail, line - 1, seal.Now)
            ? portal
            : throw new InputException(InputReason.StoreInvalid, $"The store '{path}' is not valid: the checksum in the first line does not match; the file was changed.", ("file", path));
    }

    private static InputException Truncated(string path, string why) =>
        new(InputReason.StoreTruncated, $"The store '{path}' is truncated: {why}.", ("file", path));

    private static InputException Invalid(string path, int line) =>
        new(InputReason.StoreInvalid, $"The store '{path}' is not valid: line {line} is damaged, or another program wrote the file.", ("file", path), ("line", line));
}
