using CallingDomain.Hosting;

namespace CallingDomain.Testing;

/// <summary>The journals of the businesses of portals in memory, for tests: one for each portal and business, however often it is asked for.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class MemoryBusinessPortals : IBusinessPortals
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Portal, string Business), MemoryPortalJournal> _journals = [];

    /// <summary>The journal of a business; always the same one.</summary>
    /// <param name="portal">The name of the portal.</param>
    /// <param name="business">The ID of the business.</param>
    public MemoryPortalJournal JournalOf(string portal, string business)
    {
        ArgumentException.ThrowIfNullOrEmpty(portal);
        ArgumentException.ThrowIfNullOrEmpty(business);
        lock (_lock)
        {
            if (!_journals.TryGetValue((portal, business), out var journal)) _journals.Add((portal, business), journal = new MemoryPortalJournal());
            return journal;
        }
    }

    IPortalJournal IBusinessPortals.JournalOf(string portal, string business) => JournalOf(portal, business);
}
