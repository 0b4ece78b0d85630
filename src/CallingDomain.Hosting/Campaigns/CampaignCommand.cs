using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Hosting;

/// <summary>A caller's command, from its decision in memory to the answer after the commit.</summary>
internal abstract class CampaignCommand
{
    /// <summary>Decides the command in memory.</summary>
    public abstract void Decide(Campaign campaign, Instant now);

    /// <summary>Gives the answer to the caller.</summary>
    public abstract void Answer();

    /// <summary>Gives an exception to the caller instead.</summary>
    public abstract void Fail(Exception exception);
}

/// <inheritdoc/>
internal sealed class CampaignCommand<TAnswer>(Func<Campaign, Instant, TAnswer> decide) : CampaignCommand
{
    private readonly TaskCompletionSource<TAnswer> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously); // a caller's code never runs in the loop
    private TAnswer? _answer;
    private Exception? _thrown;

    public Task<TAnswer> Answered => _answered.Task;

    public override void Decide(Campaign campaign, Instant now)
    {
        try
        {
            _answer = decide(campaign, now);
        }
#pragma warning disable CA1031 // the exception is the answer of its caller alone
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            _thrown = thrown;
        }
    }

    public override void Answer()
    {
        if (_thrown is null) _answered.SetResult(_answer!);
        else _answered.SetException(_thrown);
    }

    public override void Fail(Exception exception) => _answered.SetException(exception);
}
