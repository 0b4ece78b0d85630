using CallingDomain.Contacts;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <content>The host of the scheduler.</content>
public sealed partial class Campaign
{
    // Most contacts are closed by the call that ended last, which has just been described.
    private FinalEntry FinalEntryOf(int contact, in Attempt ended = default)
    {
        ref readonly var card = ref _scheduler.CardOf(contact);
        var (last, counts) = _scheduler.LastCalledOf(contact);
        var cause = card.ClosedPhone >= 0 ? _scheduler.PhonesOf(contact)[card.ClosedPhone].Number : card.ClosedReason == CloseReason.Reached ? last : PhoneNumber.None;
        return new FinalEntry(
            contact,
            ended.Contact == contact && ended.Id > 0 ? ended.ContactId : _directory.IdentityOf(contact),
            PhoneOf(contact, last, ended),
            counts,
            DueTime.ToInstant(card.ClosedAt),
            card.ClosedReason,
            PhoneOf(contact, cause, ended),
            card.ClosedStatus)
        { AllAttempts = _scheduler.AllAttemptsOf(contact) };
    }

    private ContactPhone? PhoneOf(int contact, PhoneNumber number, in Attempt ended)
    {
        if (number == PhoneNumber.None) return null;
        return ended.Contact == contact && ended.Phone.Phone == number ? ended.Phone : _directory.PhoneOf(contact, number);
    }

    private sealed class Host(Campaign campaign) : ISchedulerHost
    {
        private readonly ICampaignRecords? _records = campaign._options.Records;
        private Attempt[] _attempts = []; // under way, by place; empty without a receiver
        private int _ended = -1; // the place of the last ended call; -1 after an edit

        /// <inheritdoc/>
        public bool HasReceiver { get; } = campaign._options.Records is not null || campaign._kept is not null;

        public bool IsInList(int contact, string list) => campaign._directory.IsInList(contact, list);

        public string ListOf(int contact) => campaign._directory.ListOf(contact);

        public long ScheduledAt(int contact) => campaign._directory.ScheduledAt(contact);

        public Contact? ContactOf(int contact) => campaign._directory.ContactOf(contact, campaign._scheduler.PriorityOf(contact));

        public PhoneNumber? PrimaryOf(int contact) => campaign._directory.PrimaryOf(contact);

        public bool HasType(int contact, string type) => campaign._directory.HasType(contact, type);

        public LoadedContact? Follow(int contact, TypeChange change)
        {
            if (!HasType(contact, change.From.Name) || ContactOf(contact) is not { } before) return null;
            var after = change.ApplyTo(before);
            return new LoadedContact(after, NumbersOf(after), after.TimeZone);
        }

        public bool HasDescriptions => campaign._directory.HasIdentities;

        public void Prefetch(int contact, bool isNear)
        {
            campaign._directory.Prefetch(contact, isNear);
        }

        public void PrefetchCall(int place)
        {
            if (place < _attempts.Length) Memory.PrefetchWhole(in _attempts[place]);
        }

        public void Keep(int contact, LoadedContact loaded)
        {
            campaign._directory.Keep(contact, loaded.Contact);
            _ended = -1;
            if (!HasReceiver || !campaign._scheduler.TryFindCallOf(contact, out var place)) return;
            var attempt = campaign.Describe(campaign._scheduler.CallAt(place)); // its phone may have another type or position now
            if (place < _attempts.Length) _attempts[place] = attempt;
            campaign._kept?.Renew(attempt);
        }

        /// <summary>The call at a place, with the type and position of its phone.</summary>
        public Attempt AttemptAt(int place, in CallUnderWay call) => place < _attempts.Length && _attempts[place].Id == call.Attempt ? _attempts[place] : campaign.Describe(call);

        public void Claimed(int place, in CallUnderWay call)
        {
            if (place >= _attempts.Length) Array.Resize(ref _attempts, Math.Max(2 * _attempts.Length, place + 16));
            _attempts[place] = campaign.Describe(call);
            campaign._kept?.Begin(_attempts[place]);
        }

        public void AddToHistory(in CampaignFact ended, int place, in CallUnderWay call, CallRemarks? remarks)
        {
            var entry = new HistoryEntry(AttemptAt(place, call), ended.Status, ended.At) { Remarks = remarks };
            _ended = place;
            campaign._kept?.End(entry);
            _records?.Add(entry);
        }

        public void CorrectHistory(in CampaignFact late, in CallUnderWay call, CallRemarks? remarks)
        {
            var entry = new HistoryEntry(campaign.Describe(call), CallStatus.Reached, late.At) { IsLate = true, Remarks = remarks };
            campaign._kept?.Correct(entry);
            _records?.Add(entry);
        }

        public void CorrectFinal(int contact)
        {
            var entry = campaign.FinalEntryOf(contact);
            campaign._kept?.Correct(entry);
            _records?.Replace(entry);
        }

        public void AddToFinal(int contact)
        {
            var entry = _ended >= 0 && _ended < _attempts.Length ? campaign.FinalEntryOf(contact, _attempts[_ended]) : campaign.FinalEntryOf(contact);
            campaign._kept?.Close(entry);
            _records?.Add(entry);
        }
    }
}
