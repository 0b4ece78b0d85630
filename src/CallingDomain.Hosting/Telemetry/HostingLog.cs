using Microsoft.Extensions.Logging;

namespace CallingDomain.Hosting;

/// <summary>The log messages: names of campaigns, numbers of attempts, codes and counts; no personal data. What telephony throws is the host's, so it is logged by its type, and as a whole only at the level Debug. What a journal refuses is one line, with its stack only at the level Debug.</summary>
internal static partial class HostingLog
{
    [LoggerMessage(1, LogLevel.Information, "Campaign {Campaign}: {Contacts} contacts, {Open} open, {Calls} calls under way.")]
    public static partial void CampaignOpened(this ILogger log, string campaign, int contacts, int open, int calls);

    public static void CommitFailed(this ILogger log, string campaign, Exception exception) => log.CommitFailed(campaign, CauseOf(exception), StackOf(log, exception));

    [LoggerMessage(3, LogLevel.Critical, "Campaign {Campaign}: another process runs it now. This one has stopped.")]
    public static partial void CampaignSuperseded(this ILogger log, string campaign);

    [LoggerMessage(4, LogLevel.Warning, "Campaign {Campaign}: the clock is {Delay} behind the last instant. Time stands still until it has caught up.")]
    public static partial void ClockBehind(this ILogger log, string campaign, TimeSpan delay);

    public static void SnapshotFailed(this ILogger log, string campaign, Exception exception) => log.SnapshotFailed(campaign, CauseOf(exception), StackOf(log, exception));

    public static void ReceiverFailed(this ILogger log, string campaign, Exception exception) => log.ReceiverFailed(campaign, CauseOf(exception), log.IsEnabled(LogLevel.Debug) ? exception : null);

    [LoggerMessage(10, LogLevel.Information, "Campaign {Campaign}: the dialer has started.")]
    public static partial void DialerStarted(this ILogger log, string campaign);

    [LoggerMessage(11, LogLevel.Information, "Campaign {Campaign}: the dialer is {State}. {Calls} calls are left to the next start.")]
    public static partial void DialerEnded(this ILogger log, string campaign, DialerState state, int calls);

    [LoggerMessage(12, LogLevel.Information, "Campaign {Campaign}: asks telephony about {Calls} calls under way.")]
    public static partial void CallsInherited(this ILogger log, string campaign, int calls);

    [LoggerMessage(13, LogLevel.Warning, "Campaign {Campaign}: call {Attempt} was not placed ({Cause}).")]
    public static partial void CallNotPlaced(this ILogger log, string campaign, long attempt, string cause);

    [LoggerMessage(14, LogLevel.Error, "Campaign {Campaign}: {Failures} calls in a row were not placed. Claims pause for {Pause}.")]
    public static partial void PlacerFailing(this ILogger log, string campaign, int failures, TimeSpan pause);

    [LoggerMessage(15, LogLevel.Information, "Campaign {Campaign}: telephony places calls again.")]
    public static partial void PlacerWorks(this ILogger log, string campaign);

    [LoggerMessage(16, LogLevel.Warning, "Campaign {Campaign}: telephony has not answered about call {Attempt} ({Cause}). It is asked again in {Pause}.")]
    public static partial void CallUnresolved(this ILogger log, string campaign, long attempt, string cause, TimeSpan pause);

    [LoggerMessage(17, LogLevel.Debug, "Campaign {Campaign}: what telephony has thrown for call {Attempt}.")]
    public static partial void PlacerThrew(this ILogger log, string campaign, long attempt, Exception exception);

    [LoggerMessage(18, LogLevel.Warning, "Campaign {Campaign}: the report of call {Attempt} is refused ({Code}).")]
    public static partial void ReportRefused(this ILogger log, string campaign, long attempt, string code);

    [LoggerMessage(19, LogLevel.Debug, "Campaign {Campaign}: call {Attempt} has ended before.")]
    public static partial void ReportRepeated(this ILogger log, string campaign, long attempt);

    [LoggerMessage(20, LogLevel.Warning, "Campaign {Campaign}: {Calls} calls were lost, because their ends were not reported.")]
    public static partial void CallsLost(this ILogger log, string campaign, int calls);

    [LoggerMessage(21, LogLevel.Warning, "Campaign {Campaign}: no call is placed, because no number of the program is ready: {Reasons}.")]
    public static partial void NoCallerId(this ILogger log, string campaign, string reasons);

    [LoggerMessage(22, LogLevel.Information, "Campaign {Campaign}: {Numbers} numbers of the program are ready.")]
    public static partial void CallerIdsReady(this ILogger log, string campaign, int numbers);

    public static void StepFailed(this ILogger log, string campaign, TimeSpan pause, Exception exception) => log.StepFailed(campaign, pause, CauseOf(exception), StackOf(log, exception));

    [LoggerMessage(24, LogLevel.Debug, "Campaign {Campaign}: what telephony has thrown when it was canceled.")]
    public static partial void CancellationThrew(this ILogger log, string campaign, Exception exception);

    [LoggerMessage(2, LogLevel.Error, "Campaign {Campaign}: a commit failed, or the journal could not be read. It is read again. {Cause}")]
    private static partial void CommitFailed(this ILogger log, string campaign, string cause, Exception? exception);

    [LoggerMessage(5, LogLevel.Warning, "Campaign {Campaign}: a snapshot could not be saved or read. A restart takes longer. {Cause}")]
    private static partial void SnapshotFailed(this ILogger log, string campaign, string cause, Exception? exception);

    [LoggerMessage(6, LogLevel.Error, "Campaign {Campaign}: the receiver of committed batches has thrown. The batch is durable. {Cause}")]
    private static partial void ReceiverFailed(this ILogger log, string campaign, string cause, Exception? exception);

    [LoggerMessage(23, LogLevel.Error, "Campaign {Campaign}: the dialer's step failed. It tries again in {Pause}. {Cause}")]
    private static partial void StepFailed(this ILogger log, string campaign, TimeSpan pause, string cause, Exception? exception);

    // What the journal has refused; null if something else has failed.
    private static JournalException? RefusalOf(Exception exception) =>
        exception is JournalException { Reason: not JournalReason.Faulted } refusal ? refusal : exception.InnerException as JournalException;

    private static string CauseOf(Exception exception) => RefusalOf(exception)?.Message ?? exception.GetType().Name;

    private static Exception? StackOf(ILogger log, Exception exception) => RefusalOf(exception) is null || log.IsEnabled(LogLevel.Debug) ? exception : null;
}
