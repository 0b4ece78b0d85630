using System.Collections.Immutable;
using CallingDomain.Hosting;
using CallingDomain.Numbers;

namespace CallingDomain.Testing;

/// <summary>The claims of businesses on numbers in memory, for tests. Several hosts may share them, as they share a database.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class MemoryPortalNumbers : IPortalNumbers
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Portal, int Owner, PhoneNumber Number), (string Business, long Version)> _claims = [];
    private Exception? _failure;
    private bool _failsAfterCommit;

    /// <summary>Makes the next operation fail.</summary>
    /// <param name="failure">The exception that it throws.</param>
    /// <param name="afterCommit">Whether the changes are durable nevertheless, as when a connection is lost after the commit.</param>
    public void FailNext(Exception failure, bool afterCommit = false)
    {
        ArgumentNullException.ThrowIfNull(failure);
        lock (_lock) (_failure, _failsAfterCommit) = (failure, afterCommit);
    }

    /// <summary>The claims of a portal, in the order of the digits.</summary>
    /// <param name="portal">The name of the portal.</param>
    public ImmutableArray<PortalNumber> ClaimsOf(string portal)
    {
        lock (_lock) return [.. _claims.Where(each => each.Key.Portal == portal).Select(each => new PortalNumber(each.Key.Number, each.Value.Business, each.Value.Version)).OrderBy(each => each.Number)];
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<PortalNumber>> ClaimAsync(string portal, int owner, string business, long version, ImmutableArray<PhoneNumber> numbers, CancellationToken cancellation = default) => ChangeAsync(portal, owner, business, () =>
    {
        var others = ImmutableArray.CreateBuilder<PortalNumber>();
        foreach (var number in numbers.IsDefault ? [] : numbers.Sort())
        {
            var key = (portal, owner, number);
            if (!_claims.TryGetValue(key, out var claim)) _claims.Add(key, (business, version));
            else if (claim.Business == business) _claims[key] = (business, Math.Max(claim.Version, version));
            else others.Add(new PortalNumber(number, claim.Business, claim.Version));
        }

        return others.ToImmutable();
    }, cancellation);

    /// <inheritdoc/>
    public async ValueTask ReleaseAsync(string portal, int owner, string business, long before, ImmutableArray<PhoneNumber> numbers, CancellationToken cancellation = default) => await ChangeAsync(portal, owner, business, () =>
    {
        foreach (var number in numbers.IsDefault ? [] : numbers)
        {
            if (_claims.TryGetValue((portal, owner, number), out var claim) && claim.Business == business && claim.Version < before) _claims.Remove((portal, owner, number));
        }

        return true;
    }, cancellation).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask<bool> ReleaseExactAsync(string portal, int owner, PortalNumber claim, CancellationToken cancellation = default) => ChangeAsync(portal, owner, claim.Business, () =>
    {
        var key = (portal, owner, claim.Number);
        return _claims.TryGetValue(key, out var known) && known == (claim.Business, claim.Version) && _claims.Remove(key);
    }, cancellation);

    private ValueTask<TAnswer> ChangeAsync<TAnswer>(string portal, int owner, string business, Func<TAnswer> change, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(portal);
        ArgumentOutOfRangeException.ThrowIfNegative(owner);
        ArgumentException.ThrowIfNullOrEmpty(business);
        cancellation.ThrowIfCancellationRequested();
        lock (_lock)
        {
            var failure = _failure;
            _failure = null;
            if (failure is not null && !_failsAfterCommit) throw failure;
            var answer = change();
            return failure is null ? new(answer) : throw failure;
        }
    }
}
