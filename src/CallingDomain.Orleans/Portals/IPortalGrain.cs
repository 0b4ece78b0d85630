using System.Collections.Immutable;

namespace CallingDomain.Orleans;

/// <summary>A business of a portal: the key is the name of the portal and the ID of the business (<see cref="PortalKey"/>).</summary>
/// <remarks>Every method throws <see cref="ClusterException"/> if the journal cannot be opened or read, or if a commit failed.</remarks>
[Alias("CallingDomain.IPortalGrain")]
[global::Orleans.CodeGeneration.Version(1)]
internal interface IPortalGrain : IGrainWithStringKey
{
    /// <summary>Submits a request; request, submission and answer are JSON (<see cref="PortalMessages"/>).</summary>
    [Alias("Submit")]
    Task<byte[]> SubmitAsync(byte[] request, byte[] submission);

    /// <summary>Reverts a change; submission and answer are JSON.</summary>
    [Alias("Revert")]
    Task<byte[]> RevertAsync(long version, byte[] submission);

    /// <summary>The portal after the last change of the journal, as JSON.</summary>
    [Alias("Get")]
    Task<byte[]> GetAsync();

    /// <summary>The changes after a version, in order, each as JSON; none at the end.</summary>
    [Alias("Changes")]
    Task<ImmutableArray<byte[]>> ReadChangesAsync(long after, int most);

    /// <summary>Decides whether claims of this business are in use, for another business that wants the numbers. Waits for the submissions under way, but not long.</summary>
    [Alias("Judge")]
    Task<ImmutableArray<PortalVerdict>> JudgeAsync(ImmutableArray<PortalClaim> claims);
}
