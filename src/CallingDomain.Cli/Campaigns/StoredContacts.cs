using CallingDomain.Contacts;
using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>The contacts that a store has loaded, in their order, compared with those of a campaign file.</summary>
/// <param name="store">The store.</param>
/// <param name="start">The first instant of the campaign.</param>
internal sealed class StoredContacts(CampaignStore store, Instant start) : IDisposable
{
    private readonly IAsyncEnumerator<CampaignFact[]> _batches = store.Journal.ReadAsync(after: 0).GetAsyncEnumerator();
    private CampaignFact[] _batch = [];
    private int _next; // in the batch
    private long _contacts;
    private bool _isOver;

    /// <summary>Whether calls were placed, so that all contacts had been loaded.</summary>
    public bool HasCalls { get; private set; }

    /// <summary>Compares the next contact of the file with that of the store.</summary>
    /// <returns>False if the store has no more contacts.</returns>
    /// <exception cref="InputException">The store has another contact there, or all contacts of another campaign.</exception>
    public bool TryMatch(Contact contact)
    {
        if (!TryTake(out var loaded)) return HasCalls ? throw store.OtherCampaign($"it has {ReportText.Count(_contacts, "contact")}, and the file has more") : false;
        if (loaded.At != start) throw store.OtherCampaign($"it starts at {InstantText.Write(loaded.At)}");
        if (!contact.Equals(loaded.LoadedContact)) throw store.OtherCampaign($"its contact {_contacts:N0} is not that of the file");
        return true;
    }

    /// <summary>Compares the end of the file.</summary>
    /// <exception cref="InputException">The store has more contacts.</exception>
    public void MatchEnd()
    {
        if (TryTake(out _)) throw store.OtherCampaign($"it has more than the {ReportText.Count(_contacts - 1, "contact")} of the file");
    }

    public void Dispose() => _batches.DisposeAsync().AsTask().GetAwaiter().GetResult();

    // Only contacts come before the first call.
    private bool TryTake(out CampaignFact loaded)
    {
        while (!_isOver)
        {
            for (; _next < _batch.Length; _next++)
            {
                if (_batch[_next].Kind == CampaignFactKind.AttemptClaimed) HasCalls = _isOver = true;
                if (_isOver) break;
                if (_batch[_next].Kind != CampaignFactKind.ContactLoaded) continue;
                loaded = _batch[_next++];
                _contacts++;
                return true;
            }

            if (!_isOver && !store.Use(_ => _batches.MoveNextAsync().AsTask())) _isOver = true;
            (_batch, _next) = (_isOver ? [] : _batches.Current, 0);
        }

        loaded = default;
        return false;
    }
}
