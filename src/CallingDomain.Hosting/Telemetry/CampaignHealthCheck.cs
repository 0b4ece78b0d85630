using CallingDomain.Numbers;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NodaTime;

namespace CallingDomain.Hosting;

/// <summary>The health of a campaign. Asks neither the campaign nor the journal, so that it answers at once.</summary>
internal sealed class CampaignHealthCheck(HostedCampaign campaign) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!campaign.HasStarted) return Task.FromResult(HealthCheckResult.Unhealthy("The campaign has not started."));
        var watch = campaign.Runner.Watch;
        var dialer = campaign.Dialer?.Status;
        var (status, description) = Judge(campaign.Runner, campaign.Dialer, dialer);
        var data = new Dictionary<string, object>
        {
            ["callsUnderWay"] = watch.CallsUnderWay,
            ["openContacts"] = watch.OpenContacts,
            ["waitingCommands"] = watch.WaitingCommands,
            ["clockStandstills"] = watch.ClockStandstills,
        };
        if (dialer is not null) data["dialer"] = dialer.ToString();
        return Task.FromResult(new HealthCheckResult(status, description, exception: null, data));
    }

    private static (HealthStatus, string) Judge(CampaignRunner runner, CampaignDialer? dialer, DialerStatus? status)
    {
        var watch = runner.Watch;
        if (watch.Failure is { } failure) return (HealthStatus.Unhealthy, failure.Reason.Code());
        if (dialer is { Completion.IsFaulted: true }) return (HealthStatus.Unhealthy, "The dialer has failed.");
        return status switch
        {
            { State: DialerState.Superseded or DialerState.Stopped } => (HealthStatus.Unhealthy, $"The dialer is {status}."),
            { State: DialerState.JournalFaulted } => (HealthStatus.Unhealthy, "The step of the dialer fails."),
            { State: DialerState.PlacerFailing } => (HealthStatus.Degraded, $"{status.Failures} calls in a row were not placed."),
            { State: DialerState.NoCallerId } => (HealthStatus.Degraded, $"No number of the program is ready: {string.Join(' ', status.CallerIdReasons.Select(reason => reason.Code()))}."),
            { State: DialerState.Stopping } => (HealthStatus.Degraded, "The dialer stops."),
            _ when runner.SnapshotFailure is not null => (HealthStatus.Degraded, "The last snapshot could not be saved or read: a restart takes longer."),
            _ when watch.ClockDelay > Duration.Zero => (HealthStatus.Degraded, $"The clock is {watch.ClockDelay.ToTimeSpan():c} behind the campaign."),
            _ => (HealthStatus.Healthy, "The campaign runs."),
        };
    }
}
