using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using Microsoft.Extensions.Logging;
using NodaTime;
using Orleans.Concurrency;
using Orleans.Runtime.Placement;

namespace CallingDomain.Orleans;

/// <summary>A shard of a campaign: a runner on the shard's journal, and a dialer if the silo has telephony.</summary>
/// <remarks>
/// The epoch of the journal is the fence: if another activation has opened the journal, the next commit of this one is refused, its callers get an exception, and it ends. Reentrant, so that the commands of many callers share commits; the runner decides them one after the other.
/// </remarks>
[Reentrant]
internal sealed partial class ShardGrain(ClusterNode node, ILogger<ShardGrain> log) : Grain, IShardGrain
{
    private const int MostRefusals = 20; // in a report

    private readonly SemaphoreSlim _applying = new(1, 1); // campaign-wide changes
    private string _name = "";
    private int _shard;
    private int _shards;
    private ICampaignJournal? _journal;
    private CampaignRunner? _runner;
    private ShardRunner? _asked; // the same runner, for callers
    private CampaignDialer? _dialer;
    private NumberLeases? _numbers;
    private (long Term, long Sequence) _order; // of the last order that was executed
    private int _lines; // those of the last order; 0 before the first one
    private int _dueCounted = 1; // how many waiting contacts a report counts: the lines of the campaign
    private long _lastChange;
    private ImmutableArray<string> _refusals = [];

    private ShardRunner Asked => _asked ?? throw new ClusterException(ClusterReason.Unavailable, $"Shard {_shard} is not open.");

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _shard = (int)this.GetPrimaryKeyLong(out var name);
        _name = name!;
        try
        {
            await OpenAsync(cancellationToken);
        }
        catch (JournalException failure)
        {
            await CloseAsync();
            throw ClusterNode.Translate(failure);
        }
        catch
        {
            await CloseAsync();
            throw;
        }

        node.Shards.Add(_name, _shard);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => CloseAsync();

    public async Task<ShardReport> ExchangeAsync(ShardOrder order)
    {
        await ApplyAsync(order.Changes);
        var before = _lines;
        var report = await AskAsync((campaign, now) =>
        {
            _dueCounted = order.Counted;
            if ((order.Term, order.Sequence).CompareTo(_order) > 0 && order.Epoch == _runner!.Epoch)
            {
                (_order, _lines) = ((order.Term, order.Sequence), order.Lines);
                campaign.LentLines = _lines;
            }

            return new ShardReport
            {
                Epoch = _runner!.Epoch,
                Lines = _lines,
                CallsUnderWay = campaign.CallsUnderWay,
                LastChange = _lastChange,
                IsConfirmed = false,
                Contacts = campaign.ContactCount,
                OpenContacts = campaign.OpenCount,
                Attempts = campaign.AttemptCount,
                NextWakeUp = campaign.NextWakeUp,
                Due = campaign.IsPaused ? [] : campaign.CountDue(now, _dueCounted),
                Refusals = _refusals,
                Dialer = _dialer?.Status.ToString(),
                Silo = node.Silo.ToString(),
                SharedNumbers = _numbers!.Count,
                LastFact = campaign.FactCount,
            };
        });
        if (_lines > before) _dialer?.Wake();
        if (!order.MustConfirm) return report;
        await Asked.ConfirmAsync();
        return report with { IsConfirmed = true };
    }

    public async Task<ImmutableArray<CampaignReason>> LoadAsync(ImmutableArray<Contact> contacts)
    {
        await UseAsync(contacts.Where(IsOfShard).SelectMany(NumbersOf));
        return await AskAsync((campaign, now) => ImmutableArray.CreateRange(contacts, contact =>
            !IsOfShard(contact) ? CampaignReason.ContactUnknown : campaign.Load(contact, now) is { IsOk: false, Reason: var reason } ? reason : CampaignReason.Unspecified));
    }

    public Task<ShardClaims> ClaimAsync(int most, string? agent) => AskAsync((campaign, now) =>
    {
        var claimed = ImmutableArray.CreateBuilder<Attempt>();
        while (claimed.Count < most && campaign.TryClaim(now, agent, out var attempt)) claimed.Add(attempt);
        return new ShardClaims(claimed.DrainToImmutable(), campaign.NextWakeUpFor(agent));
    });

    public Task<ShardAnswer> StartAsync(long attempt, string? agent, string? reference) => AskAsync((campaign, now) => ShardAnswer.Of(campaign.Start(attempt, now, agent, reference)));

    public Task<ImmutableArray<ShardAnswer>> EndAsync(ImmutableArray<ShardCallReport> reports) =>
        AskAsync((campaign, now) => ImmutableArray.CreateRange(reports, report => ShardAnswer.Of(campaign.End(report.Attempt, report.Ending, now, report.Agent))));

    public Task<ImmutableArray<Attempt>> GetCallsUnderWayAsync(string? agent) => AskAsync((campaign, _) => campaign.AttemptsUnderWay.RemoveAll(attempt => attempt.Agent != agent));

    public Task<ShardAnswer> CommandAsync(ContactCommand command) => AskAsync((campaign, now) => ShardAnswer.Of(command.Action switch
    {
        ContactAction.Hold => campaign.Hold(command.ContactId, now),
        ContactAction.Release => campaign.Release(command.ContactId, now),
        ContactAction.Reset => campaign.Reset(command.ContactId, now),
        ContactAction.Close => campaign.Close(command.ContactId, command.Reason, now),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.Action, "Unknown action: the caller has a newer version."),
    }));

    public async Task<ShardAnswer> EditAsync(Contact contact)
    {
        await UseAsync(NumbersOf(contact));
        return await AskAsync((campaign, now) => ShardAnswer.Of(campaign.Edit(contact, now)));
    }

    public Task<ShardAnswer> ScheduleCallbackAsync(string contactId, CallbackTime callback, PhoneNumber? phone) => AskAsync((campaign, now) => ShardAnswer.Of(campaign.ScheduleCallback(contactId, callback, now, phone)));

    public Task<Explanation?> ExplainAsync(string contactId) => AskAsync((campaign, now) => campaign.Explain(contactId, now));

    public Task<Contact?> GetContactAsync(string contactId) => AskAsync((campaign, _) => campaign.ContactOf(contactId));

    public Task<FinalEntry?> GetFinalAsync(string contactId) => AskAsync((campaign, _) => campaign.FinalOf(contactId));

    public async Task ShareNumbersAsync(ImmutableArray<PhoneNumber> numbers)
    {
        await Asked.AskingAsync(() => _numbers!.ShareAsync(numbers));
        await Asked.ConfirmAsync();
    }

    public Task MoveAsync(SiloAddress silo)
    {
        RequestContext.Set(IPlacementDirector.PlacementHintKey, silo);
        this.MigrateOnIdle();
        return Task.CompletedTask;
    }

    private Task UseAsync(IEnumerable<PhoneNumber> numbers) => Asked.AskingAsync(() => _numbers!.UseAsync(numbers));

    private bool IsOfShard(Contact contact) => ShardMap.ShardOf(contact.Id, _shards) == _shard;

    private static IEnumerable<PhoneNumber> NumbersOf(Contact contact) => contact.AdditionalPhones.Select(phone => phone.Phone).Append(contact.PrimaryPhone).Where(number => number != PhoneNumber.None);

    private Task<TAnswer> AskAsync<TAnswer>(Func<Campaign, Instant, TAnswer> command) => Asked.AskAsync(command);
}
