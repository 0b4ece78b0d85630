using Microsoft.Extensions.DependencyInjection;

namespace CallingDomain.Hosting;

/// <summary>Configures a portal in a host.</summary>
/// <remarks>Not thread-safe.</remarks>
public sealed class PortalBuilder
{
    private readonly PortalRegistration _registration;

    internal PortalBuilder(IServiceCollection services, PortalRegistration registration) => (Services, _registration) = (services, registration);

    /// <summary>The services of the host.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The name of the portal.</summary>
    public string Name => _registration.Name;

    /// <summary>Sets the journal, which the host disposes when it stops.</summary>
    /// <param name="create">Creates the journal.</param>
    public PortalBuilder UseJournal(Func<IServiceProvider, IPortalJournal> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        _registration.Journal = create;
        return this;
    }
}
