using System.Text.Json;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using CallingDomain.Shared;
using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Dialing;

/// <summary>Writes facts and contacts as JSON, without default values.</summary>
internal sealed class FactJsonWriter(Utf8JsonWriter json, ZoneFormat zones)
{
    public const int FormatVersion = 1;

    /// <exception cref="ArgumentException">The fact has no kind.</exception>
    public void Write(in CampaignFact fact)
    {
        if (fact.Kind == CampaignFactKind.Unspecified) throw new ArgumentException("The fact has no kind.", nameof(fact));
        json.WriteStartObject();
        json.WriteNumber("format", FormatVersion);
        json.WriteNumber("number", fact.Number);
        json.WriteString("kind", fact.Code);
        Instant("at", fact.AtNanoseconds);
        if (fact.Contact >= 0) json.WriteNumber("contact", fact.Contact);
        if (fact.Kind is CampaignFactKind.AttemptClaimed or CampaignFactKind.AttemptStarted or CampaignFactKind.AttemptEnded) WriteCall(fact);
        else if (fact.Kind is CampaignFactKind.NumberBlacklisted or CampaignFactKind.NumberUnblacklisted) json.WriteString("phone", fact.Phone.ToString());
        if (fact.Detail is ListedNumber listed)
        {
            if (listed.Until != DueTime.Never) Instant("until", listed.Until);
            if (listed.Reason is { } reason) json.WriteString("reason", reason);
        }

        if (fact.Kind == CampaignFactKind.OutsideCall)
        {
            json.WriteString("phone", fact.Phone.ToString());
            Instant("calledAt", fact.Dialed);
            json.WriteString("status", JsonWords.Status[fact.Status]);
            if (fact.Subject is { } subject) json.WriteString("subject", subject);
            if (fact.Caller is { } caller) json.WriteString("caller", caller);
        }

        if (fact.Kind == CampaignFactKind.AttemptReachedLate)
        {
            json.WriteNumber("attempt", fact.Attempt);
            json.WriteString("phone", fact.Phone.ToString());
        }

        if (fact.Detail is LoadedContact loaded) Write(loaded);
        if (fact.Detail is AgreedCallback callback) Write(callback);
        if (fact.Reference is { } reference) json.WriteString("reference", reference);
        if (fact.Note is { } note) json.WriteString("note", note);
        if (fact.Remarks is { SignalBits: not 0 } remarks)
        {
            json.WriteStartArray("signals");
            foreach (var signal in remarks.Signals) json.WriteStringValue(JsonWords.Signal[signal]);
            json.WriteEndArray();
        }

        if (fact.Outcome != CallOutcome.Unspecified) json.WriteString("outcome", JsonWords.CallOutcome[fact.Outcome]);
        if (fact.Disposition is { } disposition) json.WriteString("disposition", disposition);
        if (fact.Trunk is { } trunk) json.WriteString("trunk", trunk);
        if (fact.IsConsented) json.WriteBoolean("consented", true);
        if (fact.Agent is { } agent) json.WriteString("agent", agent);
        if (fact.Detail is ReservedPreview preview) Instant("reservedUntil", preview.Until);
        if (fact.List is { } list) json.WriteString("list", list);
        if (fact.ListAction is { } action) json.WriteString("action", action);
        if (fact.Detail is TypeChange change) Write(change);
        if (fact.IncludesOpen) json.WriteBoolean("includesOpen", true);
        if (fact.Settings is { } settings)
        {
            json.WritePropertyName("settings");
            SettingsWriter.Write(json, settings, zones);
        }

        if (fact.Contact >= 0) WriteState(fact);
        json.WriteEndObject();
    }

    /// <summary>Writes an instant; null for never and for the time before the first instant.</summary>
    public void Instant(string name, long at)
    {
        if (at is long.MinValue or DueTime.Never) json.WriteNull(name);
        else json.WriteString(name, InstantPattern.ExtendedIso.Format(DueTime.ToInstant(at)));
    }

    public void Write(in ContactStanding standing)
    {
        ref readonly var card = ref standing.Card;
        json.WriteString("phase", JsonWords.Phase[card.Phase]);
        json.WriteNumber("pass", card.Pass);
        json.WriteNumber("phone", card.Phone);
        json.WriteNumber("phones", card.PhoneCount);
        json.WriteNumber("priority", card.Priority);
        if (standing.Attempts > 0) json.WriteNumber("attempts", standing.Attempts);
        if (card.LastPhone >= 0) json.WriteNumber("lastPhone", card.LastPhone);
        Instant("dueAt", standing.Due);
        if (card.IsClosed)
        {
            Instant("closedAt", card.ClosedAt);
            json.WriteString("reason", JsonWords.Close[card.ClosedReason]);
            if (card.ClosedPhone >= 0) json.WriteNumber("causePhone", card.ClosedPhone);
            if (card.ClosedStatus != CallStatus.Unspecified) json.WriteString("causeStatus", JsonWords.Status[card.ClosedStatus]);
            return;
        }

        Instant("ruleDueAt", card.RuleDue);
        json.WriteString("why", JsonWords.Why[card.Why]);
        json.WriteString("ruleWhy", JsonWords.Why[card.RuleWhy]);
        if (card.IsHeld) json.WriteBoolean("held", true);
        if (card.IsHeldWithList) json.WriteBoolean("heldWithList", true);
        if (card.ClosesWith != CloseReason.Unspecified) json.WriteString("closesWith", JsonWords.Close[card.ClosesWith]);
        if (card.LastStatus != CallStatus.Unspecified) json.WriteString("lastStatus", JsonWords.Status[card.LastStatus]);
        if (!card.HasCalledInPass) return;
        json.WriteBoolean("calledInPass", true);
        Instant("lastEndedAt", card.LastEnd);
        Instant("delayFrom", standing.Base);
    }

    public void Write(LoadedContact loaded)
    {
        if (loaded.Contact is not { } contact)
        {
            json.WriteStartArray("phones");
            foreach (var phone in loaded.Phones) json.WriteStringValue(phone.ToString());
            json.WriteEndArray();
            if (loaded.Zone is { } zone) Zone("timeZone", zone);
            return;
        }

        json.WriteStartObject("loaded");
        Write(contact);
        json.WriteEndObject();
    }

    public void Write(Contact contact)
    {
        json.WriteString("id", contact.Id);
        if (contact.List.Length > 0) json.WriteString("list", contact.List);
        if (contact.Name.Length > 0) json.WriteString("name", contact.Name);
        if (contact.PrimaryPhone != PhoneNumber.None) json.WriteString("primaryPhone", contact.PrimaryPhone.ToString());
        if (!contact.AdditionalPhones.IsEmpty)
        {
            json.WriteStartArray("additionalPhones");
            foreach (var phone in contact.AdditionalPhones) Write(phone);
            json.WriteEndArray();
        }

        if (contact.TimeZone is { } zone) Zone("timeZone", zone);
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

    private void Write(AdditionalPhone phone)
    {
        json.WriteStartObject();
        json.WriteString("phone", phone.Phone.ToString());
        if (phone.Type is { } type) Write("type", type);
        if (phone.Description is not null) json.WriteString("description", phone.Description);
        json.WriteEndObject();
    }

    private void Write(TypeChange change)
    {
        json.WriteStartObject("typeChange");
        Write("from", change.From);
        if (change.To is { } type) Write("to", type);
        if (change.Rule != DeletedTypeRule.Untype) json.WriteString("rule", JsonWords.DeletedTypeRule[change.Rule]);
        json.WriteEndObject();
    }

    private void Write(string name, ContactItemType type)
    {
        json.WriteStartObject(name);
        json.WriteString("name", type.Name);
        json.WriteNumber("orderBy", type.OrderBy);
        if (type.Color is not null) json.WriteString("color", type.Color);
        json.WriteEndObject();
    }

    public void Write(AgreedCallback callback)
    {
        json.WritePropertyName("callback");
        Write(callback.Time, callback.Number);
    }

    /// <exception cref="ArgumentException">The callback is outside the supported years.</exception>
    public void Write(CallbackTime time, PhoneNumber number = default)
    {
        if (!DueTime.IsExact(time.At)) throw new ArgumentException("A callback must be in the years 1678 to 2261.", nameof(time));
        json.WriteStartObject();
        json.WriteString("local", LocalDateTimePattern.ExtendedIso.Format(time.Local));
        Zone("zone", time.Zone);
        Instant("at", DueTime.Of(time.At));
        if (time.Owner is { } owner) json.WriteString("owner", owner);
        if (time.LiftsHoursFor > Duration.Zero) json.WriteString("liftsHoursFor", DurationText.Write(time.LiftsHoursFor));
        if (number != PhoneNumber.None) json.WriteString("phone", number.ToString());
        json.WriteEndObject();
    }

    private void Zone(string name, DateTimeZone zone)
    {
        json.WritePropertyName(name);
        zones.Write(json, zone);
    }

    private void WriteCall(in CampaignFact fact)
    {
        json.WriteStartObject("call");
        json.WriteNumber("attempt", fact.Attempt);
        json.WriteString("phone", fact.Phone.ToString());
        json.WriteNumber("phoneIndex", fact.PhoneIndex);
        json.WriteNumber("pass", fact.Pass);
        json.WriteNumber("phoneAttempt", fact.PhoneAttempt);
        Instant("dueAt", fact.CallDue);
        Instant("dialedAt", fact.Dialed);
        Instant("leaseUntil", fact.LeaseUntil);
        if (fact.Status != CallStatus.Unspecified) json.WriteString("status", JsonWords.Status[fact.Status]);
        if (fact.Counted != CallStatus.Unspecified) json.WriteString("counted", JsonWords.Status[fact.Counted]);
        json.WriteEndObject();
    }

    private void WriteState(in CampaignFact fact)
    {
        json.WriteStartObject("state");
        Write(fact.Standing);
        if (fact.IsReplanned) json.WriteBoolean("replanned", true);
        if (fact.Kind is not (CampaignFactKind.AttemptClaimed or CampaignFactKind.AttemptStarted or CampaignFactKind.AttemptEnded) && fact.Words.Attempt > 0)
        {
            json.WriteNumber("attempt", fact.Words.Attempt);
            Instant("dialedAt", fact.Dialed);
            Instant("leaseUntil", fact.LeaseUntil);
        }

        json.WriteEndObject();
    }
}
