using System.Collections.Immutable;
using System.Text.Json;
using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Dialing;

/// <summary>The outcomes of a simulation as JSON.</summary>
internal static class OutcomesJson
{
    private const string OtherStatuses = "*";

    public static OutcomeModel Model(JsonPlace place)
    {
        place.Only("ringTime", "talkTime", "agents", "probabilities", "cases", "ringTimes", "talkTimes", "endings", "seed");
        var model = Timed(place, new OutcomeModel(OutcomeCaseJson.Probabilities(place.The("probabilities")), place.Maybe("seed")?.LongNumber(long.MinValue) ?? 0)) with
        {
            Cases = Cases(place),
            RingTimes = Times(place.Maybe("ringTimes"), CallStatuses.Outcomes),
            TalkTimes = Times(place.Maybe("talkTimes"), CallStatuses.Answered),
        };
        var endings = place.List("endings", Share);
        try
        {
            return model with { Endings = endings };
        }
        catch (ArgumentException)
        {
            throw place.The("endings").Refuse(CampaignSettingsReason.PropertyRange, "shares of a status with a sum of at most 1");
        }
    }

    private static ImmutableArray<OutcomeCase> Cases(JsonPlace place)
    {
        var cases = place.List("cases", OutcomeCaseJson.Read);
        return cases.Length <= OutcomeModel.MaxCases ? cases : throw place.The("cases").Refuse(CampaignSettingsReason.PropertyRange, "at most 1,000 cases");
    }

    // The name * stands for the statuses that are not named.
    private static ImmutableSortedDictionary<CallStatus, TimeDistribution> Times(JsonPlace? place, ImmutableArray<CallStatus> statuses)
    {
        var times = ImmutableSortedDictionary.CreateBuilder<CallStatus, TimeDistribution>();
        TimeDistribution? others = null;
        foreach (var (name, value) in place?.Properties() ?? [])
        {
            var distribution = TimeDistributionJson.Read(value);
            if (name == OtherStatuses) others = distribution;
            else times[Time(name, value, statuses)] = distribution;
        }

        foreach (var status in others is null ? [] : statuses) times.TryAdd(status, others!);
        return times.ToImmutable();
    }

    private static CallStatus Time(string name, JsonPlace place, ImmutableArray<CallStatus> statuses) => JsonWords.Outcome.Read(name) is { } status && statuses.Contains(status)
        ? status
        : throw place.Refuse(CampaignSettingsReason.WordUnknown, $"one of {string.Join(", ", statuses.Select(each => JsonWords.Outcome[each]))}, {OtherStatuses}");

    public static EndingShare Share(JsonPlace place)
    {
        place.Only("status", "share", "signals", "outcome", "disposition", "consented", "trunk", "note", "reference");
        var ending = new CallEnding(place.The("status").Word(JsonWords.Outcome))
        {
            Signals = place.List("signals", signal => signal.Word(JsonWords.Signal)),
            Outcome = place.Maybe("outcome")?.Word(JsonWords.CallOutcome) ?? CallOutcome.Unspecified,
            Disposition = place.Maybe("disposition")?.Text(),
            IsConsented = place.Maybe("consented")?.Flag() ?? false,
            Trunk = place.Maybe("trunk")?.Text(),
            Note = place.Maybe("note")?.Text(),
            Reference = place.Maybe("reference")?.Text(),
        };
        if (CallRemarks.Read(ending, out _) is not null) throw place.Refuse(CampaignSettingsReason.PropertyRange, $"a disposition, a trunk and a reference of at most {Campaign.MaxReferenceLength} characters, a note of at most {Campaign.MaxNoteLength}");
        return place.The("share").Number() is >= 0 and <= 1 and var share ? new EndingShare(ending, share) : throw place.The("share").Refuse(CampaignSettingsReason.PropertyRange, "a number from 0 to 1");
    }

    public static void Write(Utf8JsonWriter json, EndingShare share)
    {
        var ending = share.Ending;
        json.WriteStartObject();
        json.WriteString("status", JsonWords.Outcome[ending.Status]);
        json.WriteNumber("share", share.Share);
        if (!ending.Signals.IsEmpty)
        {
            json.WriteStartArray("signals");
            foreach (var signal in ending.Signals) json.WriteStringValue(JsonWords.Signal[signal]);
            json.WriteEndArray();
        }

        if (ending.Outcome != CallOutcome.Unspecified) json.WriteString("outcome", JsonWords.CallOutcome[ending.Outcome]);
        if (ending.Disposition is { } disposition) json.WriteString("disposition", disposition);
        if (ending.IsConsented) json.WriteBoolean("consented", true);
        if (ending.Trunk is { } trunk) json.WriteString("trunk", trunk);
        if (ending.Note is { } note) json.WriteString("note", note);
        if (ending.Reference is { } reference) json.WriteString("reference", reference);
        json.WriteEndObject();
    }

    public static OutcomeScript Script(JsonPlace place)
    {
        place.Only("ringTime", "talkTime", "agents", "phones", "others");
        var script = new OutcomeScript { Phones = (place.Maybe("phones")?.Properties() ?? []).ToImmutableDictionary(each => Phone(each.Name, each.Value), each => Outcomes(each.Value)) };
        return Timed(place, place.Maybe("others") is { } others ? script with { Others = Outcomes(others) } : script);
    }

    public static void Write(Utf8JsonWriter json, OutcomeModel model)
    {
        WriteTimes(json, model);
        OutcomeCaseJson.Write(json, model.Probabilities);
        if (!model.Cases.IsEmpty)
        {
            json.WriteStartArray("cases");
            foreach (var each in model.Cases) OutcomeCaseJson.Write(json, each);
            json.WriteEndArray();
        }

        Write(json, "ringTimes", model.RingTimes);
        Write(json, "talkTimes", model.TalkTimes);
        if (!model.Endings.IsEmpty)
        {
            json.WriteStartArray("endings");
            foreach (var share in model.Endings) Write(json, share);
            json.WriteEndArray();
        }

        json.WriteNumber("seed", model.Seed);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, OutcomeScript script)
    {
        WriteTimes(json, script);
        json.WriteStartObject("phones");
        foreach (var (phone, statuses) in script.Phones.OrderBy(each => each.Key)) Write(json, phone.ToString(), statuses);
        json.WriteEndObject();
        Write(json, "others", script.Others);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, ImmutableArray<CallStatus> statuses)
    {
        json.WriteStartArray(name);
        foreach (var status in statuses) json.WriteStringValue(JsonWords.Outcome[status]);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, ImmutableSortedDictionary<CallStatus, TimeDistribution> times)
    {
        if (times.IsEmpty) return;
        json.WriteStartObject(name);
        foreach (var (status, distribution) in times)
        {
            json.WritePropertyName(JsonWords.Outcome[status]);
            TimeDistributionJson.Write(json, distribution);
        }

        json.WriteEndObject();
    }

    private static void WriteTimes(Utf8JsonWriter json, CallOutcomes outcomes)
    {
        json.WriteStartObject();
        json.WriteString("ringTime", DurationText.Write(outcomes.RingTime));
        json.WriteString("talkTime", DurationText.Write(outcomes.TalkTime));
        if (outcomes.Agents is not { } agents) return;
        json.WritePropertyName("agents");
        SimulatedAgentsJson.Write(json, agents);
    }

    private static TOutcomes Timed<TOutcomes>(JsonPlace place, TOutcomes outcomes)
        where TOutcomes : CallOutcomes
    {
        CallOutcomes timed = outcomes;
        if (place.Maybe("ringTime") is { } ring) timed = timed with { RingTime = ring.Delay(CallOutcomes.MaxTime) };
        if (place.Maybe("talkTime") is { } talk) timed = timed with { TalkTime = talk.Delay(CallOutcomes.MaxTime) };
        if (place.Maybe("agents") is { } agents) timed = timed with { Agents = SimulatedAgentsJson.Read(agents) };
        return (TOutcomes)timed;
    }

    private static ImmutableArray<CallStatus> Outcomes(JsonPlace place) => place.NonEmptyList(status => status.Word(JsonWords.Outcome));

    public static CallStatus Outcome(string name, JsonPlace place) => JsonWords.Outcome.Read(name) ?? throw place.Refuse(CampaignSettingsReason.WordUnknown, $"one of {JsonWords.Outcome}");

    private static PhoneNumber Phone(string name, JsonPlace place) =>
        PhoneNumber.Read(name) is { IsOk: true, Value: var phone } ? phone : throw place.Refuse(CampaignSettingsReason.NumberInvalid, "a phone number such as +15013334444");
}
