using CallingDomain.Numbers;

namespace CallingDomain.Hosting;

/// <summary>A journal refused an operation, or failed.</summary>
public sealed class JournalException : Exception
{
    /// <summary>Creates an exception.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="detail">What happened, for people; no personal data.</param>
    /// <param name="inner">The cause; null for none.</param>
    public JournalException(JournalReason reason, string detail, Exception? inner = null)
        : base($"{reason.Code()}: {detail}", inner) => (Reason, Detail) = (reason, detail);

    /// <summary>The reason.</summary>
    public JournalReason Reason { get; }

    /// <summary>What happened, for people, without the code.</summary>
    public string Detail { get; }
}
