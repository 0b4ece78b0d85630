using CallingDomain.Hosting;
using Npgsql;

namespace CallingDomain.Storage.PostgreSql;

/// <summary>Whether a commit waited to its end for the synchronous standbys. If an administrator or Npgsql's <c>Command Timeout</c> cancels that wait, PostgreSQL answers that the commit has succeeded, with a warning.</summary>
internal sealed class StandbyWait : IDisposable
{
    private readonly NpgsqlConnection _connection;
    private bool _wasCanceled;

    public StandbyWait(NpgsqlConnection connection)
    {
        _connection = connection;
        connection.Notice += Receive;
    }

    /// <exception cref="JournalException">The commit is on the primary, but a standby may lack it.</exception>
    public void ThrowIfCanceled()
    {
        if (_wasCanceled) throw new JournalException(JournalReason.Unavailable, "The synchronous standby has not confirmed the commit: the wait for it was canceled, or took longer than Command Timeout. Start the standby, or remove it from synchronous_standby_names.");
    }

    public void Dispose() => _connection.Notice -= Receive;

    // The name of the server's function: its message may be in any language.
    private void Receive(object sender, NpgsqlNoticeEventArgs received) => _wasCanceled |= received.Notice.Routine == "SyncRepWaitForLSN";
}
