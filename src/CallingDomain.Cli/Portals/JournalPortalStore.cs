using CallingDomain.Hosting;
using CallingDomain.Programs;
using CallingDomain.Storage.PostgreSql;
using CallingDomain.Storage.Sqlite;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>A portal in a SQLite file or a PostgreSQL database, which other processes may change meanwhile.</summary>
internal sealed class JournalPortalStore : IPortalStore
{
    private readonly IPortalJournal _journal;
    private readonly PortalService _service;
    private readonly IDisposable _owner; // of the connections
    private readonly Func<JournalException, InputException> _refusal;

    internal JournalPortalStore(IPortalJournal journal, PortalOptions options, IDisposable owner, Func<JournalException, InputException> refusal)
    {
        (_journal, _owner, _refusal) = (journal, owner, refusal);
        try
        {
            _service = Use(() => PortalService.StartAsync(journal, options));
        }
        catch
        {
            owner.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public Portal Portal => _service.Current;

    /// <inheritdoc/>
    public Instant? Now => Portal.Version == 0 ? null : Use(() => _service.ReadChangesAsync(Portal.Version - 1).FirstAsync().AsTask()).At;

    /// <summary>Opens a SQLite file, or creates it.</summary>
    /// <exception cref="InputException">The file is not that of a portal, is damaged, or cannot be read or written.</exception>
    public static JournalPortalStore OpenSqlite(string file, PortalOptions options)
    {
        var journal = new SqlitePortalJournal(file);
        return new JournalPortalStore(journal, options, journal, refusal => SqliteStore.Refusal(file, refusal));
    }

    /// <summary>Opens the portal <see cref="PostgresStore.Portal"/> in a PostgreSQL database, or creates it.</summary>
    /// <exception cref="InputException">The database cannot be used.</exception>
    public static JournalPortalStore OpenPostgres(PostgresStore database, PortalOptions options) => new(new PostgreSqlPortalJournal(database.Source, PostgresStore.Portal), options, database, database.Refusal);

    /// <inheritdoc/>
    public bool TrySave(IReadOnlyCollection<PortalUpdate> updates, Instant now) => updates.Count == 0 || Use(() => TryAppendAsync(new PortalBatch([.. updates])));

    public void Dispose()
    {
        _service.Dispose();
        _owner.Dispose();
    }

    // A connection that is lost in a commit leaves unknown whether the changes are saved. A second append waits for the first one and finds its changes.
    private async Task<bool> TryAppendAsync(PortalBatch batch)
    {
        for (var isRepeated = false; ; isRepeated = true)
        {
            try
            {
                await _journal.AppendAsync(batch).ConfigureAwait(false);
                return true;
            }
            catch (JournalException refusal) when (refusal.Reason == JournalReason.PositionTaken)
            {
                if (isRepeated && await HasAsync(batch).ConfigureAwait(false)) return true;
                await _service.RefreshAsync().ConfigureAwait(false);
                return false;
            }
            catch (JournalException refusal) when (refusal.Reason == JournalReason.Unavailable && _journal is not SqlitePortalJournal)
            {
                if (isRepeated) throw new JournalException(refusal.Reason, $"{refusal.Detail} It is not known whether the changes of this run are saved.", refusal);
            }
        }
    }

    private async Task<bool> HasAsync(PortalBatch batch)
    {
        var changes = await _service.ReadChangesAsync(batch.After).Take(batch.Updates.Length).ToListAsync().ConfigureAwait(false);
        return changes.Count == batch.Updates.Length && changes.Zip(batch.Updates).All(pair => PortalJson.Write(pair.First).AsSpan().SequenceEqual(PortalJson.Write(pair.Second.Change!)));
    }

    private TResult Use<TResult>(Func<Task<TResult>> operation)
    {
        try
        {
            return operation().GetAwaiter().GetResult();
        }
        catch (JournalException refusal)
        {
            throw _refusal(refusal);
        }
    }
}
