using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Programs;

namespace CallingDomain.Orleans;

/// <summary>A business of a portal: a portal of its own that has this business only, and shares the numbers with the other businesses of the portal, so that a number is in one of them at a time.</summary>
/// <remarks>
/// IDs of units and programs are unique in the business. Each operation throws <see cref="ClusterException"/> if the journal or the store cannot be reached or a commit failed; an exception of Orleans, such as a timeout while a silo dies, means the same: whether the request is durable is unknown. A request with a key (<see cref="PortalSubmission.Key"/>) can be
/// repeated then. Thread-safe.
/// </remarks>
public sealed class ClusterBusiness
{
    private const int MostChanges = 100; // in one message

    private readonly IGrainFactory _grains;

    internal ClusterBusiness(IGrainFactory grains, string portal, string business) => (_grains, Portal, Business) = (grains, portal, business);

    /// <summary>The name of the portal.</summary>
    public string Portal { get; }

    /// <summary>The ID of the business.</summary>
    public string Business { get; }

    private IPortalGrain Grain => _grains.GetGrain<IPortalGrain>(PortalKey.Write(Portal, Business));

    /// <summary>Submits a request, as <see cref="PortalService.SubmitAsync"/>.</summary>
    /// <param name="request">The request; its instant does not matter.</param>
    /// <param name="submission">Who submits the request, why, and under which conditions.</param>
    /// <returns>The answer, once the change is durable. Numbers that another business has are rejected with <see cref="PortalReason.NumberInOtherBusiness"/>, or <see cref="PortalReason.ReassignCrossBusiness"/> if they were to be reassigned; the others are added.</returns>
    /// <exception cref="ClusterException">The request names another business (<see cref="ClusterReason.BusinessDiffers"/>), or another business may be adding a number of the request (<see cref="ClusterReason.NumbersUndecided"/>).</exception>
    public async Task<PortalAnswer> SubmitAsync(PortalRequest request, PortalSubmission submission)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(submission);
        return PortalMessages.ReadAnswer(await Grain.SubmitAsync(PortalMessages.Write(request), PortalMessages.Write(submission)).ConfigureAwait(false));
    }

    /// <summary>Reverts a change, as <see cref="PortalService.RevertAsync"/>.</summary>
    /// <param name="version">The version of the change.</param>
    /// <param name="submission">Who reverts the change, why, and under which conditions.</param>
    /// <returns>The answer, once the change is durable. If another business has a number that the change has removed, the answer is <see cref="PortalReason.ChangeNotReversible"/>.</returns>
    /// <exception cref="ClusterException">Another business may be adding a number that the change has removed (<see cref="ClusterReason.NumbersUndecided"/>).</exception>
    public async Task<PortalAnswer> RevertAsync(long version, PortalSubmission submission)
    {
        ArgumentNullException.ThrowIfNull(submission);
        return PortalMessages.ReadAnswer(await Grain.RevertAsync(version, PortalMessages.Write(submission)).ConfigureAwait(false));
    }

    /// <summary>The business with its units, programs and numbers, after its last change. One message: about 100 bytes for each number.</summary>
    public async Task<Portal> GetAsync()
    {
        var read = PortalJson.ReadPortal(await Grain.GetAsync().ConfigureAwait(false));
        return read.TryGet(out var portal) ? portal : throw PortalMessages.Unreadable(read.Reason.Code());
    }

    /// <summary>Reads the audit trail: the changes after a version, in order.</summary>
    /// <param name="after">The version; 0 for all changes.</param>
    /// <param name="cancellation">Cancels the operation between two messages.</param>
    public async IAsyncEnumerable<PortalChange> ReadChangesAsync(long after = 0, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        ImmutableArray<byte[]> page;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            page = await Grain.ReadChangesAsync(after, MostChanges).ConfigureAwait(false);
            foreach (var json in page)
            {
                var read = PortalJson.ReadChange(json);
                var change = read.TryGet(out var found) ? found : throw PortalMessages.Unreadable(read.Reason.Code());
                after = change.Version;
                yield return change;
            }
        }
        while (page.Length > 0);
    }

    /// <summary>The portal and the business.</summary>
    public override string ToString() => PortalKey.Write(Portal, Business);
}
