using System.Collections.Immutable;
using CallingDomain.Hosting;
using CallingDomain.Programs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Orleans.Concurrency;

namespace CallingDomain.Orleans;

/// <summary>A business of a portal: a service on the business's journal.</summary>
/// <remarks>
/// An append names the version that it makes, so that a second activation is harmless: one of two appends is refused, and its request is planned again. Reentrant, so that the claims of this business are judged while a submission waits for another business; the service executes one submission after the other.
/// </remarks>
[Reentrant]
internal sealed class PortalGrain(IServiceProvider services, IDateTimeZoneProvider zones, TimeProvider time, ILogger<PortalGrain> log) : Grain, IPortalGrain
{
    private static readonly TimeSpan JudgesWithin = TimeSpan.FromSeconds(5);

    private string _business = "";
    private IPortalJournal? _journal;
    private PortalService? _service;
    private TaskCompletionSource _ended = NewEnd(); // the next submission to end
    private int _underWay; // submissions

    private PortalService Service => _service ?? throw new ClusterException(ClusterReason.Unavailable, $"Business '{_business}' is not open.");

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (var portal, _business) = PortalKey.Read(this.GetPrimaryKeyString());
        var (journals, numbers) = (Registered<IBusinessPortals>(), Registered<IPortalNumbers>());
        _journal = journals.JournalOf(portal, _business);
        var options = new PortalServiceOptions { Time = time, Claims = new BusinessClaims(portal, _business, numbers, GrainFactory, log) };
        try
        {
            _service = await Asking(() => PortalService.StartAsync(_journal, services.GetService<PortalOptions>() ?? new PortalOptions(zones), options, cancellationToken));
        }
        catch
        {
            await CloseAsync();
            throw;
        }
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => CloseAsync();

    public async Task<byte[]> SubmitAsync(byte[] request, byte[] submission)
    {
        var read = PortalMessages.ReadRequest(request);
        if (BusinessOf(read) is { } named && !string.IsNullOrWhiteSpace(named) && named != _business)
            throw new ClusterException(ClusterReason.BusinessDiffers, $"The request names another business than '{_business}', to which it was submitted. Submit it to the business that it names.");
        return await AnswerAsync(() => Service.SubmitAsync(read, PortalMessages.ReadSubmission(submission)));
    }

    public Task<byte[]> RevertAsync(long version, byte[] submission) => AnswerAsync(() => Service.RevertAsync(version, PortalMessages.ReadSubmission(submission)));

    public async Task<byte[]> GetAsync() => PortalJson.Write(await Asking(() => Service.RefreshAsync()));

    public Task<ImmutableArray<byte[]>> ReadChangesAsync(long after, int most) => Asking(async () =>
    {
        var page = ImmutableArray.CreateBuilder<byte[]>();
        await foreach (var change in Service.ReadChangesAsync(after))
        {
            page.Add(PortalJson.Write(change));
            if (page.Count == most) break;
        }

        return page.DrainToImmutable();
    });

    public async Task<ImmutableArray<PortalVerdict>> JudgeAsync(ImmutableArray<PortalClaim> claims)
    {
        using var limit = new CancellationTokenSource(JudgesWithin, time);
        try
        {
            while (true)
            {
                var ended = _ended.Task;
                var portal = Service.Current;
                var verdicts = Judge(portal, claims);
                var isDecided = verdicts.All(verdict => verdict.Kind != PortalVerdictKind.Undecided);
                // A number that was removed by another activation is not held any more. A claim that is free by an earlier version stays free: a later append has another claim.
                if (isDecided && (verdicts.All(verdict => verdict.Kind == PortalVerdictKind.Free) || !await HasChangesAsync(portal.Version, limit.Token))) return verdicts;
                if (isDecided || _underWay == 0) return Judge(await Asking(() => Service.RefreshAsync(limit.Token)), claims);
                await ended.WaitAsync(limit.Token);
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return Judge(Service.Current, claims);
        }
    }

    internal static ImmutableArray<PortalVerdict> Judge(Portal portal, ImmutableArray<PortalClaim> claims) => [.. claims.Select(claim => Judge(portal, claim))];

    // An append that relies on the claim becomes the version after it, so none can succeed once the journal has that version.
    private static PortalVerdict Judge(Portal portal, PortalClaim claim) =>
        portal.Find(claim.Number) is { Place: var place } ? new PortalVerdict(PortalVerdictKind.Held, place.Unit, place.Program)
        : new PortalVerdict(portal.Version > claim.Version ? PortalVerdictKind.Free : PortalVerdictKind.Undecided);

    private Task<bool> HasChangesAsync(long after, CancellationToken cancellation) => Asking(async () =>
    {
        await foreach (var _ in Service.ReadChangesAsync(after, cancellation)) return true;
        return false;
    });

    private async Task<byte[]> AnswerAsync(Func<Task<PortalAnswer>> submit)
    {
        _underWay++;
        try
        {
            return PortalMessages.Write(await Asking(submit));
        }
        finally
        {
            _underWay--;
            var ended = _ended;
            _ended = NewEnd();
            ended.SetResult();
        }
    }

    private static TaskCompletionSource NewEnd() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static string? BusinessOf(PortalRequest request) => request switch
    {
        CreateBusiness create => create.Business.Id,
        CreateBusinessUnit create => create.Unit.Business,
        CreateProgram create => create.Draft.NewUnit?.Business,
        EditProgram edit => edit.Draft.NewUnit?.Business,
        AddNumbers add => add.To.Business,
        UnassignNumbers unassign => unassign.Scope?.Business,
        RemoveNumbers remove => remove.Scope?.Business,
        _ => null, // names a program or a number, which is one of this business or is not found
    };

    private static async Task<TAnswer> Asking<TAnswer>(Func<Task<TAnswer>> question)
    {
        try
        {
            return await question();
        }
        catch (JournalException failure)
        {
            throw ClusterNode.Translate(failure);
        }
    }

    private TService Registered<TService>()
        where TService : class => services.GetService<TService>() ?? throw new InvalidOperationException($"The silo has no {typeof(TService).Name}. Register one, such as that of CallingDomain.Storage.PostgreSql or CallingDomain.Testing.");

    private async Task CloseAsync()
    {
        _service?.Dispose();
        if (_journal is IAsyncDisposable journal) await journal.DisposeAsync();
        else (_journal as IDisposable)?.Dispose();
        (_service, _journal) = (null, null);
    }
}
