using CallingDomain.Numbers;

namespace CallingDomain.Orleans;

/// <summary>A cluster refused an operation, or could not execute it.</summary>
[GenerateSerializer]
[Alias("CallingDomain.ClusterException")]
public sealed class ClusterException : Exception
{
    /// <summary>Creates an exception.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="detail">What happened, for people; no personal data.</param>
    /// <param name="inner">The cause; null for none.</param>
    public ClusterException(ClusterReason reason, string detail, Exception? inner = null)
        : base($"{reason.Code()}: {detail}", inner) => (Reason, Detail) = (reason, detail);

    /// <summary>The reason.</summary>
    [Id(0)]
    public ClusterReason Reason { get; }

    /// <summary>What happened, for people, without the code.</summary>
    [Id(1)]
    public string Detail { get; }
}
