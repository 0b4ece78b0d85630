using CallingDomain.Dialing;
using CallingDomain.Numbers;
using CallingDomain.Orleans;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace ClusterHost;

/// <summary>Refusals as problem details (RFC 9457), whose <c>codes</c> are the stable codes of the packages.</summary>
/// <remarks>400: the request cannot be read. 404: the campaign, contact or call is unknown. 409: the state does not allow the request. 422: the content is refused. 503: a shard or the store cannot be reached now: repeat the request, on any node.</remarks>
internal sealed partial class Problems(IProblemDetailsService service, ILogger<Problems> log) : IExceptionHandler
{
    /// <summary>A refusal by a shard.</summary>
    public static IResult Of(CampaignReason reason) => Of(reason is CampaignReason.ContactUnknown or CampaignReason.AttemptUnknown ? StatusCodes.Status404NotFound : StatusCodes.Status409Conflict, reason.Code());

    /// <summary>A refusal with a code.</summary>
    public static IResult Of(int status, string code, string? detail = null) => Results.Problem(statusCode: status, detail: detail, extensions: Codes(code));

    /// <summary>Exceptions that are answers: requests that cannot be read, refusals of the cluster, and shards that cannot be reached.</summary>
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var (status, code, detail) = exception switch
        {
            BadHttpRequestException bad => (bad.StatusCode, "REQUEST_INVALID", bad.InnerException?.Message ?? bad.Message),
            ClusterException cluster => (StatusOf(cluster.Reason), cluster.Reason.Code(), cluster.Detail),
            OrleansException or TimeoutException => (StatusCodes.Status503ServiceUnavailable, ClusterReason.Unavailable.Code(), "A silo cannot be reached now. The result is unknown. Repeat the request."),
            _ => default,
        };
        if (code is null) return false;
        httpContext.Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            httpContext.Response.Headers.RetryAfter = "1";
            LogUnavailable(log, exception.Message);
        }

        var problem = new ProblemDetails { Status = status, Detail = detail, Extensions = Codes(code) };
        return await service.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem, Exception = exception });
    }

    [LoggerMessage(1, LogLevel.Error, "A request was answered with 503. {Why}")]
    private static partial void LogUnavailable(ILogger log, string why);

    private static int StatusOf(ClusterReason reason) => reason switch
    {
        ClusterReason.CampaignUnknown => StatusCodes.Status404NotFound,
        ClusterReason.ShardsChanged or ClusterReason.LinesTooFew => StatusCodes.Status409Conflict,
        ClusterReason.SettingsRefused => StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status503ServiceUnavailable,
    };

    private static Dictionary<string, object?> Codes(string code) => new() { ["codes"] = (string[])[code] };
}
