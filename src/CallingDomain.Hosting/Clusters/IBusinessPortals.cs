namespace CallingDomain.Hosting;

/// <summary>The journals of the businesses of all portals of a cluster.</summary>
public interface IBusinessPortals
{
    /// <summary>The journal of a business; it is not opened yet. The caller disposes it if it is disposable.</summary>
    /// <param name="portal">The name of the portal, without <c>/</c>.</param>
    /// <param name="business">The ID of the business.</param>
    IPortalJournal JournalOf(string portal, string business);
}
