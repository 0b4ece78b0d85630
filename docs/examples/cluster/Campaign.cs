using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Orleans;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace ClusterHost;

/// <summary>The state of the campaign, by the last reports of its shards.</summary>
internal sealed record CampaignView(int MaxConcurrentCalls, bool IsPaused, long Contacts, long OpenContacts, int CallsUnderWay, long Attempts, DateTime? NextCallAt, IReadOnlyList<ShardView> Shards);

/// <summary>A shard.</summary>
/// <param name="Silo">Where it is active; empty if it has not reported yet.</param>
/// <param name="Lines">How many of the campaign's calls it may have at once.</param>
/// <param name="Failure">Why the last exchange with it failed.</param>
internal sealed record ShardView(int Shard, string Silo, long Epoch, int Lines, int CallsUnderWay, int OpenContacts, long Attempts, string? Dialer, string? Failure);

/// <summary>A durable change of the whole campaign.</summary>
/// <param name="AppliedShards">How many shards have applied it; the others do so as soon as they can be reached.</param>
internal sealed record ChangeAnswer(long Number, int AppliedShards, int Shards);

/// <summary>The most concurrent calls of all shards together.</summary>
internal sealed record MaxCallsForm(int MaxConcurrentCalls);

/// <summary>Why a contact is called now, later, or never again.</summary>
internal sealed record ContactView(string ContactId, int Shard, string Phase, DateTime? DueAt, int Pass, int Attempts, IReadOnlyList<string> NotBefore, string? Final);

/// <summary>How a call ended, as the carrier says it.</summary>
internal sealed record CallEndingForm(CallStatus Status, string? Note = null, string? Reference = null);

/// <summary>Whether a report was taken; if not, why. A carrier need not send it again.</summary>
internal sealed record CallEndingAnswer(bool IsTaken, string? Code);

/// <summary>The campaign: every node answers each of these requests, whichever silo runs the shard.</summary>
internal static class CampaignEndpoints
{
    public static void MapCampaign(this RouteGroupBuilder api)
    {
        var campaign = api.MapGroup("/campaign");
        campaign.MapPost("", CreateAsync);
        campaign.MapGet("", ShowAsync);
        campaign.MapPost("/pause", async (ClusterCampaign campaign) => Of(await campaign.SetPausedAsync(isPaused: true)));
        campaign.MapPost("/resume", async (ClusterCampaign campaign) => Of(await campaign.SetPausedAsync(isPaused: false)));
        campaign.MapPut("/max-calls", ChangeMaxCallsAsync);
        campaign.MapPost("/contacts", ContactLoading.UploadAsync).Accepts<string>("text/csv", "text/plain").WithMetadata(new DisableRequestSizeLimitAttribute());
        campaign.MapGet("/contacts/{contactId}", ExplainAsync);
        api.MapPost("/calls/{campaign}/{shard:int}/{attempt:long}/ending", EndAsync);
    }

    // The same request again changes nothing, so that each node may send it when it starts.
    private static async Task<IResult> CreateAsync(CampaignCluster cluster, IConfiguration configuration, IDateTimeZoneProvider zones)
    {
        var section = configuration.GetSection("Campaign");
        var settings = CampaignSettings.ReadJson(await File.ReadAllBytesAsync(section["SettingsFile"]!), zones);
        if (!settings.TryGet(out var read)) return Problems.Of(StatusCodes.Status422UnprocessableEntity, ClusterReason.SettingsRefused.Code(), $"{settings.Reason.Path}: expected {settings.Reason.Expected}.");
        return await ShowAsync(await cluster.CreateAsync(section["Name"]!, read, section.GetValue<int>("Shards")));
    }

    private static async Task<IResult> ShowAsync(ClusterCampaign campaign)
    {
        var status = await campaign.GetStatusAsync();
        return TypedResults.Ok(new CampaignView(
            status.MaxConcurrentCalls,
            status.IsPaused,
            status.Contacts,
            status.OpenContacts,
            status.CallsUnderWay,
            status.Attempts,
            status.NextWakeUp?.ToDateTimeUtc(),
            [.. status.Shards.Select(shard => new ShardView(shard.Shard, shard.Silo, shard.Epoch, shard.Lines, shard.CallsUnderWay, shard.OpenContacts, shard.Attempts, shard.Dialer, shard.Failure))]));
    }

    private static async Task<Ok<ChangeAnswer>> ChangeMaxCallsAsync(ClusterCampaign campaign, IDateTimeZoneProvider zones, MaxCallsForm form) =>
        Of(await campaign.UpdateSettingsAsync(await campaign.GetSettingsAsync(zones) with { MaxConcurrentCalls = form.MaxConcurrentCalls }));

    private static async Task<IResult> ExplainAsync(ClusterCampaign campaign, string contactId) => await campaign.ExplainAsync(contactId) is not { } explanation
        ? Problems.Of(CampaignReason.ContactUnknown)
        : TypedResults.Ok(new ContactView(
            explanation.ContactId,
            ShardMap.ShardOf(contactId, await campaign.GetShardsAsync()),
            explanation.Phase.ToString(),
            explanation.DueAt?.ToDateTimeUtc(),
            explanation.Pass,
            explanation.AttemptCount,
            [.. explanation.NotBefore.Select(cause => cause.Code)],
            explanation.Final?.Reason.ToString()));

    // The webhook of the carrier, on any node. A report that comes twice, or after the call was given up, is answered with 200: otherwise the carrier repeats it for ever. Check here that it is the carrier who calls.
    private static async Task<IResult> EndAsync(CampaignCluster cluster, string campaign, int shard, long attempt, CallEndingForm form)
    {
        var answer = await cluster.ReportAsync($"{campaign}/{shard}/{attempt}", new CallEnding(form.Status) { Note = form.Note, Reference = form.Reference });
        if (answer.IsOk) return TypedResults.Ok(new CallEndingAnswer(IsTaken: true, Code: null));
        return answer.Reason is CampaignReason.AttemptAlreadyEnded ? TypedResults.Ok(new CallEndingAnswer(IsTaken: false, answer.Reason.Code())) : Problems.Of(answer.Reason);
    }

    private static Ok<ChangeAnswer> Of(CampaignChangeAnswer answer) => TypedResults.Ok(new ChangeAnswer(answer.Number, answer.AppliedShards, answer.Shards));
}
