using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime.Text;

namespace CallingDomain.Dialing;

/// <summary>Values as documents.</summary>
internal static class DocumentWriter
{
    public static ContactDocument Of(Contact contact) => new(contact.Id, contact.Priority)
    {
        List = contact.List.Length == 0 ? null : contact.List,
        Name = contact.Name.Length == 0 ? null : contact.Name,
        PrimaryPhone = contact.PrimaryPhone == PhoneNumber.None ? null : contact.PrimaryPhone,
        AdditionalPhones = contact.AdditionalPhones.IsEmpty ? null : [.. contact.AdditionalPhones.Select(phone => new AdditionalDocument(phone.Phone) { Type = Of(phone.Type), Description = phone.Description })],
        TimeZone = contact.TimeZone?.Id,
        ScheduledAt = contact.ScheduledAt,
        Fields = contact.Fields.IsEmpty ? null : [.. contact.Fields.Select(each => new FieldDocument(each.Name, each.Value))],
    };

    public static PlanDocument Of(PhonePlan plan) => new([.. plan.Phones.Select(Of)], [.. plan.LeftOut.Select(phone => new LeftOutDocument(Of(phone.Phone), phone.Reason))]);

    public static PhoneDocument Of(ContactPhone phone) => new(phone.Phone, phone.Position) { Type = Of(phone.Type) };

    public static StateDocument Of(in ContactState state) => new(state.Phase, state.Pass, state.Phone, state.RuleDueAt, state.DueAt)
    {
        Why = state.Why,
        RuleWhy = state.RuleWhy,
        Held = state.IsHeld,
        Attempts = state.Attempts,
        Attempt = state.Attempt,
        DialedAt = state.DialedAt,
        LeaseUntil = state.LeaseUntil,
        LastCall = state.LastCallPass == 0
            ? null
            : new CallDocument(state.LastCallPass, state.LastCall.Phone, state.LastCall.Status, state.LastCall.DueAt, state.LastCall.DialedAt, state.LastCall.EndedAt),
        ClosesWith = state.ClosesWith,
        Closing = state.Closing == default ? null : new ClosingDocument(state.Closing.At, state.Closing.Reason, state.Closing.Phone, state.Closing.Status),
    };

    public static AttemptDocument Of(Attempt attempt) =>
        new(attempt.Id, attempt.ContactId, Of(attempt.Phone), attempt.Pass, attempt.Number, attempt.DueAt, attempt.DialedAt) { Agent = attempt.Agent };

    public static CallbackDocument Of(CallbackTime callback) => new(LocalDateTimePattern.FullRoundtripWithoutCalendar.Format(callback.Local), callback.Zone.Id) { Owner = callback.Owner };

    public static HistoryDocument Of(HistoryEntry entry) => new(Of(entry.Attempt)) { Status = entry.Status, EndedAt = entry.EndedAt };

    public static FinalDocument Of(FinalEntry entry) => new(entry.ContactId, entry.ClosedAt, entry.Reason, Of(entry.Attempts))
    {
        Phone = entry.Phone is { } phone ? Of(phone) : null,
        CausePhone = entry.CausePhone is { } cause ? Of(cause) : null,
        CauseStatus = entry.CauseStatus,
    };

    public static int[] Of(AttemptCounts counts) => [.. AttemptCounts.Counted.Select(status => counts[status])];

    public static FactDocument Of(int format, CampaignFact fact)
    {
        var document = new FactDocument(format, KindOf(fact), fact.At);
        if (fact is ContactFact ofContact) document = document with { ContactId = ofContact.ContactId, State = Of(ofContact.State), Plan = ofContact.Plan is null ? null : Of(ofContact.Plan) };
        return fact switch
        {
            ContactLoaded loaded => document with { Contact = Of(loaded.Contact), ContactId = null },
            ContactEdited edited => document with { Contact = Of(edited.Contact), ContactId = null },
            CallbackAgreed agreed => document with { Callback = Of(agreed.Callback) },
            AttemptClaimed claimed => document with { Attempt = Of(claimed.Attempt), ContactId = null },
            AttemptEnded ended => document with
            {
                AttemptId = ended.Attempt, Status = ended.Status, Counted = ended.Counted == CallStatus.Unspecified ? null : ended.Counted, Callback = ended.Callback is null ? null : Of(ended.Callback),
            },
            NumberBlacklisted listed => document with { Number = listed.Number, On = listed.IsListed },
            CampaignPaused paused => document with { On = paused.IsPaused },
            _ => document,
        };
    }

    private static string KindOf(CampaignFact fact) => fact switch
    {
        ContactLoaded => "contactLoaded",
        ContactEdited => "contactEdited",
        ContactMoved => "contactMoved",
        CallbackAgreed => "callbackAgreed",
        ContactReset => "contactReset",
        AttemptClaimed => "attemptClaimed",
        AttemptStarted => "attemptStarted",
        AttemptEnded => "attemptEnded",
        NumberBlacklisted => "numberBlacklisted",
        CampaignPaused => "campaignPaused",
        _ => throw new ArgumentException("A fact of another family.", nameof(fact)),
    };

    private static TypeDocument? Of(ContactItemType? type) => type is null ? null : new TypeDocument(type.Name, type.OrderBy) { Color = type.Color };
}
