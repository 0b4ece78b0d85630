using System.Collections.Immutable;
using CallingDomain.Numbers;

namespace CallingDomain.Hosting;

/// <summary>Which business of a portal has claimed which number, for portals whose businesses have a journal each.</summary>
/// <remarks>
/// A claim is a row with the business and the version of its journal for which the number was claimed. A number has at most one claim, and so is in at most one business. No operation touches rows of two owners (<see cref="ShardMap.PortalOwners"/>), so that owners may be on different servers; and an owner decides the claims of several businesses one after the other.
/// <para>
/// A business claims a number before it appends the change that adds the number, as the version after the claim; and releases a number after it has appended the change that removes it. A process that ends in between leaves a claim without the number. The journal then tells whether the claim is in use: if its last version is later than the claim and the business does not have the number, no append that relies on the claim can succeed, and <see cref="ReleaseExactAsync"/> deletes the claim.
/// </para>
/// Implementations are thread-safe and pass the cases of <c>PortalNumbersConformance</c> in CallingDomain.Testing.
/// </remarks>
public interface IPortalNumbers
{
    /// <summary>Claims numbers for a business durably, as far as no other business has claimed them. A claim of the same business stays, for the later one of its versions.</summary>
    /// <param name="portal">The name of the portal.</param>
    /// <param name="owner">The owner of all the numbers, from 0.</param>
    /// <param name="business">The ID of the business.</param>
    /// <param name="version">The version of the business's journal on which the change that adds the numbers was planned.</param>
    /// <param name="numbers">The numbers, without repetition.</param>
    /// <param name="cancellation">Cancels the operation; whether the numbers are claimed is then unknown.</param>
    /// <returns>The claims of other businesses on the numbers, in the order of the digits. The business has a claim on all the other numbers.</returns>
    /// <exception cref="JournalException">The store cannot be reached or refuses; whether the numbers are claimed is then unknown. They may be claimed again.</exception>
    ValueTask<ImmutableArray<PortalNumber>> ClaimAsync(string portal, int owner, string business, long version, ImmutableArray<PhoneNumber> numbers, CancellationToken cancellation = default);

    /// <summary>Deletes the claims of a business on numbers, as far as they are for versions before the given one.</summary>
    /// <param name="portal">The name of the portal.</param>
    /// <param name="owner">The owner of all the numbers, from 0.</param>
    /// <param name="business">The ID of the business.</param>
    /// <param name="before">The version of the change that has removed the numbers from the business.</param>
    /// <param name="numbers">The numbers, without repetition.</param>
    /// <param name="cancellation">Cancels the operation; whether the claims are deleted is then unknown.</param>
    /// <exception cref="JournalException">The store cannot be reached or refuses; whether the claims are deleted is then unknown.</exception>
    ValueTask ReleaseAsync(string portal, int owner, string business, long before, ImmutableArray<PhoneNumber> numbers, CancellationToken cancellation = default);

    /// <summary>Deletes a claim, if it is still this one.</summary>
    /// <param name="portal">The name of the portal.</param>
    /// <param name="owner">The owner of the number, from 0.</param>
    /// <param name="claim">The claim, as <see cref="ClaimAsync"/> gave it to another business.</param>
    /// <param name="cancellation">Cancels the operation; whether the claim is deleted is then unknown.</param>
    /// <returns>False if there is no such claim, or it is for another version now: nothing has changed.</returns>
    /// <exception cref="JournalException">The store cannot be reached or refuses; whether the claim is deleted is then unknown.</exception>
    ValueTask<bool> ReleaseExactAsync(string portal, int owner, PortalNumber claim, CancellationToken cancellation = default);
}
