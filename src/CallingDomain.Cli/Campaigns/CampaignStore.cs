using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace CallingDomain.Cli;

/// <summary>The SQLite file of a durable run, which one run uses at a time. Failures of the file become refusals that say what to do.</summary>
internal sealed class CampaignStore : IDisposable
{
    private const string LockEnding = ".callingdomain-lock";

    private readonly string _path;
    private readonly string _file;
    private readonly string _lockName;
    private readonly FileStream _lock;
    private readonly bool _isNew;
    private bool _hasFailed;

    /// <param name="path">The path of the file, which is created if it is missing.</param>
    /// <exception cref="InputException">Another run uses the store, or the folder cannot be written.</exception>
    public CampaignStore(string path)
    {
        _path = path;
        try
        {
            _file = OutputFile.ResolveToWrite(path);
            if (Directory.Exists(_file)) throw new IOException("it is a folder");
            _lockName = TemporaryFile.Beside(_file, LockEnding);
            _isNew = !File.Exists(_file);
            _lock = Unfinished.Begin(_lockName, () => TemporaryFile.OpenAlone(_lockName)); // a lock of SQLite lasts only as long as a commit
            Journal = new SqliteCampaignJournal(_file);
        }
        catch (IOException e) when (TemporaryFile.IsInUse(e))
        {
            throw InUse(path);
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

    public SqliteCampaignJournal Journal { get; }

    /// <summary>Carries out an operation of the journal.</summary>
    /// <exception cref="InputException">The store cannot be used.</exception>
    public TResult Use<TResult>(Func<SqliteCampaignJournal, Task<TResult>> operation)
    {
        try
        {
            return operation(Journal).GetAwaiter().GetResult();
        }
        catch (Exception e) when (Refusal(_path, e) is { } refusal)
        {
            _hasFailed = true;
            throw refusal;
        }
    }

    /// <summary>Deletes a file that this run has created, if all operations have succeeded: nothing in it is of use when the contacts are refused.</summary>
    public void DeleteIfUseless()
    {
        if (!_isNew || _hasFailed) return;
        Journal.Dispose();
        foreach (var name in (string[])[_file, _file + "-wal", _file + "-shm"]) File.Delete(name);
    }

    /// <summary>The refusal of a store that has another campaign.</summary>
    public InputException OtherCampaign(string difference) =>
        new(InputReason.StoreOtherCampaign, $"The store '{_path}' has the run of another campaign: {difference}. Name a new file, or delete this one to begin again.", ("file", _path));

    public void Dispose()
    {
        Journal.Dispose();
        Unfinished.End(_lockName, () => File.Delete(_lockName)); // still locked
        _lock.Dispose();
    }

    /// <summary>The refusal for a failure of the store; null for any other exception.</summary>
    internal static InputException? Refusal(string path, Exception e) => e switch
    {
        JournalException { Reason: JournalReason.Faulted, InnerException: { } inner } => Refusal(path, inner),
        JournalException { Reason: JournalReason.WriterSuperseded } => Of(path, JournalReason.WriterSuperseded, $"Another program has opened the store '{path}' and continues its campaign, so this run has stopped."),
        JournalException { Reason: JournalReason.Unavailable } unavailable => Of(path, JournalReason.Unavailable, $"The store '{path}' cannot be used. {unavailable.Detail} Then start the same command again."),
        JournalException refused => SqliteStore.Refusal(path, refused),
        SqliteException damaged => Of(path, JournalReason.Damaged, $"The store '{path}' cannot be read: {damaged.Message.TrimEnd('.')}. Restore it from a backup, or name a new file."),
        _ => null,
    };

    private static InputException Of(string path, JournalReason reason, string message) => new(reason.Code(), message, ("file", path));

    private static InputException InUse(string path) => new(InputReason.StoreInUse, $"The store '{path}' is in use by another run.", ("file", path));

    private static InputException Unwritable(string path, string why) => new(InputReason.FileUnwritable, $"The store '{path}' cannot be written: {why}.", ("file", path));
}
