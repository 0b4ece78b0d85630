namespace CallingDomain.Dialing;

/// <summary>Receives the facts of a campaign before they are applied: a journal, a store.</summary>
public interface ICampaignFacts
{
    /// <summary>Receives the facts of one command, in their order.</summary>
    /// <param name="batch">One fact or more, valid during the call only: a receiver that keeps facts copies them.</param>
    /// <remarks>If it throws, the campaign stays as it was before the command, and the exception passes to the caller of the command. It must not call the campaign, which throws <see cref="InvalidOperationException"/> then.</remarks>
    void Append(ReadOnlySpan<CampaignFact> batch);
}
