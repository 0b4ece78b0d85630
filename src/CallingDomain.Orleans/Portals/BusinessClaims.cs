using System.Collections.Immutable;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Programs;
using Microsoft.Extensions.Logging;

namespace CallingDomain.Orleans;

/// <summary>The claims of a business on the numbers of its portal.</summary>
/// <remarks>
/// Claims one owner after the other, in ascending order, and decides the refusals of an owner before it claims at the next one. A business that waits for a claim of another one has therefore claimed at fewer owners, or later at the same owner, so that no two businesses wait for each other; where one waits for a claim that was left by a failure, the grain's limit ends the waiting.
/// </remarks>
internal sealed class BusinessClaims(string portal, string business, IPortalNumbers numbers, IGrainFactory grains, ILogger log) : IPortalClaims
{
    private const int MostRounds = 10; // each time, another business has claimed a number that was free

    public async ValueTask<IReadOnlyDictionary<PhoneNumber, Place>> ClaimAsync(long version, ImmutableArray<PhoneNumber> claimed, CancellationToken cancellation = default)
    {
        var elsewhere = new Dictionary<PhoneNumber, Place>();
        foreach (var (owner, part) in ByOwner(claimed))
        {
            var left = part;
            for (var round = 0; left.Length > 0; round++)
            {
                if (round == MostRounds) throw Undecided(left.Length);
                var others = await numbers.ClaimAsync(portal, owner, business, version, left, cancellation).ConfigureAwait(false);
                left = await DecideAsync(owner, others, elsewhere, cancellation).ConfigureAwait(false);
            }
        }

        return elsewhere;
    }

    public async ValueTask ReleaseAsync(long version, ImmutableArray<PhoneNumber> released)
    {
        try
        {
            foreach (var (owner, part) in ByOwner(released)) await numbers.ReleaseAsync(portal, owner, business, version, part).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // the numbers are removed; a claim that is left is found not to be in use
        catch (Exception failure)
#pragma warning restore CA1031
        {
            log.NumbersNotReleased(portal, business, failure);
        }
    }

    // Gives the numbers that are free now.
    private async Task<ImmutableArray<PhoneNumber>> DecideAsync(int owner, ImmutableArray<PortalNumber> claims, Dictionary<PhoneNumber, Place> elsewhere, CancellationToken cancellation)
    {
        var free = ImmutableArray.CreateBuilder<PhoneNumber>();
        var undecided = 0;
        foreach (var holder in claims.GroupBy(claim => claim.Business, StringComparer.Ordinal))
        {
            PortalNumber[] held = [.. holder];
            var verdicts = await grains.GetGrain<IPortalGrain>(PortalKey.Write(portal, holder.Key)).JudgeAsync([.. held.Select(claim => new PortalClaim(claim.Number, claim.Version))]).WaitAsync(cancellation).ConfigureAwait(false);
            for (var i = 0; i < held.Length; i++)
            {
                switch (verdicts[i])
                {
                    case { Kind: PortalVerdictKind.Held } place:
                        elsewhere[held[i].Number] = new Place(holder.Key, place.Unit, place.Program);
                        break;
                    case { Kind: PortalVerdictKind.Free }:
                        await numbers.ReleaseExactAsync(portal, owner, held[i], cancellation).ConfigureAwait(false);
                        free.Add(held[i].Number);
                        break;
                    default:
                        undecided++;
                        break;
                }
            }
        }

        return undecided == 0 ? free.ToImmutable() : throw Undecided(undecided);
    }

    private static IEnumerable<(int Owner, ImmutableArray<PhoneNumber> Numbers)> ByOwner(ImmutableArray<PhoneNumber> all) =>
        all.GroupBy(number => ShardMap.OwnerOf(number, ShardMap.PortalOwners)).OrderBy(part => part.Key).Select(part => (part.Key, part.ToImmutableArray()));

    private static ClusterException Undecided(int count) => new(ClusterReason.NumbersUndecided, $"{count} numbers of the request are claimed by other businesses, which do not have them and may be adding them now. Nothing has changed. Repeat the request later.");
}
