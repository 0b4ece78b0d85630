using CallingDomain.Dialing;
using CallingDomain.Hosting;
using NodaTime;

namespace CallingDomain.Orleans;

/// <summary>The runner of a shard for callers on other silos: each failure of a journal or the store is a <see cref="ClusterException"/>.</summary>
/// <param name="runner">The runner.</param>
/// <param name="end">Ends the activation of the shard. Called on any thread, when another writer has opened the journal or the runner has stopped.</param>
/// <remarks>The methods do not resume on the scheduler of the grain, so an answer does not wait for that scheduler after each commit. Thread-safe.</remarks>
internal sealed class ShardRunner(CampaignRunner runner, Action end)
{
    /// <summary>Executes a command of the campaign.</summary>
    /// <exception cref="ClusterException">The commit failed, or the runner has stopped.</exception>
    public async Task<TAnswer> AskAsync<TAnswer>(Func<Campaign, Instant, TAnswer> command)
    {
        try
        {
            return await runner.ExecuteAsync(command).ConfigureAwait(false);
        }
        catch (JournalException failure)
        {
            throw Refused(failure);
        }
    }

    /// <summary>Checks that this activation is still the writer of the journal: its answers before the check are then true.</summary>
    /// <exception cref="ClusterException">Another activation is the writer, or the journal cannot be reached.</exception>
    public Task ConfirmAsync() => AskingAsync(() => runner.CheckWriterAsync());

    /// <summary>Executes an operation of the runner or the store.</summary>
    /// <exception cref="ClusterException">The journal or the store refused, or cannot be reached.</exception>
    public async Task AskingAsync(Func<Task> question)
    {
        try
        {
            await question().ConfigureAwait(false);
        }
        catch (JournalException failure)
        {
            throw Refused(failure);
        }
    }

    private ClusterException Refused(JournalException failure)
    {
        if (failure.Reason is JournalReason.WriterSuperseded or JournalReason.RunnerStopped) end();
        return ClusterNode.Translate(failure);
    }
}
