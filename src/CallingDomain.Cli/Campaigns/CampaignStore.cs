using CallingDomain.Hosting;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>The store of a durable run, which one run uses at a time. Failures of the store become refusals that say what to do.</summary>
/// <param name="journal">The journal in the store.</param>
/// <param name="name">The name of the store in messages, after an article.</param>
/// <param name="origin">Where the calls of this run come from; null for a store that only reads.</param>
/// <param name="parameters">The parameters of all refusals.</param>
internal abstract class CampaignStore(ICampaignJournal journal, string name, RunOrigin? origin, params (string Name, object? Value)[] parameters) : IDisposable
{
    private bool _hasFailed;

    public ICampaignJournal Journal => journal;

    /// <summary>Where the calls of this run come from.</summary>
    public RunOrigin? Origin => origin;

    /// <summary>How to begin again, for a store that has another campaign.</summary>
    protected abstract string WayOut { get; }

    /// <summary>Carries out an operation of the journal.</summary>
    /// <exception cref="InputException">The store cannot be used.</exception>
    public TResult Use<TResult>(Func<ICampaignJournal, Task<TResult>> operation)
    {
        try
        {
            return operation(journal).GetAwaiter().GetResult();
        }
        catch (Exception e) when (Refusal(e) is { } refusal)
        {
            _hasFailed = true;
            throw refusal;
        }
    }

    /// <summary>Deletes a campaign that this run has begun, if all operations have succeeded: nothing in it is of use when the contacts are refused.</summary>
    public void DeleteIfUseless()
    {
        if (!_hasFailed) Delete();
    }

    /// <summary>The refusal of a store that has another campaign.</summary>
    public InputException OtherCampaign(string difference) => new(InputReason.StoreOtherCampaign, $"The {name} has the run of another campaign: {difference}. {WayOut}", parameters);

    /// <summary>The refusal of a store that was begun with other outcomes.</summary>
    public InputException OtherOutcomes(string difference, long? storedSeed) =>
        new(InputReason.StoreOtherOutcomes, $"The {name} has the run of other outcomes: {difference}. {WayOut}", [.. parameters, .. storedSeed is null ? [] : ((string, object?)[])[("storedSeed", storedSeed), ("seed", origin?.Seed)]]);

    public abstract void Dispose();

    /// <summary>The refusal for a failure of the store; null for any other exception.</summary>
    internal virtual InputException? Refusal(Exception e) => e switch
    {
        JournalException { Reason: JournalReason.Faulted, InnerException: { } inner } => Refusal(inner),
        JournalException { Reason: JournalReason.WriterSuperseded } => Refusal(JournalReason.WriterSuperseded, $"Another program has opened the {name} and continues its campaign, so this run has stopped."),
        JournalException { Reason: JournalReason.Unavailable } unavailable => Refusal(JournalReason.Unavailable, $"The {name} cannot be used. {unavailable.Detail} Once this is resolved, start the same command again."),
        JournalException refused => Refusal(refused.Reason, $"The {name} cannot be used. {refused.Detail}"),
        _ => null,
    };

    protected InputException Refusal(JournalReason reason, string message) => new(reason.Code(), message, parameters);

    /// <summary>Deletes the campaign.</summary>
    protected abstract void Delete();
}
