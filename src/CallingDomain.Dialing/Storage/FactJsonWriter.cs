using System.Text.Json;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime.Text;

namespace CallingDomain.Dialing;

/// <summary>Writes facts and contacts as JSON; what has its default is left out.</summary>
internal static class FactJsonWriter
{
    public const int FormatVersion = 1;

    public static void Write(Utf8JsonWriter json, in CampaignFact fact)
    {
        json.WriteStartObject();
        json.WriteNumber("format", FormatVersion);
        json.WriteNumber("number", fact.Number);
        json.WriteString("kind", fact.Code);
        Instant(json, "at", fact.AtNanoseconds);
        if (fact.Contact >= 0) json.WriteNumber("contact", fact.Contact);
        if (fact.Kind is CampaignFactKind.AttemptClaimed or CampaignFactKind.AttemptStarted or CampaignFactKind.AttemptEnded) WriteCall(json, fact);
        else if (fact.Kind is CampaignFactKind.NumberBlacklisted or CampaignFactKind.NumberUnblacklisted) json.WriteString("phone", fact.Phone.ToString());
        if (fact.Kind == CampaignFactKind.OutsideCall)
        {
            json.WriteString("phone", fact.Phone.ToString());
            Instant(json, "calledAt", fact.Dialed);
            json.WriteString("status", JsonWords.Status[fact.Status]);
        }

        if (fact.Kind == CampaignFactKind.AttemptReachedLate)
        {
            json.WriteNumber("attempt", fact.Attempt);
            json.WriteString("phone", fact.Phone.ToString());
        }

        if (fact.Detail is LoadedContact loaded) Write(json, loaded);
        if (fact.Detail is AgreedCallback callback) Write(json, callback);
        if (fact.Reference is { } reference) json.WriteString("reference", reference);
        if (fact.Note is { } note) json.WriteString("note", note);
        if (fact.Agent is { } agent) json.WriteString("agent", agent);
        if (fact.Detail is ReservedPreview preview) Instant(json, "reservedUntil", preview.Until);
        if (fact.List is { } list) json.WriteString("list", list);
        if (fact.ListAction is { } action) json.WriteString("action", action);
        if (fact.Detail is TypeChange change) Write(json, change);
        if (fact.IncludesOpen) json.WriteBoolean("includesOpen", true);
        if (fact.Settings is { } settings)
        {
            json.WritePropertyName("settings");
            SettingsWriter.Write(json, settings, ZoneFormat.Ids);
        }

        if (fact.Contact >= 0) WriteState(json, fact);
        json.WriteEndObject();
    }

    /// <summary>Null for never and for the time before the first.</summary>
    public static void Instant(Utf8JsonWriter json, string name, long at)
    {
        if (at is long.MinValue or DueTime.Never) json.WriteNull(name);
        else json.WriteString(name, InstantPattern.ExtendedIso.Format(DueTime.ToInstant(at)));
    }

    public static void Write(Utf8JsonWriter json, in ContactStanding standing)
    {
        ref readonly var card = ref standing.Card;
        json.WriteString("phase", JsonWords.Phase[card.Phase]);
        json.WriteNumber("pass", card.Pass);
        json.WriteNumber("phone", card.Phone);
        json.WriteNumber("phones", card.PhoneCount);
        json.WriteNumber("priority", card.Priority);
        if (standing.Attempts > 0) json.WriteNumber("attempts", standing.Attempts);
        if (card.LastPhone >= 0) json.WriteNumber("lastPhone", card.LastPhone);
        Instant(json, "dueAt", standing.Due);
        if (card.IsClosed)
        {
            Instant(json, "closedAt", card.ClosedAt);
            json.WriteString("reason", JsonWords.Close[card.ClosedReason]);
            if (card.ClosedPhone >= 0) json.WriteNumber("causePhone", card.ClosedPhone);
            if (card.ClosedStatus != CallStatus.Unspecified) json.WriteString("causeStatus", JsonWords.Status[card.ClosedStatus]);
            return;
        }

        Instant(json, "ruleDueAt", card.RuleDue);
        json.WriteString("why", JsonWords.Why[card.Why]);
        json.WriteString("ruleWhy", JsonWords.Why[card.RuleWhy]);
        if (card.IsHeld) json.WriteBoolean("held", true);
        if (card.IsHeldWithList) json.WriteBoolean("heldWithList", true);
        if (card.ClosesWith != CloseReason.Unspecified) json.WriteString("closesWith", JsonWords.Close[card.ClosesWith]);
        if (card.LastStatus != CallStatus.Unspecified) json.WriteString("lastStatus", JsonWords.Status[card.LastStatus]);
        if (!card.HasCalledInPass) return;
        json.WriteBoolean("calledInPass", true);
        Instant(json, "lastEndedAt", card.LastEnd);
        Instant(json, "delayFrom", standing.Base);
    }

    public static void Write(Utf8JsonWriter json, LoadedContact loaded)
    {
        if (loaded.Contact is not { } contact)
        {
            json.WriteStartArray("phones");
            foreach (var phone in loaded.Phones) json.WriteStringValue(phone.ToString());
            json.WriteEndArray();
            if (loaded.Zone is { } zone) json.WriteString("timeZone", zone.Id);
            return;
        }

        json.WriteStartObject("loaded");
        WriteContact(json, contact);
        json.WriteEndObject();
    }

    public static void WriteContact(Utf8JsonWriter json, Contact contact)
    {
        json.WriteString("id", contact.Id);
        if (contact.List.Length > 0) json.WriteString("list", contact.List);
        if (contact.Name.Length > 0) json.WriteString("name", contact.Name);
        if (contact.PrimaryPhone != PhoneNumber.None) json.WriteString("primaryPhone", contact.PrimaryPhone.ToString());
        if (!contact.AdditionalPhones.IsEmpty)
        {
            json.WriteStartArray("additionalPhones");
            foreach (var phone in contact.AdditionalPhones) Write(json, phone);
            json.WriteEndArray();
        }

        if (contact.TimeZone is { } zone) json.WriteString("timeZone", zone.Id);
        if (contact.ScheduledAt is { } at) json.WriteString("scheduledAt", InstantPattern.ExtendedIso.Format(at));
        if (contact.Fields.IsEmpty) return;
        json.WriteStartArray("fields");
        foreach (var field in contact.Fields)
        {
            json.WriteStartObject();
            json.WriteString("name", field.Name);
            json.WriteString("value", field.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, AdditionalPhone phone)
    {
        json.WriteStartObject();
        json.WriteString("phone", phone.Phone.ToString());
        if (phone.Type is { } type) Write(json, "type", type);
        if (phone.Description is not null) json.WriteString("description", phone.Description);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TypeChange change)
    {
        json.WriteStartObject("typeChange");
        Write(json, "from", change.From);
        if (change.To is { } type) Write(json, "to", type);
        if (change.Rule != DeletedTypeRule.Untype) json.WriteString("rule", JsonWords.DeletedTypeRule[change.Rule]);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, ContactItemType type)
    {
        json.WriteStartObject(name);
        json.WriteString("name", type.Name);
        json.WriteNumber("orderBy", type.OrderBy);
        if (type.Color is not null) json.WriteString("color", type.Color);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, AgreedCallback callback)
    {
        json.WriteStartObject("callback");
        json.WriteString("local", LocalDateTimePattern.ExtendedIso.Format(callback.Time.Local));
        json.WriteString("zone", callback.Time.Zone.Id);
        Instant(json, "at", DueTime.Of(callback.Time.At));
        if (callback.Time.Owner is { } owner) json.WriteString("owner", owner);
        if (callback.Number != PhoneNumber.None) json.WriteString("phone", callback.Number.ToString());
        json.WriteEndObject();
    }

    private static void WriteCall(Utf8JsonWriter json, in CampaignFact fact)
    {
        json.WriteStartObject("call");
        json.WriteNumber("attempt", fact.Attempt);
        json.WriteString("phone", fact.Phone.ToString());
        json.WriteNumber("phoneIndex", fact.PhoneIndex);
        json.WriteNumber("pass", fact.Pass);
        json.WriteNumber("phoneAttempt", fact.PhoneAttempt);
        Instant(json, "dueAt", fact.CallDue);
        Instant(json, "dialedAt", fact.Dialed);
        Instant(json, "leaseUntil", fact.LeaseUntil);
        if (fact.Status != CallStatus.Unspecified) json.WriteString("status", JsonWords.Status[fact.Status]);
        if (fact.Counted != CallStatus.Unspecified) json.WriteString("counted", JsonWords.Status[fact.Counted]);
        json.WriteEndObject();
    }

    private static void WriteState(Utf8JsonWriter json, in CampaignFact fact)
    {
        json.WriteStartObject("state");
        Write(json, fact.Standing);
        if (fact.IsReplanned) json.WriteBoolean("replanned", true);
        if (fact.Kind is not (CampaignFactKind.AttemptClaimed or CampaignFactKind.AttemptStarted or CampaignFactKind.AttemptEnded) && fact.Words.Attempt > 0)
        {
            json.WriteNumber("attempt", fact.Words.Attempt);
            Instant(json, "dialedAt", fact.Dialed);
            Instant(json, "leaseUntil", fact.LeaseUntil);
        }

        json.WriteEndObject();
    }
}
