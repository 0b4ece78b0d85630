using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Benchmarks;

/// <summary>A phone as an object.</summary>
internal sealed class PlainPhone(PhoneNumber number)
{
    public PhoneNumber Number { get; } = number;

    public int[] Counts { get; } = new int[AttemptCounts.Counted.Length];
}

/// <summary>A contact as an object.</summary>
internal sealed class PlainContact(int number, int priority, DateTimeZone zone, List<PlainPhone> phones, Instant dueAt)
{
    public int Number { get; } = number;

    public int Priority { get; } = priority;

    public DateTimeZone Zone { get; } = zone;

    public List<PlainPhone> Phones { get; } = phones;

    public Instant DueAt { get; set; } = dueAt;

    public int NextPhone { get; set; }

    public int Attempts { get; set; }

    public int Pass { get; set; } = 1;
}

/// <summary>A call that goes on.</summary>
internal sealed record PlainCall(long Attempt, PlainContact Contact, PlainPhone Phone, int PhoneIndex, Instant DueAt, Instant DialedAt);

/// <summary>A call that has ended.</summary>
internal sealed record PlainHistoryEntry(PlainCall Call, CallStatus Status, Instant EndedAt);

/// <summary>
/// A campaign as one writes it with what the runtime has: objects, two priority queues, a third one for leases, calls by their identity in a dictionary, NodaTime asked for the time of day. It does what the engine does for an attempt,
/// with the seed's default policies and none of the others.
/// </summary>
internal sealed class PlainEngine(CampaignSettings settings, Action<PlainHistoryEntry> history)
{
    private readonly PriorityQueue<PlainContact, (Instant Due, int Attempts, int Contact)> _waiting = new();
    private readonly PriorityQueue<PlainContact, (int Priority, Instant Due, int Attempts, int Contact)> _ready = new();
    private readonly PriorityQueue<long, Instant> _leases = new(); // those of calls that have ended are passed over
    private readonly Dictionary<long, PlainCall> _calls = [];
    private readonly HashSet<PhoneNumber> _called = [];
    private long _attempts;

    public Instant? NextWakeUp => _ready.Count > 0 ? _ready.Peek().DueAt : _waiting.Count > 0 ? _waiting.Peek().DueAt : null;

    public void Load(PlainContact contact)
    {
        contact.DueAt = NextOpen(contact.DueAt, contact.Zone);
        Enqueue(contact);
    }

    public PlainCall? Claim(Instant now)
    {
        if (_called.Count >= settings.MaxConcurrentCalls) return null;
        while (_waiting.TryPeek(out var due, out var place) && place.Due <= now)
        {
            _waiting.Dequeue();
            _ready.Enqueue(due, (due.Priority, due.DueAt, due.Attempts, due.Number));
        }

        while (_ready.TryDequeue(out var contact, out _))
        {
            var opens = NextOpen(now, contact.Zone);
            var phone = contact.Phones[contact.NextPhone];
            if (opens == now && _called.Add(phone.Number))
            {
                contact.Attempts++;
                var call = new PlainCall(++_attempts, contact, phone, contact.NextPhone, contact.DueAt, now);
                _calls.Add(call.Attempt, call);
                _leases.Enqueue(call.Attempt, now + settings.ClaimLease);
                return call;
            }

            contact.DueAt = opens;
            Enqueue(contact);
        }

        return null;
    }

    public void End(long attempt, CallStatus status, Instant at)
    {
        if (!_calls.Remove(attempt, out var call)) return;
        while (_leases.TryPeek(out var first, out _) && !_calls.ContainsKey(first)) _leases.Dequeue();
        _called.Remove(call.Phone.Number);
        history(new PlainHistoryEntry(call, status, at));
        if (status == CallStatus.Reached) return;
        var contact = call.Contact;
        call.Phone.Counts[AttemptCounts.Counted.IndexOf(status)]++;
        if (contact.NextPhone + 1 < contact.Phones.Count)
        {
            contact.NextPhone++;
            contact.DueAt = NextOpen(at + settings.Retry.CallAdditionalPhoneAfter, contact.Zone);
        }
        else
        {
            if (contact.Phones.Any(IsAtLimit)) return;
            contact.NextPhone = 0;
            contact.Pass++;
            contact.DueAt = NextOpen(at + settings.Retry[status].RetryAfter, contact.Zone);
        }

        Enqueue(contact);
    }

    private bool IsAtLimit(PlainPhone phone)
    {
        for (var i = 0; i < phone.Counts.Length; i++)
        {
            if (phone.Counts[i] >= settings.Retry[AttemptCounts.Counted[i]].MaxAttempts) return true;
        }

        return phone.Counts.Sum() >= settings.Retry.GlobalMaxAttempts;
    }

    private void Enqueue(PlainContact contact) => _waiting.Enqueue(contact, (contact.DueAt, contact.Attempts, contact.Number));

    private static Instant NextOpen(Instant from, DateTimeZone zone)
    {
        var local = from.InZone(zone).LocalDateTime;
        if (local.TimeOfDay >= EngineLoad.Opens && local.TimeOfDay < EngineLoad.Closes) return from;
        var day = local.TimeOfDay < EngineLoad.Opens ? local.Date : local.Date.PlusDays(1);
        return (day + EngineLoad.Opens).InZoneLeniently(zone).ToInstant();
    }
}
