namespace CallingDomain.Dialing;

/// <content>The end of the campaign: no call is claimed from then on, and every contact closes.</content>
internal sealed partial class Scheduler
{
    private long _end = DueTime.Never; // by the settings
    private long _unrecordedEnd = DueTime.Never; // the same, until the fact of the end is written

    /// <summary>Whether the end has been recorded, and no later end has been set since.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Whether an instant is at or after the end.</summary>
    public bool IsAfterEnd(long at) => at >= _end && _end != DueTime.Never;

    private void TakeEnd(CampaignSettings settings, bool isOver)
    {
        _end = settings.EndInstant is { } end ? DueTime.OrNever(end) : DueTime.Never;
        IsOver = isOver;
        _unrecordedEnd = isOver ? DueTime.Never : _end;
    }

    // Records the end when it has come; the batch of the current command continues.
    private bool RecordEnd(long at)
    {
        if (at < _unrecordedEnd) return false;
        NextFact(out var number).Write(number, CampaignFactKind.CampaignEnded, at);
        return true;
    }

    private void EndCampaign(long now)
    {
        if (Advance(now) && RecordEnd(now)) Commit();
    }

    private CampaignReason? ChangeSettings(CampaignSettings settings, long at)
    {
        var wasRecorded = RecordEnd(at) || IsOver;
        NextFact(out var number).Write(number, CampaignFactKind.SettingsChanged, at, default, settings);
        if (!wasRecorded && settings.EndInstant is { } end && at >= DueTime.OrNever(end)) NextFact(out number).Write(number, CampaignFactKind.CampaignEnded, at);
        Commit();
        return null;
    }

    private void CloseAll(long at)
    {
        (IsOver, _unrecordedEnd) = (true, DueTime.Never);
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
