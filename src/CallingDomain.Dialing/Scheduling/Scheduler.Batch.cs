using System.Runtime.CompilerServices;

namespace CallingDomain.Dialing;

/// <content>The facts of a command: written, handed over, applied.</content>
internal sealed partial class Scheduler
{
    private CampaignFact[] _batch = new CampaignFact[1];
    private int _batched;
    private bool _isHandingOver;

    /// <summary>Throws while facts are being handed over: their receiver must not call the campaign.</summary>
    public void Enter()
    {
        if (_isHandingOver) throw new InvalidOperationException("A receiver of facts must not call the campaign that gives them.");
        if (_zones.Count > _zonesKept) _zones.TrimTo(_zonesKept);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref CampaignFact NextFact(out long number)
    {
        if (_batched == _batch.Length) Array.Resize(ref _batch, 2 * _batched);
        number = FactCount + _batched + 1;
        return ref _batch[_batched++];
    }

    /// <summary>Hands the batch over and applies it. If its receiver throws, nothing has changed.</summary>
    private void Commit()
    {
        if (_facts is not null) HandOver();
        for (var i = 0; i < _batched; i++) Apply(_batch[i]);
        _batched = 0;
    }

    private void HandOver()
    {
        _isHandingOver = true;
        var isTaken = false;
        try
        {
            _facts!.Append(_batch.AsSpan(0, _batched));
            isTaken = true;
        }
        finally
        {
            _isHandingOver = false;
            if (!isTaken) (_batched, _draft.Fact) = (0, 0);
        }
    }
}
