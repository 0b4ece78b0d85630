using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <content>Rebuilding a campaign from its facts.</content>
public sealed partial class Campaign
{
    /// <summary>Rebuilds a campaign from its facts.</summary>
    /// <param name="settings">The settings at its beginning.</param>
    /// <param name="facts">All its facts, in their order.</param>
    /// <param name="options">What it keeps, and its receivers; null for the defaults. <see cref="CampaignOptions.Facts"/> receives only new facts, <see cref="CampaignOptions.Records"/> all History and Final again.</param>
    /// <returns>The campaign; or the first fact that cannot follow those before it, and why.</returns>
    public static Result<Campaign, ReplayRefusal> Replay(CampaignSettings settings, IEnumerable<CampaignFact> facts, CampaignOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var campaign = new Campaign(settings, options);
        var position = 0L;
        foreach (var fact in facts)
        {
            position++;
            if (campaign.Apply(fact) is { } reason) return new ReplayRefusal(position, fact.Number, reason);
        }

        return campaign;
    }

    /// <summary>Applies the next fact of a campaign, such as one that followed a snapshot.</summary>
    /// <param name="fact">The fact with the number <see cref="FactCount"/> + 1.</param>
    /// <returns>Null when it is applied; else why it cannot follow those before it, and nothing has changed.</returns>
    public ReplayReason? Apply(in CampaignFact fact)
    {
        _scheduler.Enter();
        if (fact.LoadedContact is { } contact && NumberOf(contact.Id) is var known && !IsOf(contact.Id, known, fact)) return ReplayReason.FactContradicts;
        if (fact.Detail is LoadedContact { Contact: null } && IdOf(fact.Contact) is { Length: > 0 }) return ReplayReason.FactContradicts; // of a contact that has an identity
        return _scheduler.Replay(fact);
    }

    // A contact keeps its identity, and no other contact has it.
    private bool IsOf(string id, int? known, in CampaignFact fact) => fact.Contact < ContactCount ? known == fact.Contact && fact.Contact >= 0 && IdOf(fact.Contact) == id : known is null;
}
