using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Hosting;

/// <summary>A request for a snapshot in memory. It is taken with the answers, when everything that the campaign has decided is durable.</summary>
internal sealed class SnapshotCommand(IDateTimeZoneProvider zones) : CampaignCommand
{
    private readonly TaskCompletionSource<JournalSnapshot> _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Campaign? _campaign;

    public Task<JournalSnapshot> Taken => _taken.Task;

    public override void Decide(Campaign campaign, Instant now) => _campaign = campaign;

    public override void Answer()
    {
        try
        {
            var content = new SnapshotBuffer();
            _campaign!.Save(content, zones);
            content.Position = 0;
            _taken.SetResult(new JournalSnapshot(_campaign.FactCount, content));
        }
#pragma warning disable CA1031 // such as too little memory: the answer of its caller alone
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _taken.SetException(exception);
        }
    }

    public override void Fail(Exception exception) => _taken.SetException(exception);
}
