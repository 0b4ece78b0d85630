using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Hosting;

/// <summary>A request to check that the runner is still the writer. Its group is committed, or the journal is read, before the answer.</summary>
internal sealed class WriterCheck : CampaignCommand
{
    private readonly TaskCompletionSource _checked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Checked => _checked.Task;

    /// <summary>Why the journal could not be read; null if it could.</summary>
    public JournalException? Refusal { get; set; }

    public override void Decide(Campaign campaign, Instant now)
    {
    }

    public override void Answer()
    {
        if (Refusal is null) _checked.SetResult();
        else _checked.SetException(Refusal);
    }

    public override void Fail(Exception exception) => _checked.SetException(exception);
}
