using System.Collections.Immutable;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Programs;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace ReferenceHost;

/// <summary>Refusals as problem details (RFC 9457), whose <c>codes</c> are the stable codes of the packages.</summary>
/// <remarks>400: the request cannot be read. 404: something in the path does not exist. 409: the present state does not allow the change. 412: the portal has changed since the caller saw it. 422: the content is refused. 503: the journal cannot be read or written; with Retry-After, it may be later.</remarks>
internal sealed partial class Problems(IProblemDetailsService service, ILogger<Problems> log) : IExceptionHandler
{
    /// <summary>A refusal by the portal.</summary>
    /// <param name="reasons">All reasons.</param>
    /// <param name="hasContent">Whether the request has content: a launch has none, and is refused for the state of its program.</param>
    public static IResult Of(ImmutableArray<PortalReason> reasons, bool hasContent = true)
    {
        var statuses = reasons.Select(reason => StatusOf(reason, hasContent)).ToHashSet();
        int[] order = [StatusCodes.Status412PreconditionFailed, StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status409Conflict];
        return Of(order.First(statuses.Contains), [.. reasons.Select(reason => reason.Code())]);
    }

    /// <summary>A refusal by the campaign.</summary>
    public static IResult Of(CampaignReason reason) => Of(StatusOf(reason), reason.Code());

    /// <summary>A refusal of a file.</summary>
    public static IResult Of(FileRefusal refusal) => Results.Problem(
        detail: refusal switch
        {
            { Column: { } column } => $"No {column} column is recognized by its heading and cells.",
            { Max: { } max } => $"At most {max}.",
            { Line: { } line } => $"Line {line}.",
            _ => null,
        },
        statusCode: StatusCodes.Status422UnprocessableEntity,
        extensions: Codes(refusal.Reason.Code()));

    /// <summary>A refusal with codes, the primary one first.</summary>
    public static IResult Of(int status, params string[] codes) => Results.Problem(statusCode: status, extensions: Codes(codes));

    /// <summary>Exceptions that are answers: requests that cannot be read, and a journal that cannot be read or written.</summary>
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var (status, code, detail) = exception switch
        {
            BadHttpRequestException bad => (bad.StatusCode, "REQUEST_INVALID", bad.InnerException?.Message ?? bad.Message),
            JournalException journal => (StatusCodes.Status503ServiceUnavailable, journal.Reason.Code(), DetailOf(journal, httpContext.Request)),
            _ => default,
        };
        if (code is null) return false;
        httpContext.Response.StatusCode = status;
        if (exception is JournalException failure)
        {
            if (failure.Reason is JournalReason.Faulted or JournalReason.Unavailable or JournalReason.RunnerStopped) httpContext.Response.Headers.RetryAfter = "1"; // with any other reason, this host does not recover
            var saysWhy = failure is { Reason: not JournalReason.Faulted } or { InnerException: JournalException };
            LogFailure(log, failure.Message, saysWhy && !log.IsEnabled(LogLevel.Debug) ? null : failure);
        }

        var problem = new ProblemDetails { Status = status, Detail = detail, Extensions = Codes(code) };
        return await service.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem, Exception = exception });
    }

    [LoggerMessage(1, LogLevel.Error, "A request was answered with 503. {Why}")]
    private static partial void LogFailure(ILogger log, string why, Exception? exception);

    private static string DetailOf(JournalException failure, HttpRequest request) => failure.Reason switch
    {
        JournalReason.WriterSuperseded => "Another process runs the campaign now. Send the request to that process.",
        JournalReason.Faulted when HttpMethods.IsGet(request.Method) => "The journal cannot be read now. Ask again.",
        JournalReason.Faulted when request.Headers["Idempotency-Key"] is [{ Length: > 0 }] => "The result is unknown. Repeat the request with the same Idempotency-Key.",
        JournalReason.Faulted => "The result is unknown. Repeat the request.",
        JournalReason.Unavailable => "The journal cannot be read now. Ask again.",
        _ => failure.Detail,
    };

    private static Dictionary<string, object?> Codes(params string[] codes) => new() { ["codes"] = codes };

    private static int StatusOf(PortalReason reason, bool hasContent) => reason switch
    {
        PortalReason.PlanStale => StatusCodes.Status412PreconditionFailed,
        PortalReason.RequestKeyReused => StatusCodes.Status422UnprocessableEntity,
        PortalReason.TargetNotFound or PortalReason.TargetMismatch or PortalReason.NumberNotFound or PortalReason.NumberOutsideScope => StatusCodes.Status404NotFound,
        PortalReason.IdNotUnique or PortalReason.ProgramNameNotUnique or PortalReason.ProgramNotDraft or PortalReason.ProgramEnded or PortalReason.ProgramTransitionInvalid or PortalReason.StatusTransitionInvalid
            or PortalReason.DeleteNotConfirmed or PortalReason.ReassignNotConfirmed or PortalReason.PurposeDnoNeedsConfirmation or PortalReason.ProgramLastNumberNotConfirmed or PortalReason.NumberInUse
            or PortalReason.NumberAlreadyUnassigned or PortalReason.DisplayNotUnderReview or PortalReason.ChangeNotReversible => StatusCodes.Status409Conflict,
        _ => hasContent ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict,
    };

    private static int StatusOf(CampaignReason reason) => reason switch
    {
        CampaignReason.ContactUnknown or CampaignReason.AttemptUnknown => StatusCodes.Status404NotFound,
        CampaignReason.AttemptAlreadyEnded or CampaignReason.AttemptForeign or CampaignReason.CampaignOver or CampaignReason.CallbackLimitReached => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
