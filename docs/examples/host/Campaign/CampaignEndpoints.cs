using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using Microsoft.AspNetCore.Mvc;

namespace ReferenceHost;

/// <summary>The state of the campaign.</summary>
/// <param name="Dialer">Running, or why no call is claimed: <c>NoCallerId: PROGRAM_PAUSED</c>.</param>
internal sealed record CampaignView(string Dialer, bool IsPaused, bool IsOver, int Contacts, int OpenContacts, int CallsUnderWay, long Attempts, DateTime? NextCallAt);

/// <summary>Why a contact is called now, later, or never again.</summary>
/// <param name="Phase">Waiting, Reserved, InCall or Closed.</param>
/// <param name="NotBefore">What must pass before the next call; empty if it is placed now, and for a closed contact.</param>
/// <param name="Dialer">Running, or why no contact at all is called.</param>
/// <param name="Final">How the contact was closed.</param>
internal sealed record ContactView(string ContactId, string Phase, string? NextPhone, DateTime? DueAt, int Pass, int Attempts, IReadOnlyList<WaitView> NotBefore, string Dialer, FinalView? Final);

/// <summary>A cause that prevents a call.</summary>
internal sealed record WaitView(string Code, DateTime? Until, string? Rule);

/// <summary>A closed contact.</summary>
internal sealed record FinalView(string ContactId, string Reason, string? LastPhone, string? CausePhone, string? CauseStatus, DateTime ClosedAt);

/// <summary>How a call ended, as the carrier says it.</summary>
internal sealed record CallEndingForm(CallStatus Status, CallOutcome Outcome = CallOutcome.Unspecified, string? Note = null, string? Reference = null);

/// <summary>Whether a report was taken; if not, why. A carrier need not send it again.</summary>
internal sealed record CallEndingAnswer(bool IsTaken, string? Code);

/// <summary>A wish not to be called any more.</summary>
internal sealed record StopCallingForm(string PhoneNumber, string? Reason = null);

/// <summary>The campaign.</summary>
internal static class CampaignEndpoints
{
    public static void MapCampaign(this RouteGroupBuilder api)
    {
        var campaign = api.MapGroup("/campaign").WithTags("Campaign");
        campaign.MapGet("", ShowAsync).Produces<CampaignView>();
        campaign.MapPost("/pause", (HostedCampaign campaign) => SetPausedAsync(campaign, isPaused: true)).Produces<CampaignView>();
        campaign.MapPost("/resume", (HostedCampaign campaign) => SetPausedAsync(campaign, isPaused: false)).Produces<CampaignView>();
        campaign.MapPost("/calls/{attempt:long}/ending", EndAsync).Produces<CallEndingAnswer>();
        campaign.MapPost("/stop-calling", StopCallingAsync).Produces(StatusCodes.Status204NoContent);
        campaign.MapGet("/history", (HttpRequest request, CallRecords records) => Paging.Of(request, records.ReadHistory(request), call => call.Attempt.ToString()));
        campaign.MapGet("/final", (HttpRequest request, CallRecords records) => Paging.Of(request, records.ReadFinal(request), closing => closing.Closing.ToString()));

        var contacts = campaign.MapGroup("/contacts");
        contacts.MapPost("", ContactLoading.LoadAsync).Produces<LoadAnswer>();
        contacts.MapPost("", ContactLoading.UploadAsync).Accepts<string>("text/csv", "text/plain").WithMetadata(new DisableRequestSizeLimitAttribute()).ExcludeFromDescription();
        contacts.MapGet("/{contactId}", ExplainAsync).Produces<ContactView>();
    }

    private static async Task<IResult> ShowAsync(HostedCampaign hosted) => TypedResults.Ok(await hosted.Runner.ExecuteAsync((campaign, _) => new CampaignView(
        StateOf(hosted),
        campaign.IsPaused,
        campaign.IsOver,
        campaign.ContactCount,
        campaign.OpenCount,
        campaign.CallsUnderWay,
        campaign.AttemptCount,
        campaign.NextWakeUp?.ToDateTimeUtc())));

    private static async Task<IResult> SetPausedAsync(HostedCampaign hosted, bool isPaused)
    {
        await hosted.Runner.ExecuteAsync((campaign, now) => campaign.SetPaused(isPaused, now));
        return await ShowAsync(hosted);
    }

    // A report that comes twice, or after the call was given up, is answered with 200: otherwise the carrier repeats it for ever. Check here that it is the carrier who calls.
    private static async Task<IResult> EndAsync(HostedCampaign hosted, long attempt, CallEndingForm form)
    {
        var ending = new CallEnding(form.Status) { Outcome = form.Outcome, Note = form.Note, Reference = form.Reference };
        var answer = await hosted.Runner.ExecuteAsync((campaign, now) => campaign.End(attempt, ending, now));
        if (answer.IsOk) return TypedResults.Ok(new CallEndingAnswer(IsTaken: true, Code: null));
        return answer.Reason is CampaignReason.AttemptAlreadyEnded ? TypedResults.Ok(new CallEndingAnswer(IsTaken: false, answer.Reason.Code())) : Problems.Of(answer.Reason);
    }

    private static async Task<IResult> StopCallingAsync(HostedCampaign hosted, PhoneReader phones, StopCallingForm form)
    {
        var read = phones.Read(form.PhoneNumber);
        if (!read.TryGet(out var phone)) return Problems.Of(StatusCodes.Status422UnprocessableEntity, read.Reason.Code());
        var answer = await hosted.Runner.ExecuteAsync((campaign, now) => campaign.AddToBlacklist(phone.Number, now, reason: form.Reason));
        return answer.IsOk ? TypedResults.NoContent() : Problems.Of(answer.Reason);
    }

    private static async Task<IResult> ExplainAsync(HostedCampaign hosted, string contactId)
    {
        var explanation = await hosted.Runner.ExecuteAsync((campaign, now) => campaign.Explain(contactId, now));
        return explanation is null ? Problems.Of(CampaignReason.ContactUnknown) : TypedResults.Ok(new ContactView(
            explanation.ContactId,
            explanation.Phase.ToString(),
            explanation.NextPhone?.Phone.ToString(),
            explanation.DueAt?.ToDateTimeUtc(),
            explanation.Pass,
            explanation.AttemptCount,
            [.. explanation.NotBefore.Select(cause => new WaitView(cause.Code, cause.Until?.ToDateTimeUtc(), cause.Rule))],
            StateOf(hosted),
            explanation.Final is { } final ? Of(final) : null));
    }

    private static string StateOf(HostedCampaign hosted) => hosted.Dialer?.Status.ToString() ?? "None";

    private static FinalView Of(in FinalEntry final) => new(
        final.ContactId,
        final.Reason.ToString(),
        final.Phone?.Phone.ToString(),
        final.CausePhone?.Phone.ToString(),
        final.CauseStatus == CallStatus.Unspecified ? null : final.CauseStatus.ToString(),
        final.ClosedAt.ToDateTimeUtc());
}
