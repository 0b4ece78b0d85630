using System.Collections.Immutable;
using CallingDomain.Numbers;
using CallingDomain.Programs;

namespace CallingDomain.Hosting;

/// <summary>Claims numbers for a portal that shares a range of numbers with other portals, so that a number is in one of them at a time.</summary>
/// <remarks>
/// <see cref="PortalService"/> claims the numbers that a change adds before it appends the change as the version after the claim, and releases those that a change removes after it has appended the change. A claim is for the portal and not for a process; the version of the portal tells whether the claim is still in use.
/// </remarks>
public interface IPortalClaims
{
    /// <summary>Claims numbers. A number that the portal has claimed before stays claimed, for this version.</summary>
    /// <param name="version">The version of the portal. A change that adds the numbers becomes the next version, or is not appended.</param>
    /// <param name="numbers">The numbers, without repetition; at least one.</param>
    /// <param name="cancellation">Cancels the operation; some numbers may then be claimed.</param>
    /// <returns>Those of the numbers that other portals have, with their places there; the portal has a claim on all the others. An exception reaches the caller of the service, and nothing was appended.</returns>
    ValueTask<IReadOnlyDictionary<PhoneNumber, Place>> ClaimAsync(long version, ImmutableArray<PhoneNumber> numbers, CancellationToken cancellation = default);

    /// <summary>Releases numbers that a change has removed from the portal. The change is durable: an implementation that cannot release the numbers now does not throw.</summary>
    /// <param name="version">The version of the change. A claim for this version or a later one stays.</param>
    /// <param name="numbers">The numbers, without repetition; at least one.</param>
    ValueTask ReleaseAsync(long version, ImmutableArray<PhoneNumber> numbers);
}
