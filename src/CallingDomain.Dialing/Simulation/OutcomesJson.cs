using System.Collections.Immutable;
using System.Text.Json;
using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Dialing;

/// <summary>The outcomes of a simulation as JSON.</summary>
internal static class OutcomesJson
{
    public static OutcomeModel Model(JsonPlace place)
    {
        place.Only("ringTime", "talkTime", "probabilities", "seed");
        var probabilities = place.The("probabilities").Properties().ToDictionary(each => Outcome(each.Name, each.Value), each => each.Value.Number());
        try
        {
            return Timed(place, new OutcomeModel(probabilities, place.Maybe("seed")?.LongNumber(long.MinValue) ?? 0));
        }
        catch (ArgumentException)
        {
            throw place.The("probabilities").Refuse(CampaignSettingsReason.PropertyRange, "probabilities from 0 to 1, with the sum 1");
        }
    }

    public static OutcomeScript Script(JsonPlace place)
    {
        place.Only("ringTime", "talkTime", "phones", "others");
        var script = new OutcomeScript { Phones = (place.Maybe("phones")?.Properties() ?? []).ToImmutableDictionary(each => Phone(each.Name, each.Value), each => Outcomes(each.Value)) };
        return Timed(place, place.Maybe("others") is { } others ? script with { Others = Outcomes(others) } : script);
    }

    public static void Write(Utf8JsonWriter json, OutcomeModel model)
    {
        WriteTimes(json, model);
        json.WriteStartObject("probabilities");
        foreach (var (status, probability) in model.Probabilities) json.WriteNumber(JsonWords.Outcome[status], probability);
        json.WriteEndObject();
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

    private static void WriteTimes(Utf8JsonWriter json, CallOutcomes outcomes)
    {
        json.WriteStartObject();
        json.WriteString("ringTime", DurationText.Write(outcomes.RingTime));
        json.WriteString("talkTime", DurationText.Write(outcomes.TalkTime));
    }

    private static TOutcomes Timed<TOutcomes>(JsonPlace place, TOutcomes outcomes)
        where TOutcomes : CallOutcomes
    {
        CallOutcomes timed = outcomes;
        if (place.Maybe("ringTime") is { } ring) timed = timed with { RingTime = ring.Delay(CallOutcomes.MaxTime) };
        if (place.Maybe("talkTime") is { } talk) timed = timed with { TalkTime = talk.Delay(CallOutcomes.MaxTime) };
        return (TOutcomes)timed;
    }

    private static ImmutableArray<CallStatus> Outcomes(JsonPlace place) => place.NonEmptyList(status => status.Word(JsonWords.Outcome));

    private static CallStatus Outcome(string name, JsonPlace place) => JsonWords.Outcome.Read(name) ?? throw place.Refuse(CampaignSettingsReason.WordUnknown, $"one of {JsonWords.Outcome}");

    private static PhoneNumber Phone(string name, JsonPlace place) =>
        PhoneNumber.Read(name) is { IsOk: true, Value: var phone } ? phone : throw place.Refuse(CampaignSettingsReason.NumberInvalid, "a phone number such as +15013334444");
}
