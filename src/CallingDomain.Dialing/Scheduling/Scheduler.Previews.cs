using CallingDomain.Shared;

namespace CallingDomain.Dialing;

/// <content>Previews: an agent reserves a callable contact, looks at it, then calls or skips it.</content>
internal sealed partial class Scheduler
{
    private readonly PreviewTable _previews = new();
    private readonly Dictionary<int, int> _skips = []; // of contacts skipped since they were loaded or reset

    /// <summary>How often a contact was skipped since it was loaded or reset.</summary>
    public int SkipsOf(int contact) => _skips.GetValueOrDefault(contact);

    /// <summary>The reservation of a contact at an instant; null for none.</summary>
    public ReservedPreview? PreviewOf(int contact, long now) => _previews.Of(contact, now);

    /// <summary>Reserves a callable contact for an agent's preview.</summary>
    public CampaignReason? Reserve(int contact, string agent, long lease, long at)
    {
        if (at < Now) return CampaignReason.TimeGoesBack;
        ref readonly var card = ref _cards[contact];
        if (ContactTransition.Check(ContactEvent.Claim, card) is { } reason) return reason;
        if ((_previews.Of(contact, at) is { } other && other.Agent != agent) || (OwnerOf(contact, at) is { } owner && owner != agent)) return CampaignReason.PreviewForeign;
        if (!IsCallable(contact, at)) return CampaignReason.ContactNotDue;
        LoadDraft(contact);
        WriteDraft(CampaignFactKind.PreviewReserved, at, new ReservedPreview(agent, DueTime.Later(at, lease)));
        Commit();
        return null;
    }

    /// <summary>Skips a reserved contact.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="agent">The agent that reserved the contact.</param>
    /// <param name="delay">How long the contact is not called; with 0 it keeps its place.</param>
    /// <param name="at">The current instant.</param>
    public CampaignReason? Skip(int contact, string agent, long delay, long at)
    {
        if (at < Now) return CampaignReason.TimeGoesBack;
        if (_previews.Of(contact, at) is not { } preview || preview.Agent != agent) return CampaignReason.PreviewForeign;
        LoadDraft(contact);
        ref var standing = ref _draft.Standing;
        if (delay > 0 && DueTime.Later(at, delay) is var due && due > standing.Card.RuleDue)
        {
            standing.Card.Wait(due, standing.Card.RuleWhy);
            standing.Due = due;
            Settle(at);
        }

        WriteDraft(CampaignFactKind.PreviewSkipped, at);
        Commit();
        return null;
    }

    /// <summary>Claims the call of a reserved contact.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="now">The current instant.</param>
    /// <param name="agent">The agent that reserved the contact.</param>
    /// <param name="call">The place of the call, for <see cref="CallAt"/>.</param>
    public CampaignReason? ClaimReserved(int contact, long now, string agent, out int call)
    {
        call = -1;
        if (now < Now) return CampaignReason.TimeGoesBack;
        if (IsAfterEnd(now))
        {
            EndCampaign(now);
            return CampaignReason.CampaignOver;
        }

        if (IsPaused) return CampaignReason.CampaignPaused;
        Advance(now);
        if (!HasFreeLine) return CampaignReason.NoFreeLine;
        if (_previews.Of(contact, now) is not { } preview || preview.Agent != agent) return CampaignReason.PreviewForeign;
        while (IsReady(contact, now))
        {
            var phone = PhonesOf(contact)[_cards[contact].Phone];
            if (IsInCall(phone.Number)) break;
            if (MayCall(contact, phone, now))
            {
                if (IsUnleased(phone.Number, out _)) break;
                Dial(contact, BlockOf(contact), PhonesOf(contact), phone.Number, now, agent);
                call = _lastBegun;
                return null;
            }

            Defer(contact, now);
            Commit();
        }

        return _cards[contact].IsOnHold ? CampaignReason.ContactHeld : CampaignReason.ContactNotDue;
    }

    private void Reserve(in CampaignFact reserved)
    {
        Leave(reserved.Contact);
        _previews.Put(reserved.Contact, (ReservedPreview)reserved.Detail!);
    }

    private void Skip(in CampaignFact skipped)
    {
        _previews.Remove(skipped.Contact);
        _skips[skipped.Contact] = SkipsOf(skipped.Contact) + 1;
        if (skipped.IsReplanned) Place(skipped);
        else Move(skipped);
    }

    // Contacts whose leases have ended return to their queues.
    private void EndPreviews(long now, List<(int Contact, ReservedPreview Preview)>? ended = null)
    {
        while (_previews.TryEnd(now, out var contact, out var preview))
        {
            ended?.Add((contact, preview));
            if (_cards[contact].IsInHopper) Enter(contact);
        }
    }

    private CampaignDataReason? CheckReserved(in CampaignFact reserved)
    {
        if (reserved.Detail is not ReservedPreview preview || preview.Agent.Length == 0 || !ContactText.IsWhole(preview.Agent) || preview.Until <= reserved.AtNanoseconds) return CampaignDataReason.FactInvalid;
        var standing = StandingOf(reserved.Contact);
        var known = ContactState.Of(standing); // hours of a later version of the tz database may place the contact elsewhere
        return standing.Card.IsInHopper && !reserved.IsReplanned && reserved.Priority == standing.Card.Priority && reserved.Standing.Card.PhoneCount == standing.Card.PhoneCount
            && ContactState.Of(reserved.Standing) with { DueAt = known.DueAt, Why = known.Why } == known ? null : CampaignDataReason.FactContradicts;
    }
}
