using CallingDomain.Hosting;
using CallingDomain.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace CallingDomain.Cli;

/// <summary>A campaign in a SQLite file.</summary>
internal sealed class SqliteCampaignStore : CampaignStore
{
    private const string LockEnding = ".callingdomain-lock";

    private readonly string _path;
    private readonly string _file;
    private readonly FileStream _lock;
    private readonly SqliteCampaignJournal _journal;

    private SqliteCampaignStore(string path, string file, FileStream @lock, RunOrigin? origin, SqliteCampaignJournal journal)
        : base(journal, $"store '{path}'", origin, ("file", path)) => (_path, _file, _lock, _journal) = (path, file, @lock, journal);

    /// <inheritdoc/>
    protected override string WayOut => "Name a new file, or delete this one to begin again.";

    /// <summary>Opens a file for one run. The journal creates it if it is missing.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="origin">Where the calls of a new run come from.</param>
    /// <exception cref="InputException">Another run uses the store, or the folder cannot be written.</exception>
    public static SqliteCampaignStore Open(string path, RunOrigin? origin = null)
    {
        try
        {
            var file = OutputFile.ResolveToWrite(path);
            if (Directory.Exists(file)) throw new IOException("it is a folder");
            var name = TemporaryFile.Beside(file, LockEnding);
            var alone = Unfinished.Begin(name, () => TemporaryFile.OpenAlone(name)); // a lock of SQLite lasts only as long as a commit
            return new SqliteCampaignStore(path, file, alone, origin, new SqliteCampaignJournal(file) { Origin = origin?.ToString() });
        }
        catch (IOException e) when (TemporaryFile.IsInUse(e))
        {
            throw new InputException(InputReason.StoreInUse, $"The store '{path}' is in use by another run.", ("file", path));
        }
        catch (Exception e) when (OutputStream.IsOfFiles(e))
        {
            throw Unwritable(path, e switch
            {
                ArgumentException => "invalid name of a file",
                DirectoryNotFoundException => "its folder does not exist",
                _ => e.Message.TrimEnd('.'),
            });
        }
    }

    public override void Dispose()
    {
        _journal.Dispose();
        Unfinished.End(_lock.Name, () => File.Delete(_lock.Name)); // still locked
        _lock.Dispose();
    }

    /// <inheritdoc/>
    internal override InputException? Refusal(Exception e) =>
        e is SqliteException damaged ? Refusal(JournalReason.Damaged, $"The store '{_path}' cannot be read: {damaged.Message.TrimEnd('.')}. Restore it from a backup, or name a new file.") : base.Refusal(e);

    /// <inheritdoc/>
    protected override void Delete()
    {
        _journal.Dispose();
        foreach (var name in (string[])[_file, _file + "-wal", _file + "-shm"]) File.Delete(name);
    }

    private static InputException Unwritable(string path, string why) => new(InputReason.FileUnwritable, $"The store '{path}' cannot be written: {why}.", ("file", path));
}
