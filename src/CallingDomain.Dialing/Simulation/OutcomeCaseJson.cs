using System.Collections.Immutable;
using System.Text.Json;

namespace CallingDomain.Dialing;

/// <summary>The cases of a model of outcomes as JSON.</summary>
internal static class OutcomeCaseJson
{
    private const string PrimaryName = "primary", TypesName = "types", HoursName = "hours", DaysName = "days", AttemptsName = "attempts", FromName = "from", ToName = "to", ProbabilitiesName = "probabilities";

    /// <exception cref="JsonRefusedException">The value is not a case.</exception>
    public static OutcomeCase Read(JsonPlace place)
    {
        place.Only(PrimaryName, TypesName, HoursName, DaysName, AttemptsName, ProbabilitiesName);
        var attempts = place.Maybe(AttemptsName)?.Only(FromName, ToName);
        var each = new OutcomeCase(Probabilities(place.The(ProbabilitiesName)))
        {
            IsPrimary = place.Maybe(PrimaryName)?.Flag(),
            Types = place.Maybe(TypesName)?.NonEmptyList(type => type.NonBlankText()) ?? [],
            Hours = place.Maybe(HoursName)?.NonEmptyList(HoursJson.Times) ?? [],
            Days = place.Maybe(DaysName) is { } days ? HoursJson.Days(days) : [],
            MinAttempt = attempts?.Maybe(FromName)?.WholeNumber(1, int.MaxValue) ?? 1,
            MaxAttempt = attempts?.Maybe(ToName)?.WholeNumber(1, int.MaxValue) ?? int.MaxValue,
        };
        return each.IsPossible ? each : throw place.Refuse(CampaignSettingsReason.Contradictory, "conditions that some calls fit and others do not: primary, types, hours, days or attempts");
    }

    /// <exception cref="JsonRefusedException">The value is not probabilities of outcomes.</exception>
    public static ImmutableSortedDictionary<CallStatus, double> Probabilities(JsonPlace place)
    {
        var probabilities = place.Properties().Select(each => KeyValuePair.Create(OutcomesJson.Outcome(each.Name, each.Value), Probability(each.Value))).ToList();
        try
        {
            return OutcomeProbabilities.Checked(probabilities);
        }
        catch (ArgumentException)
        {
            throw place.Refuse(CampaignSettingsReason.ProbabilitiesNotOne, "probabilities with the sum 1");
        }
    }

    public static void Write(Utf8JsonWriter json, OutcomeCase each)
    {
        json.WriteStartObject();
        if (each.IsPrimary is { } primary) json.WriteBoolean(PrimaryName, primary);
        if (!each.Types.IsEmpty)
        {
            json.WriteStartArray(TypesName);
            foreach (var type in each.Types) json.WriteStringValue(type);
            json.WriteEndArray();
        }

        if (!each.Hours.IsEmpty)
        {
            json.WriteStartArray(HoursName);
            foreach (var window in each.Hours) HoursJson.Write(json, window);
            json.WriteEndArray();
        }

        if (!each.Days.IsEmpty) HoursJson.WriteDays(json, each.Days);
        if (each.MinAttempt > 1 || each.MaxAttempt < int.MaxValue)
        {
            json.WriteStartObject(AttemptsName);
            if (each.MinAttempt > 1) json.WriteNumber(FromName, each.MinAttempt);
            if (each.MaxAttempt < int.MaxValue) json.WriteNumber(ToName, each.MaxAttempt);
            json.WriteEndObject();
        }

        Write(json, each.Probabilities);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, ImmutableSortedDictionary<CallStatus, double> probabilities)
    {
        json.WriteStartObject(ProbabilitiesName);
        foreach (var (status, probability) in probabilities) json.WriteNumber(JsonWords.Outcome[status], probability);
        json.WriteEndObject();
    }

    private static double Probability(JsonPlace place) => place.Number() is >= 0 and <= 1 and var probability ? probability : throw place.Refuse(CampaignSettingsReason.PropertyRange, "a number from 0 to 1");
}
