using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Dialing;

/// <summary>Documents as values; what cannot be one throws <see cref="DocumentException"/>, which never leaves <see cref="CampaignJson"/>.</summary>
internal sealed class DocumentReader(IDateTimeZoneProvider zones)
{
    public Contact Contact(ContactDocument document)
    {
        if (document.Id.Length == 0 || document.Priority < 1) throw new DocumentException();
        var fields = Whole(document.Fields).Select(each => new ContactField(each.Name, each.Value)).ToImmutableArray();
        if (fields.DistinctBy(each => each.Name).Count() < fields.Length) throw new DocumentException();
        return new Contact(document.Id, document.PrimaryPhone ?? PhoneNumber.None)
        {
            List = document.List ?? "",
            Name = document.Name ?? "",
            AdditionalPhones = [.. Whole(document.AdditionalPhones).Select(phone => new AdditionalPhone(phone.Phone, Type(phone.Type), phone.Description))],
            Priority = document.Priority,
            TimeZone = document.TimeZone is null ? null : Zone(document.TimeZone),
            ScheduledAt = document.ScheduledAt,
            Fields = fields,
        };
    }

    public static PhonePlan Plan(PlanDocument document) =>
        new([.. Whole(document.Phones).Select(Phone)], [.. Whole(document.LeftOut).Select(phone => new LeftOutPhone(Phone(phone.Phone), phone.Reason))]);

    public static ContactPhone Phone(PhoneDocument document) => new(document.Phone, Type(document.Type), document.Position);

    public static ContactState State(StateDocument document, int phones)
    {
        var state = new ContactState
        {
            Phase = document.Phase,
            Why = document.Why,
            RuleWhy = document.RuleWhy,
            IsHeld = document.Held,
            Pass = document.Pass,
            Phone = document.Phone,
            RuleDueAt = document.RuleDueAt,
            DueAt = document.DueAt,
            Attempts = document.Attempts,
            Attempt = document.Attempt,
            DialedAt = document.DialedAt,
            LeaseUntil = document.LeaseUntil,
            LastCall = document.LastCall is { } call ? new EndedCall(call.Phone, call.Status, call.DueAt, call.DialedAt, call.EndedAt) : default,
            LastCallPass = document.LastCall?.Pass ?? 0,
            ClosesWith = document.ClosesWith,
            Closing = document.Closing is { } closing ? new ContactClosing(closing.At, closing.Reason, closing.Phone, closing.Status) : default,
        };
        var isPhone = (uint)state.Phone < (uint)phones || state.Phase == ContactPhase.Closed;
        var isCall = !state.HasCalledInPass || ((uint)state.LastCall.Phone < (uint)phones && (state.LastCall.Status.IsRetryStatus() || state.LastCall.Status == CallStatus.Reached));
        if (state.Phase == ContactPhase.Unspecified || !isPhone || !isCall || state.Closing.Phone >= phones || state.Pass < 1 || state.Attempts < 0) throw new DocumentException();
        return state;
    }

    public static Attempt Attempt(AttemptDocument document) =>
        new(document.Id, document.ContactId, Phone(document.Phone), document.Pass, document.Number, document.DueAt, document.DialedAt) { Agent = document.Agent };

    public CallbackTime Callback(CallbackDocument document) => LocalDateTimePattern.FullRoundtripWithoutCalendar.Parse(document.Local) is { Success: true } local
        ? new CallbackTime(local.Value, Zone(document.Zone), document.Owner)
        : throw new DocumentException();

    public static HistoryEntry History(HistoryDocument document) => new(Attempt(document.Attempt), document.Status, document.EndedAt);

    public static FinalEntry Final(FinalDocument document) => new(
        document.ContactId,
        document.Phone is null ? null : Phone(document.Phone),
        Counts(document.Attempts),
        document.ClosedAt,
        document.Reason,
        document.CausePhone is null ? null : Phone(document.CausePhone),
        document.CauseStatus);

    public static AttemptCounts Counts(int[] counts) =>
        counts.Length == AttemptCounts.Counted.Length && counts.All(count => count is >= 0 and <= AttemptCounts.MaxCount) ? AttemptCounts.Of(counts) : throw new DocumentException();

    /// <param name="document">The document.</param>
    /// <param name="planOf">The present plan of a contact; null when it is not there.</param>
    public CampaignFact Fact(FactDocument document, Func<string, PhonePlan?> planOf)
    {
        var at = document.At;
        var id = document.ContactId ?? document.Contact?.Id ?? document.Attempt?.ContactId ?? "";
        if (document.Kind == "numberBlacklisted") return new NumberBlacklisted(at, Needed(document.Number), Needed(document.On));
        if (document.Kind == "campaignPaused") return new CampaignPaused(at, Needed(document.On));
        var plan = document.Plan is null ? null : Plan(document.Plan);
        var state = State(Needed(document.State), (plan ?? planOf(id) ?? throw new DocumentException()).Phones.Length);
        ContactFact fact = document.Kind switch
        {
            "contactLoaded" => new ContactLoaded(at, Contact(Needed(document.Contact)), state),
            "contactEdited" => new ContactEdited(at, Contact(Needed(document.Contact)), state),
            "contactMoved" => new ContactMoved(at, id, state),
            "callbackAgreed" => new CallbackAgreed(at, id, state, Callback(Needed(document.Callback))),
            "contactReset" => new ContactReset(at, id, state),
            "attemptClaimed" => new AttemptClaimed(at, Attempt(Needed(document.Attempt)), state),
            "attemptStarted" => new AttemptStarted(at, id, state),
            "attemptEnded" => new AttemptEnded(at, id, state, Needed(document.AttemptId), Needed(document.Status), document.Counted ?? CallStatus.Unspecified)
            {
                Callback = document.Callback is null ? null : Callback(document.Callback),
            },
            _ => throw new DocumentException(),
        };
        return fact with { Plan = plan };
    }

    /// <summary>A list without holes, empty for none: annotations say nothing of what is in it.</summary>
    public static T[] Whole<T>(T[]? items)
        where T : class => items is null ? [] : items.Any(item => item is null) ? throw new DocumentException() : items;

    private DateTimeZone Zone(string id) => zones.GetZoneOrNull(id) ?? throw new DocumentException(CampaignJsonReason.CampaignJsonZoneUnknown);

    private static ContactItemType? Type(TypeDocument? document) => document is null ? null : new ContactItemType(document.Name, document.OrderBy, document.Color);

    private static T Needed<T>(T? value)
        where T : class => value ?? throw new DocumentException();

    private static T Needed<T>(T? value)
        where T : struct => value ?? throw new DocumentException();
}

/// <summary>A document that is none.</summary>
internal sealed class DocumentException(CampaignJsonReason reason = CampaignJsonReason.CampaignJsonInvalid) : Exception
{
    public CampaignJsonReason Reason { get; } = reason;
}
