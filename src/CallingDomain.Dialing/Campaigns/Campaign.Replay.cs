using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <content>Rebuilding a campaign from its facts.</content>
public sealed partial class Campaign
{
    /// <summary>Rebuilds a campaign from its facts.</summary>
    /// <param name="settings">The initial settings.</param>
    /// <param name="facts">All facts, in order.</param>
    /// <param name="options">The data kept in memory, and the receivers; null for the defaults. <see cref="CampaignOptions.Facts"/> receives only new facts, <see cref="CampaignOptions.Records"/> receives the whole History and Final again.</param>
    /// <returns>The campaign; or the first fact that cannot follow the facts before it, and why.</returns>
    public static Result<Campaign, CampaignDataRefusal> Replay(CampaignSettings settings, IEnumerable<CampaignFact> facts, CampaignOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var campaign = new Campaign(settings, options);
        var position = 0L;
        foreach (var fact in facts)
        {
            position++;
            if (campaign.Apply(fact) is { IsOk: false, Reason: var reason }) return new CampaignDataRefusal(reason, position, Offset: 0, Detail: "") { FactNumber = fact.Number };
        }

        return campaign;
    }

    /// <summary>Applies the next fact, for example a fact written after a snapshot.</summary>
    /// <param name="fact">The fact with the number <see cref="FactCount"/> + 1.</param>
    /// <returns>The number of the campaign's last fact; or the reason why the fact cannot follow the facts before it: the campaign is unchanged.</returns>
    public Result<long, CampaignDataReason> Apply(in CampaignFact fact)
    {
        _scheduler.Enter();
        if (fact.LoadedContact is { } contact && FindContact(contact.Id) is var known && !IsOf(contact.Id, known, fact)) return CampaignDataReason.FactContradicts;
        if (fact.Detail is LoadedContact { Contact: null } && IdOf(fact.Contact) is { Length: > 0 }) return CampaignDataReason.FactContradicts; // the contact has an identity
        return _scheduler.Replay(fact) is { } reason ? reason : _scheduler.FactCount;
    }

    // A contact keeps its identity, and no other contact has it.
    private bool IsOf(string id, int? known, in CampaignFact fact) => fact.Contact < ContactCount ? known == fact.Contact && fact.Contact >= 0 && IdOf(fact.Contact) == id : known is null;
}
