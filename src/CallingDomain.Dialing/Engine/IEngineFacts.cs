namespace CallingDomain.Dialing;

/// <summary>Takes the facts of a <see cref="CampaignEngine"/> as they happen: a journal, a History, a count.</summary>
public interface IEngineFacts
{
    /// <summary>Takes a fact. It must not call the engine, and must not throw.</summary>
    /// <param name="fact">The fact; whoever keeps it copies it.</param>
    void Add(in EngineFact fact);
}
