namespace CallingDomain.Dialing;

/// <summary>Receives the facts of a campaign before they are applied, for example a journal.</summary>
public interface ICampaignFacts
{
    /// <summary>Receives the facts of one command in order.</summary>
    /// <param name="batch">At least one fact; valid during the call only.</param>
    /// <remarks>If the receiver throws, the campaign is unchanged, and the caller of the command gets the exception. The receiver must not call the campaign: every command then throws <see cref="InvalidOperationException"/>.</remarks>
    void Append(ReadOnlySpan<CampaignFact> batch);
}
