namespace CallingDomain.Dialing;

/// <summary>Something that is kept of each contact elsewhere in memory, and is wanted when its turn has come.</summary>
internal interface IFetchedAhead
{
    /// <summary>Asks the machine to have it at hand soon.</summary>
    void Prefetch(int contact);
}
