using System.Runtime.CompilerServices;

namespace CallingDomain.Dialing;

/// <content>Batches: the facts of a command are written, passed to the receiver, then applied.</content>
internal sealed partial class Scheduler
{
    private CampaignFact[] _batch = new CampaignFact[1];
    private int _batched;
    private bool _isAppending;

    /// <summary>Throws while the receiver of facts runs, because it must not call the campaign.</summary>
    public void Enter()
    {
        if (_isAppending) throw new InvalidOperationException("A receiver of facts must not call the campaign that gives them.");
        if (_rules.Count > _rulesKept) _rules.TrimTo(_rulesKept);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref CampaignFact NextFact(out long number)
    {
        if (_batched == _batch.Length) Array.Resize(ref _batch, 2 * _batched);
        number = FactCount + _batched + 1;
        return ref _batch[_batched++];
    }

    /// <summary>Passes the batch to the receiver and applies it. If the receiver throws, nothing changes.</summary>
    private void Commit()
    {
        if (_facts is not null) Append();
        for (var i = 0; i < _batched; i++) Apply(_batch[i]);
        _batched = 0;
    }

    private void Append()
    {
        _isAppending = true;
        var isTaken = false;
        try
        {
            _facts!.Append(_batch.AsSpan(0, _batched));
            isTaken = true;
        }
        finally
        {
            _isAppending = false;
            if (!isTaken) (_batched, _draft.Fact) = (0, 0);
        }
    }
}
