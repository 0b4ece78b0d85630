namespace CallingDomain.Hosting;

/// <summary>What a host has registered for a portal.</summary>
internal sealed class PortalRegistration(string name)
{
    public string Name { get; } = name;

    public Func<IServiceProvider, IPortalJournal>? Journal { get; set; }
}
