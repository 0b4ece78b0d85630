using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Dialing;

/// <summary>Reads facts that <see cref="FactJsonWriter"/> wrote.</summary>
internal sealed class FactJsonReader(ZoneFormat zones)
{
    private const string ExpectedNumber = "a phone number such as +15013334444";

    /// <exception cref="JsonRefusedException">The value is not a fact.</exception>
    public CampaignFact Read(JsonPlace place)
    {
        place.Versioned(FactJsonWriter.FormatVersion, "number", "kind", "at", "contact", "call", "attempt", "phone", "calledAt", "status", "subject", "caller", "consented", "until", "reason", "loaded", "phones", "timeZone", "callback", "agent", "reservedUntil", "reference", "note", "signals", "outcome", "disposition", "trunk", "list", "action", "typeChange", "includesOpen", "settings", "state");
        var number = place.The("number").LongNumber(1);
        var kind = CampaignFactCodes.KindOf(place.The("kind").Text());
        if (kind == CampaignFactKind.Unspecified) throw place.The("kind").Refuse(CampaignSettingsReason.WordUnknown, "the code of a kind of fact");
        var at = InstantOf(place, "at", long.MinValue);
        var fact = default(CampaignFact);
        if (!CampaignFactCodes.IsOfContact(kind))
        {
            var phone = kind is CampaignFactKind.NumberBlacklisted or CampaignFactKind.NumberUnblacklisted or CampaignFactKind.OutsideCall ? Number(place.The("phone")) : PhoneNumber.None;
            fact.Write(number, kind, at, phone, CampaignDetail(place, kind));
            if (kind == CampaignFactKind.ListReset && (place.Maybe("includesOpen")?.Flag() ?? false)) fact.IncludeOpen();
            if (kind == CampaignFactKind.OutsideCall) fact.CallOutside(InstantOf(place.The("calledAt")), place.The("status").Word(JsonWords.Status));
            return fact;
        }

        var contact = place.The("contact").WholeNumber(0, int.MaxValue);
        var state = place.The("state");
        var standing = Standing(state);
        var isReplanned = state.Maybe("replanned")?.Flag() ?? false;
        if (kind is not (CampaignFactKind.AttemptClaimed or CampaignFactKind.AttemptStarted or CampaignFactKind.AttemptEnded))
        {
            fact.Write(number, kind, contact, standing, at, isReplanned, Detail(place, kind, standing.Card.Priority));
            if (kind == CampaignFactKind.AttemptReachedLate) fact.Concern(Number(place.The("phone")));
            if (state.Maybe("attempt") is { } attempt) fact.WriteCall(new CallUnderWay { Attempt = attempt.LongNumber(1), Dialed = InstantOf(state, "dialedAt", 0), LeaseUntil = InstantOf(state, "leaseUntil", 0) });
        }
        else
        {
            fact = Call(place.The("call"), number, kind, contact, standing, at, isReplanned, kind == CampaignFactKind.AttemptClaimed ? place.Maybe("agent")?.Text() : place.Maybe("callback") is { } callback ? Callback(callback) : null);
        }

        if (CampaignFactCodes.HasRemarks(kind) && Remarks(place) is { } remarks) fact.Remark(remarks);
        return fact;
    }

    private static CallRemarks? Remarks(JsonPlace place)
    {
        var remarks = CallRemarks.Of(remarks: null, none => none with
        {
            Reference = place.Maybe("reference")?.Text(),
            Note = place.Maybe("note")?.Text(),
            SignalBits = none.WithSignals(place.List("signals", signal => signal.Word(JsonWords.Signal))).SignalBits,
            Outcome = Outcome(place),
            Disposition = place.Maybe("disposition")?.Text(),
            Trunk = place.Maybe("trunk")?.Text(),
            IsConsented = place.Maybe("consented")?.Flag() ?? false,
        });
        return remarks is null or { IsPossible: true } ? remarks
            : throw place.Refuse(CampaignSettingsReason.PropertyRange, $"a reference, a trunk and a disposition of 1 to {Campaign.MaxReferenceLength} characters, a note of 1 to {Campaign.MaxNoteLength}");
    }

    private static CampaignFact Call(JsonPlace call, long number, CampaignFactKind kind, int contact, in ContactStanding standing, long at, bool isReplanned, object? detail)
    {
        call.Only("attempt", "phone", "phoneIndex", "pass", "phoneAttempt", "dueAt", "dialedAt", "leaseUntil", "status", "counted");
        var status = call.Maybe("status")?.Word(JsonWords.Status) ?? CallStatus.Unspecified;
        var counted = call.Maybe("counted")?.Word(JsonWords.RetryStatus) ?? CallStatus.Unspecified;
        var what = (ulong)kind | (isReplanned ? 0x80UL : 0) | ((ulong)status << 8) | ((ulong)counted << 16) | ((ulong)(uint)call.The("phoneIndex").WholeNumber(0, byte.MaxValue) << 24) | ((ulong)(uint)contact << 32);
        var counts = (ulong)(uint)call.The("phoneAttempt").WholeNumber(0, ushort.MaxValue) | ((ulong)(uint)call.The("pass").WholeNumber(0, ushort.MaxValue) << 16);
        return CampaignFact.Of(
            number, what, counts, at, call.The("attempt").LongNumber(1), Number(call.The("phone")).Digits, InstantOf(call, "dueAt", 0), InstantOf(call, "dialedAt", 0), InstantOf(call, "leaseUntil", DueTime.Never), standing, detail);
    }

    private object? CampaignDetail(JsonPlace place, CampaignFactKind kind) => kind switch
    {
        CampaignFactKind.SettingsChanged => new SettingsReader(zones).Read(place.The("settings")),
        CampaignFactKind.ContactTypesChanged => Types(place.The("typeChange")),
        CampaignFactKind.OutsideCall => Outside(place),
        CampaignFactKind.NumberBlacklisted => Listed(place),
        CampaignFactKind.ListChanged => new ListChange(place.The("list").Text(), place.The("action").Word(JsonWords.ListAction)),
        _ => place.Maybe("list")?.Text(),
    };

    private static ListedNumber? Listed(JsonPlace place)
    {
        var listed = new ListedNumber(InstantOf(place, "until", DueTime.Never), place.Maybe("reason")?.Text());
        if (listed == ListedNumber.ForGood) return null;
        return listed.IsPossible ? listed : throw place.The("reason").Refuse(CampaignSettingsReason.PropertyRange, $"a reason of 1 to {Campaign.MaxReferenceLength} characters");
    }

    private static CallOutcome Outcome(JsonPlace place) => place.Maybe("outcome")?.Word(JsonWords.CallOutcome) ?? CallOutcome.Unspecified;

    private static OutsideCall? Outside(JsonPlace place)
    {
        var outside = new OutsideCall(place.Maybe("subject")?.Text(), place.Maybe("caller")?.Text(), place.Maybe("consented")?.Flag() ?? false, Outcome(place));
        if (outside == OutsideCall.None) return null;
        return outside.IsPossible ? outside : throw place.Refuse(CampaignSettingsReason.PropertyRange, $"a subject and a caller of 1 to {CampaignSettings.MaxKeyLength} characters");
    }

    private object? Detail(JsonPlace place, CampaignFactKind kind, int priority) => kind switch
    {
        CampaignFactKind.ContactLoaded or CampaignFactKind.ContactEdited => Loaded(place, priority),
        CampaignFactKind.CallbackAgreed => Callback(place.The("callback")),
        CampaignFactKind.PreviewReserved => new ReservedPreview(place.The("agent").Text(), InstantOf(place, "reservedUntil", DueTime.Never)),
        CampaignFactKind.AttemptReachedLate => new LateAttempt(place.The("attempt").LongNumber(1)),
        _ => null,
    };

    private LoadedContact Loaded(JsonPlace place, int priority)
    {
        if (place.Maybe("loaded") is { } loaded)
        {
            var contact = Contact(loaded, priority);
            return new LoadedContact(contact, Campaign.NumbersOf(contact), contact.TimeZone);
        }

        PhoneNumber[] phones = [.. place.List("phones", Number)];
        if (phones.Distinct().Count() < phones.Length) throw place.The("phones").Refuse(CampaignSettingsReason.NumberInvalid, "each number once");
        return new LoadedContact(Contact: null, phones, place.Maybe("timeZone")?.Zone(zones));
    }

    private Contact Contact(JsonPlace place, int priority)
    {
        place.Only("id", "list", "name", "primaryPhone", "additionalPhones", "timeZone", "scheduledAt", "fields");
        var fields = place.List("fields", field => new ContactField(field.Only("name", "value").The("name").Text(), field.The("value").Text()));
        if (fields.DistinctBy(field => field.Name).Count() < fields.Length) throw place.The("fields").Refuse(CampaignSettingsReason.PropertyDuplicate, "each field once");
        var id = place.The("id").Text();
        if (id.Length == 0) throw place.The("id").Refuse(CampaignSettingsReason.PropertyMissing, "a text that is not empty");
        return new Contact(id, place.Maybe("primaryPhone") is { } primary ? Number(primary) : PhoneNumber.None)
        {
            List = place.Maybe("list")?.Text() ?? "",
            Name = place.Maybe("name")?.Text() ?? "",
            AdditionalPhones = place.List("additionalPhones", Additional),
            TimeZone = place.Maybe("timeZone")?.Zone(zones),
            ScheduledAt = place.Maybe("scheduledAt") is null ? null : DueTime.ToInstant(InstantOf(place, "scheduledAt", 0)),
            Priority = priority,
            Fields = fields,
        };
    }

    private static AdditionalPhone Additional(JsonPlace place)
    {
        place.Only("phone", "type", "description");
        return new AdditionalPhone(NumberOrNone(place.The("phone")), place.Maybe("type") is { } type ? Type(type) : null, place.Maybe("description")?.Text());
    }

    private static TypeChange Types(JsonPlace place)
    {
        place.Only("from", "to", "rule");
        return new TypeChange(Type(place.The("from")), place.Maybe("to") is { } type ? Type(type) : null, place.Maybe("rule")?.Word(JsonWords.DeletedTypeRule) ?? DeletedTypeRule.Untype);
    }

    private static ContactItemType Type(JsonPlace place) =>
        new(place.Only("name", "orderBy", "color").The("name").Text(), place.The("orderBy").WholeNumber(int.MinValue, int.MaxValue), place.Maybe("color")?.Text());

    private AgreedCallback Callback(JsonPlace place)
    {
        place.Only("local", "zone", "at", "owner", "liftsHoursFor", "phone");
        return new AgreedCallback(Time(place), place.Maybe("phone") is { } phone ? Number(phone) : PhoneNumber.None);
    }

    /// <exception cref="JsonRefusedException">The value is not the time of a callback.</exception>
    public CallbackTime CallbackTime(JsonPlace place) => Time(place.Only("local", "zone", "at", "owner", "liftsHoursFor"));

    private CallbackTime Time(JsonPlace place)
    {
        const string expected = "a local date and time such as 2026-03-02T09:00:00, in the years 1678 to 2261";
        var local = LocalDateTimePattern.ExtendedIso.Parse(place.The("local").Text());
        if (!local.Success || local.Value.Year is < 1678 or > 2261) throw place.The("local").Refuse(CampaignSettingsReason.DateInvalid, expected);
        var time = new CallbackTime(local.Value, place.The("zone").Zone(zones), place.Maybe("owner")?.Text());
        return time with { At = DueTime.ToInstant(InstantOf(place.The("at"))), LiftsHoursFor = place.Maybe("liftsHoursFor")?.Delay(Dialing.CallbackTime.MaxLift) ?? Duration.Zero };
    }

    private static ContactStanding Standing(JsonPlace place)
    {
        place.Only(
            "phase", "pass", "phone", "phones", "priority", "attempts", "lastPhone", "dueAt", "closedAt", "reason", "causePhone", "causeStatus", "ruleDueAt", "why", "ruleWhy", "held", "heldWithList", "closesWith", "lastStatus", "calledInPass", "lastEndedAt", "delayFrom",
            "replanned", "attempt", "dialedAt", "leaseUntil");
        const int most = ContactCard.MaxPhones;
        var phase = place.The("phase").Word(JsonWords.Phase);
        var phones = place.The("phones").WholeNumber(0, most);
        var card = new ContactCard(0, phones, place.The("priority").WholeNumber(1, int.MaxValue));
        card.Begin(phase == ContactPhase.Closed ? InstantOf(place, "closedAt", 0) : InstantOf(place, "ruleDueAt", DueTime.Never));
        card.Pass = place.The("pass").WholeNumber(1, ContactCard.MaxPass);
        card.Phone = place.The("phone").WholeNumber(0, most);
        card.LastPhone = place.Maybe("lastPhone")?.WholeNumber(0, most - 1) ?? -1;
        var standing = new ContactStanding { Due = InstantOf(place, "dueAt", DueTime.Never), Attempts = place.Maybe("attempts")?.WholeNumber(0, int.MaxValue) ?? 0 };
        if (phase == ContactPhase.Closed)
        {
            card.Close(place.The("reason").Word(JsonWords.Close), place.Maybe("causePhone")?.WholeNumber(0, most - 1) ?? -1, place.Maybe("causeStatus")?.Word(JsonWords.Status) ?? CallStatus.Unspecified, card.RuleDue);
        }
        else
        {
            card.Set(
                phase, place.The("why").Word(JsonWords.Why), place.The("ruleWhy").Word(JsonWords.Why), place.Maybe("held")?.Flag() ?? false, place.Maybe("heldWithList")?.Flag() ?? false, place.Maybe("closesWith")?.Word(JsonWords.Close) ?? CloseReason.Unspecified,
                place.Maybe("lastStatus")?.Word(JsonWords.RetryStatus) ?? CallStatus.Unspecified, place.Maybe("calledInPass")?.Flag() ?? false, InstantOf(place, "lastEndedAt", 0));
            standing.Base = InstantOf(place, "delayFrom", 0);
        }

        standing.Card = card;
        return standing;
    }

    private static PhoneNumber Number(JsonPlace place) => PhoneNumber.Read(place.Text(ExpectedNumber)) is { IsOk: true, Value: var number } ? number : throw place.Refuse(CampaignSettingsReason.NumberInvalid, ExpectedNumber);

    // The number of an additional phone may be missing.
    private static PhoneNumber NumberOrNone(JsonPlace place) => place.Text(ExpectedNumber).Length == 0 ? PhoneNumber.None : Number(place);

    private static long InstantOf(JsonPlace place, string name, long absent) => place.Maybe(name) is { } at ? InstantOf(at) : absent;

    private static long InstantOf(JsonPlace place)
    {
        const string expected = "an instant such as 2026-03-02T09:00:00Z, in the years 1678 to 2261";
        var read = InstantPattern.ExtendedIso.Parse(place.Text(expected));
        return read.Success && DueTime.TryExact(read.Value, out var nanoseconds) ? nanoseconds : throw place.Refuse(CampaignSettingsReason.DateInvalid, expected);
    }
}
