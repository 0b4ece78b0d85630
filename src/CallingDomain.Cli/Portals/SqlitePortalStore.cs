using CallingDomain.Hosting;
using CallingDomain.Programs;
using CallingDomain.Storage.Sqlite;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>A portal in a SQLite file, which other processes may change meanwhile.</summary>
internal sealed class SqlitePortalStore : IPortalStore
{
    private readonly string _file;
    private readonly SqlitePortalJournal _journal;
    private readonly PortalService _service;

    private SqlitePortalStore(string file, SqlitePortalJournal journal, PortalService service) => (_file, _journal, _service) = (file, journal, service);

    /// <inheritdoc/>
    public Portal Portal => _service.Current;

    /// <inheritdoc/>
    public Instant? Now => Portal.Version == 0 ? null : _service.ReadChangesAsync(Portal.Version - 1).ToBlockingEnumerable().First().At;

    /// <summary>Opens a file, or creates it.</summary>
    /// <exception cref="InputException">The file is not that of a portal, is damaged, or cannot be read or written.</exception>
    public static SqlitePortalStore Open(string file, PortalOptions options)
    {
        var journal = new SqlitePortalJournal(file);
        try
        {
            return new SqlitePortalStore(file, journal, PortalService.StartAsync(journal, options).GetAwaiter().GetResult());
        }
        catch (JournalException refusal)
        {
            journal.Dispose();
            throw SqliteStore.Refusal(file, refusal);
        }
    }

    /// <inheritdoc/>
    public bool TrySave(IReadOnlyCollection<PortalUpdate> updates, Instant now)
    {
        if (updates.Count == 0) return true;
        try
        {
            _journal.AppendAsync(new PortalBatch([.. updates])).AsTask().GetAwaiter().GetResult();
            return true;
        }
        catch (JournalException refusal) when (refusal.Reason == JournalReason.PositionTaken)
        {
            _service.RefreshAsync().GetAwaiter().GetResult();
            return false;
        }
        catch (JournalException refusal)
        {
            throw SqliteStore.Refusal(_file, refusal);
        }
    }

    public void Dispose()
    {
        _service.Dispose();
        _journal.Dispose();
    }
}
