using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>
/// The oracle of a campaign: the rules of the domain pages in their simplest form, with lists, dictionaries and linear scans. Uses no scheduling code of the product, only its settings, its value types, and its functions of time and
/// of past attempts.
/// </summary>
/// <param name="settings">The settings.</param>
internal sealed partial class PlainCampaign(CampaignSettings settings) : ICampaignUnderTest
{
    private readonly List<PlainContact> _contacts = []; // in the order of loading
    private readonly List<CallRow> _history = []; // attempt n is at index n - 1
    private readonly List<FinalRow> _final = [];
    private readonly Dictionary<PhoneNumber, bool> _listed = []; // by commands; overrides the settings' blacklist
    private readonly Dictionary<PhoneNumber, Instant> _listedUntil = []; // the ends of entries that commands have added
    private readonly Dictionary<long, string> _references = []; // of calls
    private CampaignSettings _settings = settings;
    private CombinedHours _hours = HoursOf(settings);
    private Instant _now = Instant.MinValue;

    private Instant _hoursFrom = Instant.MinValue;
    private bool _isOver;

    public bool IsPaused { get; private set; }

    /// <summary>The end by the settings; the end of time for none.</summary>
    private Instant EndAt => _settings.EndsAt is { } end ? end.InZoneLeniently(_settings.TimeZone).ToInstant() : Instant.MaxValue;

    private int CallsUnderWay => _contacts.Count(contact => contact.IsUnderWay);

    private bool HasFreeLine => CallsUnderWay < Math.Min(_settings.MaxConcurrentCalls, LentLines ?? int.MaxValue);

    private RetrySettings Retry => _settings.Retry;

    public object? Plain(object? answer) => answer;

    public Contact? ContactOf(string contactId) => Find(contactId)?.Contact;

    public CampaignRow Row() => new(_now, IsPaused, _contacts.Count(contact => contact.Phase != PlainPhase.Closed), CallsUnderWay, HasFreeLine, FirstLeaseToEnd()?.LeaseUntil);

    public IEnumerable<ContactRow> ContactRows() =>
        _contacts.Select(contact => new ContactRow(contact.Contact.Id, contact.Phase, contact.IsHeld, IsHeldWithList(contact), contact.Pass, contact.Attempts, contact.Phase == PlainPhase.Closed ? null : NextOf(contact), IsReserved(contact) ? contact.Reserved : null, contact.Skips));

    public IEnumerable<PhoneRow> PhoneRows() => _contacts.SelectMany(contact => contact.Plan.Select(phone => new PhoneRow(contact.Contact.Id, phone, contact.CountsOf(phone))));

    public IEnumerable<CallRow> HistoryRows() => _history;

    public IEnumerable<FinalRow> FinalRows() => _final;

    private static NextCallRow NextOf(PlainContact contact) => new(
        contact.NextPhone, contact.Why, contact.RuleWhy, contact.RuleDueAt, contact.DueAt, contact.Callback?.At, contact.Callback?.Owner, contact.IsUnderWay ? contact.LeaseUntil : null, contact.ClosesWith);

    private PlainContact? Find(string contactId) => _contacts.Find(contact => contact.Contact.Id == contactId);

    private PlainContact ContactOf(CallRow call) => Find(call.ContactId)!;

    private PlainContact? FirstLeaseToEnd() => _contacts.Where(contact => contact.IsUnderWay).MinBy(contact => (contact.LeaseUntil, AttemptOf(contact).Id));

    private CallRow AttemptOf(PlainContact contact) => _history.Single(call => call.ContactId == contact.Contact.Id && call.EndedAt is null);

    private bool IsInCall(PhoneNumber number) => _history.Any(call => call.EndedAt is null && call.Phone == number);

    private bool IsListed(PhoneNumber number) => _listed.TryGetValue(number, out var isListed) ? isListed : _settings.Blacklist.Contains(number);

    /// <summary>Closes every open contact at the end; a contact in a call closes when the call ends.</summary>
    private void EndIfItIsTime(Instant at)
    {
        if (at < EndAt || _isOver) return;
        _isOver = true;
        foreach (var contact in _contacts.Where(contact => contact.Phase != PlainPhase.Closed && contact.ClosesWith == CloseReason.Unspecified))
        {
            if (contact.IsUnderWay) contact.ClosesWith = CloseReason.CampaignEnded;
            else Close(contact, at, CloseReason.CampaignEnded);
        }
    }

    /// <summary>Time never goes back.</summary>
    private bool Advance(Instant now)
    {
        if (now < _now) return false;
        _now = now;
        return true;
    }

    private static CombinedHours HoursOf(CampaignSettings settings) => CombinedHours.Of([new HoursRule("campaign", settings.CallingHours), .. settings.Rules.Select(rule => rule.HoursRule)]);

    private static Instant Later(Instant from, Duration delay) => Instant.MaxValue - from < delay ? Instant.MaxValue : from + delay;
}
