using Microsoft.Extensions.Logging;

namespace CallingDomain.Orleans;

/// <summary>The log messages of a cluster: no phone number and no contact.</summary>
internal static partial class ClusterLog
{
    [LoggerMessage(1, LogLevel.Warning, "Campaign {Campaign}, shard {Shard}: change {Change} was refused: {Code}.")]
    public static partial void ChangeRefused(this ILogger log, string campaign, int shard, long change, string code);

    [LoggerMessage(2, LogLevel.Warning, "Campaign {Campaign}, shard {Shard}: the leases of shared numbers could not be taken or returned. The next round tries again, or the next activation of the shard if the result of a return is unknown.")]
    public static partial void LeasesFailed(this ILogger log, string campaign, int shard, Exception failure);

    [LoggerMessage(3, LogLevel.Warning, "Campaign {Campaign}, shard {Shard}: a call of another shard cannot be counted yet: {Code}. The number is not called until then.")]
    public static partial void SharedCallRefused(this ILogger log, string campaign, int shard, string code);

    [LoggerMessage(4, LogLevel.Warning, "Campaign {Campaign}: shard {Shard} does not answer: {Failure}")]
    public static partial void ShardFailed(this ILogger log, string campaign, int shard, string failure);

    [LoggerMessage(5, LogLevel.Information, "Campaign {Campaign}: shard {Shard} answers.")]
    public static partial void ShardAnswers(this ILogger log, string campaign, int shard);

    [LoggerMessage(6, LogLevel.Warning, "The campaigns of the cluster could not be woken.")]
    public static partial void WakeFailed(this ILogger log, Exception failure);

    [LoggerMessage(7, LogLevel.Warning, "Campaign {Campaign} cannot be woken: {Failure}")]
    public static partial void CampaignNotWoken(this ILogger log, string campaign, string failure);

    [LoggerMessage(8, LogLevel.Warning, "Campaign {Campaign}: another activation of the campaign's grain has written its documents. This one ends.")]
    public static partial void CampaignReplaced(this ILogger log, string campaign);

    [LoggerMessage(9, LogLevel.Information, "Campaign {Campaign}: a shard moves from silo {From} to {To}, which has fewer shards.")]
    public static partial void ShardMoves(this ILogger log, string campaign, SiloAddress from, SiloAddress to);

    [LoggerMessage(10, LogLevel.Warning, "Portal {Portal}: numbers that business {Business} has removed could not be released. Another business that adds them releases them.")]
    public static partial void NumbersNotReleased(this ILogger log, string portal, string business, Exception failure);

    [LoggerMessage(11, LogLevel.Warning, "Campaign {Campaign}: the lines of the shards could not be written. This activation of the campaign's grain ends.")]
    public static partial void LinesNotWritten(this ILogger log, string campaign, Exception failure);
}
