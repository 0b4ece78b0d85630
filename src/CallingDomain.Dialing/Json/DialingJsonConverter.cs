using System.Text.Json;
using System.Text.Json.Serialization;
using CallingDomain.Shared;

namespace CallingDomain.Dialing;

/// <summary>The JSON of this package's types. They name it in a <see cref="JsonConverterAttribute"/>, so that <see cref="JsonSerializer"/> needs no registration.</summary>
/// <remarks>Public so that source-generated contexts can use it. Without reflection. Thread-safe.</remarks>
public sealed class DialingJsonConverter : JsonConverterFactory
{
    private static readonly JsonConverterTable Converters = new JsonConverterTable()
        .NodaTime()
        .Reference(new PlaceJsonConverter<CampaignSettings>((place, zones) => new SettingsReader(zones).Read(place), SettingsWriter.Write))
        .Reference(new PlaceJsonConverter<CallingRuleSet>((place, zones) => CallingRuleReader.Read(place, zones), (json, rules, zones) => CallingRuleWriter.Write(json, rules, zones)))
        .Reference(new PlaceJsonConverter<RuleCondition>((place, _) => RuleConditionJson.Read(place), (json, condition, _) => RuleConditionJson.Write(json, condition)))
        .Reference(new PlaceJsonConverter<AbandonedCallLimit>(AbandonedCallsJson.Read, AbandonedCallsJson.Write))
        .Reference(new PlaceJsonConverter<AttemptLimit>(CallingRuleReader.Limit, CallingRuleWriter.Write))
        .Reference(new PlaceJsonConverter<Lockout>((place, _) => CallingRuleReader.Lockout(place), (json, lockout, _) => CallingRuleWriter.Write(json, lockout)))
        .Value(new PlaceJsonConverter<CountedCalls>((place, _) => CallingRuleReader.Counts(place), (json, counts, _) => CallingRuleWriter.Write(json, counts)))
        .Reference(new PlaceJsonConverter<PhoneZones>(SettingsReader.ReadPhoneZones, SettingsWriter.Write))
        .Reference(new PlaceJsonConverter<RetrySettings>((place, _) => SettingsReader.ReadRetry(place), (json, retry, _) => SettingsWriter.Write(json, retry)))
        .Value(new PlaceJsonConverter<RetryRule>((place, _) => SettingsReader.Rule(place, RetrySettings.DefaultRule), (json, rule, _) => SettingsWriter.Write(json, rule)))
        .Value(new PlaceJsonConverter<AttemptCounts>((place, _) => SettingsReader.ReadCounts(place), (json, counts, _) => SettingsWriter.Write(json, counts)))
        .Reference(new PlaceJsonConverter<CallingHours>((place, _) => HoursJson.Hours(place), (json, hours, _) => HoursJson.Write(json, hours)))
        .Reference(new PlaceJsonConverter<CallingWindow>((place, _) => HoursJson.Window(place), (json, window, _) => HoursJson.Write(json, window)))
        .Reference(new PlaceJsonConverter<SpecialDate>((place, _) => HoursJson.Date(place), (json, date, _) => HoursJson.Write(json, date)))
        .Reference(new PlaceJsonConverter<HolidayCalendar>((place, _) => HolidaysJson.Calendar(place), (json, calendar, _) => HolidaysJson.Write(json, calendar)))
        .Reference(new PlaceJsonConverter<Holiday>((place, _) => HolidaysJson.Holiday(place), (json, holiday, _) => HolidaysJson.Write(json, holiday)))
        .Reference(new PlaceJsonConverter<HolidayMove>((place, _) => HolidaysJson.Move(place), (json, move, _) => HolidaysJson.Write(json, move)))
        .Reference(new PlaceJsonConverter<NamedDate>((place, _) => HolidaysJson.Date(place), (json, date, _) => HolidaysJson.Write(json, date)))
        .Reference(new PlaceJsonConverter<HolidayHours>((place, _) => HolidaysJson.HoursAlone(place), (json, hours, _) => HolidaysJson.Write(json, hours, withCalendar: true)))
        .Value(new PlaceJsonConverter<TimeWindow>((place, _) => HoursJson.Times(place), (json, window, _) => HoursJson.Write(json, window)))
        .Value(new PlaceJsonConverter<CampaignFact>((place, zones) => new FactJsonReader(zones).Read(place), (json, fact, zones) => new FactJsonWriter(json, zones).Write(fact)))
        .Value(new PlaceJsonConverter<ContactKey>((place, _) => ContactKey.Read(place), (json, key, _) => key.Write(json)))
        .Reference(new PlaceJsonConverter<CallbackTime>((place, zones) => new FactJsonReader(zones).CallbackTime(place), (json, callback, zones) => new FactJsonWriter(json, zones).Write(callback)))
        .Reference(new PlaceJsonConverter<EndingRules>((place, _) => EndingRulesJson.Read(place), (json, rules, _) => EndingRulesJson.Write(json, rules)))
        .Reference(new PlaceJsonConverter<Disposition>((place, _) => EndingRulesJson.Disposition(place), (json, disposition, _) => EndingRulesJson.Write(json, disposition)))
        .Reference(new PlaceJsonConverter<CallEffect>((place, _) => EndingRulesJson.Effect(place), (json, effect, _) => EndingRulesJson.Write(json, effect)))
        .Reference(new PlaceJsonConverter<SimulatedAgents>((place, _) => SimulatedAgentsJson.Read(place), (json, agents, _) => SimulatedAgentsJson.Write(json, agents)))
        .Reference(new PlaceJsonConverter<AgentShift>((place, _) => SimulatedAgentsJson.Shift(place), (json, shift, _) => SimulatedAgentsJson.Write(json, shift)))
        .Reference(new PlaceJsonConverter<TimeDistribution>((place, _) => TimeDistributionJson.Read(place), (json, times, _) => TimeDistributionJson.Write(json, times)))
        .Reference(new PlaceJsonConverter<OutcomeCase>((place, _) => OutcomeCaseJson.Read(place), (json, each, _) => OutcomeCaseJson.Write(json, each)))
        .Reference(new PlaceJsonConverter<EndingShare>((place, _) => OutcomesJson.Share(place), (json, share, _) => OutcomesJson.Write(json, share)))
        .Reference(new PlaceJsonConverter<OutcomeModel>((place, _) => OutcomesJson.Model(place), (json, model, _) => OutcomesJson.Write(json, model)))
        .Reference(new PlaceJsonConverter<OutcomeScript>((place, _) => OutcomesJson.Script(place), (json, script, _) => OutcomesJson.Write(json, script)))
        .Reference(new PlaceJsonConverter<CallResultTables>((place, _) => CallResultTablesJson.ReadValue(place), (json, tables, _) => CallResultTablesJson.WriteValue(json, tables)))
        .Refused<CallOutcomes>("Declare it as OutcomeModel or OutcomeScript.")
        .Refused<AbandonmentGuard>()
        .Refused<Campaign>("Use Campaign.Save or Campaign.WriteJson.")
        .Refused<CampaignOptions>()
        .Refused<DialingOptions>("Write its Settings.")
        .Refused<FactReader>()
        .Refused<FactWriter>()
        .Refused<SimulatedDialer>()
        .Refused<SimulationCount>()
        .Refused<WaitingTimes>()
        .Refused<TrunkGuard>()
        .Refused<Hopper>();

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => Converters.Find(typeToConvert) is not null;

    /// <inheritdoc/>
    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) => Converters.Find(typeToConvert);
}
