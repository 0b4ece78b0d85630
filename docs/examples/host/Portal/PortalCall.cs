using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using CallingDomain.Hosting;
using CallingDomain.Programs;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace ReferenceHost;

/// <summary>A request to the portal: the place that its path names, who asks, and under which conditions.</summary>
internal sealed class PortalCall
{
    private const int MaxIdLength = 100;

    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._");

    private readonly HttpContext _http;
    private readonly PortalService _service;

    private PortalCall(HttpContext http, PortalService service) => (_http, _service) = (http, service);

    /// <summary>The portal when the request came.</summary>
    public Portal Portal { get; private init; } = Portal.Empty;

    /// <summary>The portal beyond this request: the present instant, the rules, the audit trail.</summary>
    public PortalService Service => _service;

    /// <summary>The business, the business unit or the program that the path names.</summary>
    public Place Place => new(Route("businessId"), Route("businessUnitId"), Route("programId"));

    /// <summary>The ID of the program that the path names.</summary>
    public string Program => Place.Program!;

    /// <summary>The request, for its address.</summary>
    public HttpRequest Http => _http.Request;

    private bool IsPreview => _http.Request.Query["preview"] switch
    {
        [] or ["false"] => false,
        ["true"] => true,
        _ => throw new BadHttpRequestException("preview is neither true nor false."),
    };

    /// <summary>Gives a handler its parameter.</summary>
    public static ValueTask<PortalCall?> BindAsync(HttpContext http)
    {
        var service = http.RequestServices.GetRequiredService<PortalService>();
        return ValueTask.FromResult<PortalCall?>(new PortalCall(http, service) { Portal = service.Current });
    }

    /// <summary>The path names a place that exists: otherwise 404.</summary>
    public static ValueTask<object?> CheckPlaceAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var call = context.Arguments.OfType<PortalCall>().Single();
        return call.Portal.Resolve(call.Place) is { IsOk: false, Reason: var reason } ? ValueTask.FromResult<object?>(Problems.Of([reason])) : next(context);
    }

    /// <summary>Answers with a view of the portal, whose version is the ETag.</summary>
    public IResult Show<TView>(TView view)
    {
        SetETag(Portal.Version);
        return TypedResults.Ok(view);
    }

    /// <summary>Answers with a page of a list.</summary>
    public IResult List<TValue, TItem>(IEnumerable<TValue> sorted, Func<TValue, string> id, Func<TValue, TItem> view) => Show(Paging.Of(Http, sorted, id, view));

    /// <summary>Submits a request: <c>?preview=true</c> changes nothing, <c>If-Match</c> is the version that the caller has seen, and a repeated <c>Idempotency-Key</c> gets the first answer again.</summary>
    /// <param name="request">The request.</param>
    /// <param name="createdId">The ID of what it creates; null for nothing.</param>
    /// <param name="sent">The rows as they were sent, for the rejected ones; null for those of a file.</param>
    public async Task<IResult> SubmitAsync(PortalRequest request, string? createdId = null, IReadOnlyList<PhoneNumberForm>? sent = null)
    {
        CheckId(createdId);
        var submission = Submission();
        var hasContent = request is not LaunchProgram;
        if (IsPreview)
        {
            var plan = _service.Plan(request);
            if (submission.ExpectedVersion is { } expected && expected != plan.Version) return Refuse([PortalReason.PlanStale], plan.Version);
            return plan.IsRefused ? Refuse(plan.Reasons, plan.Version, hasContent) : Answer(ChangeAnswer.Of(plan, sent), StatusCodes.Status200OK);
        }

        var answer = await _service.SubmitAsync(request, submission, _http.RequestAborted);
        if (answer.IsRefused) return Refuse(answer.Reasons, answer.Version, hasContent);
        if (answer.IsRepeated) _http.Response.Headers["Idempotency-Replayed"] = "true";
        var isCreated = answer.Change is not null && (createdId is not null || request is AddNumbers);
        if (isCreated && createdId is not null) _http.Response.Headers.Location = $"{_http.Request.Path}/{createdId}";
        return Answer(ChangeAnswer.Of(answer, sent), isCreated ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    /// <summary>Submits a change of a program, made from its present details. A program that changes in between is read again, unless the caller has said which version it has seen.</summary>
    public async Task<IResult> EditAsync(Func<ProgramDraft, ProgramDraft> edit)
    {
        var submission = Submission() with { Key = null }; // PUT is idempotent by itself
        while (true)
        {
            var portal = _service.Current;
            var request = new EditProgram(default, Program, edit(ProgramViews.DraftOf(portal.Programs[Program])));
            if (IsPreview) return await SubmitAsync(request);
            var answer = await _service.SubmitAsync(request, submission with { ExpectedVersion = submission.ExpectedVersion ?? portal.Version }, _http.RequestAborted);
            if (!answer.IsRefused) return Answer(ChangeAnswer.Of(answer, sent: null), StatusCodes.Status200OK);
            if (submission.ExpectedVersion is not null || !answer.Reasons.Contains(PortalReason.PlanStale)) return Refuse(answer.Reasons, answer.Version);
        }
    }

    /// <summary>Reverts a change.</summary>
    public async Task<IResult> RevertAsync(long version)
    {
        var submission = Submission();
        if (IsPreview)
        {
            if (submission.ExpectedVersion is { } expected && expected != Portal.Version) return Refuse([PortalReason.PlanStale], Portal.Version);
            if (await _service.ReadChangesAsync(version - 1).FirstOrDefaultAsync(change => change.Version == version) is not { } change) return Refuse([PortalReason.TargetNotFound], Portal.Version);
            var reverted = Portal.Revert(change, _service.Now, submission.By);
            return reverted.TryGet(out var update) ? Answer(ChangeAnswer.Of(Portal, update), StatusCodes.Status200OK) : Refuse([reverted.Reason], Portal.Version);
        }

        var answer = await _service.RevertAsync(version, submission, _http.RequestAborted);
        return answer.IsRefused ? Refuse(answer.Reasons, answer.Version) : Answer(ChangeAnswer.Of(answer, sent: null), StatusCodes.Status200OK);
    }

    private PortalSubmission Submission()
    {
        var by = Caller.NameOf(_http);
        return new PortalSubmission(by)
        {
            Why = _http.Request.Query["why"].ToString(),
            ExpectedVersion = ExpectedVersion(),
            Key = _http.Request.Headers["Idempotency-Key"] is [{ Length: > 0 } key] ? $"{by} {key}" : null,
        };
    }

    // An ID is part of addresses, the Location header among them: one that needs escaping is refused before the portal keeps it.
    private static void CheckId(string? id)
    {
        if (id is null or "" || (id.Length <= MaxIdLength && id is not ("." or "..") && !id.AsSpan().ContainsAnyExcept(IdCharacters))) return;
        throw new BadHttpRequestException($"An ID has at most {MaxIdLength} characters: letters from a to z, digits, '-', '.' and '_'.", StatusCodes.Status422UnprocessableEntity);
    }

    private long? ExpectedVersion() => _http.Request.GetTypedHeaders().IfMatch switch
    {
        [] when _http.Request.Headers.IfMatch.Count == 0 => null,
        [{ } any] when any == EntityTagHeaderValue.Any => null,
        [{ IsWeak: false, Tag.Value: { } tag }] when long.TryParse(tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) => version,
        _ => throw new BadHttpRequestException("If-Match is not an ETag that this service gave."),
    };

    private JsonHttpResult<ChangeAnswer> Answer(ChangeAnswer answer, int status)
    {
        SetETag(answer.Version);
        return TypedResults.Json(answer, statusCode: status);
    }

    private IResult Refuse(ImmutableArray<PortalReason> reasons, long version, bool hasContent = true)
    {
        SetETag(version);
        return Problems.Of(reasons, hasContent);
    }

    private void SetETag(long version) => _http.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    private string? Route(string name) => _http.Request.RouteValues[name] as string;
}
