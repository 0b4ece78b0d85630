namespace CallingDomain.Dialing;

/// <content>The end of the campaign: no call is claimed from then on, and every contact is closed.</content>
internal sealed partial class Scheduler
{
    private long _end = DueTime.Never; // of the settings
    private long _endToTell = DueTime.Never; // the same as long as it was not told

    /// <summary>Whether the end was told, and has not been put off since.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Whether an instant lies at or after the end.</summary>
    public bool IsAfterEnd(long at) => at >= _end && _end != DueTime.Never;

    private void TakeEnd(CampaignSettings settings, bool isOver)
    {
        _end = settings.EndInstant is { } end ? DueTime.OrNever(end) : DueTime.Never;
        IsOver = isOver;
        _endToTell = isOver ? DueTime.Never : _end;
    }

    // Tells the end where it has come and was not told; the batch of the command that finds it goes on.
    private bool TellEnd(long at)
    {
        if (at < _endToTell) return false;
        NextFact(out var number).Write(number, CampaignFactKind.CampaignEnded, at);
        return true;
    }

    private void EndCampaign(long now)
    {
        if (Advance(now) && TellEnd(now)) Commit();
    }

    private CampaignReason? ChangeSettings(CampaignSettings settings, long at)
    {
        var wasTold = TellEnd(at) || IsOver;
        NextFact(out var number).Write(number, CampaignFactKind.SettingsChanged, at, default, settings);
        if (!wasTold && settings.EndInstant is { } end && at >= DueTime.OrNever(end)) NextFact(out number).Write(number, CampaignFactKind.CampaignEnded, at);
        Commit();
        return null;
    }

    private void CloseAll(long at)
    {
        (IsOver, _endToTell) = (true, DueTime.Never);
        for (var contact = 0; contact < _cards.Count; contact++)
        {
            ref readonly var card = ref _cards[contact];
            if (card.IsClosed || card.ClosesWith != CloseReason.Unspecified) continue;
            LoadDraft(contact);
            ContactTransition.Close(ref _draft.Standing, CloseReason.CampaignEnded, at);
            PlaceDraft();
        }
    }
}
