using CallingDomain.Programs;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>A portal kept between runs. A run saves all its changes as a whole, at its end.</summary>
internal interface IPortalStore : IDisposable
{
    /// <summary>The portal of the store.</summary>
    Portal Portal { get; }

    /// <summary>The last instant of the store; null for a new store.</summary>
    Instant? Now { get; }

    /// <summary>Saves the changes of a run.</summary>
    /// <param name="updates">The changes, each with the portal after it; the first one follows <see cref="Portal"/>.</param>
    /// <param name="now">The last instant of the run.</param>
    /// <returns>False if another process has changed the portal meanwhile: nothing is saved, and <see cref="Portal"/> is the newer one.</returns>
    /// <exception cref="InputException">The store cannot be written.</exception>
    bool TrySave(IReadOnlyCollection<PortalUpdate> updates, Instant now);
}
