using CallingDomain.Dialing;

namespace CallingDomain.Hosting;

/// <summary>What a runner tells about its groups, in its loop: receivers return at once.</summary>
internal sealed class RunnerWatch(TimeProvider time)
{
    /// <summary>A group is durable and not answered yet. With the facts of the group, none for queries alone.</summary>
    public event Action<JournalBatch>? Committed;

    /// <summary>A group has failed and is not answered yet: the campaign in memory is discarded, or the runner has stopped.</summary>
    public event Action<JournalException>? Failed;

    /// <summary>The instant before an append, for <see cref="Commit"/>.</summary>
    public long Begin() => time.GetTimestamp();

    /// <summary>Tells that a group is durable.</summary>
    public void Commit(JournalBatch batch, Campaign campaign, long began) => Committed?.Invoke(batch);

    /// <summary>Tells that a group has failed.</summary>
    public void Fail(JournalException failure) => Failed?.Invoke(failure);
}
