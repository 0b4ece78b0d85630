using System.Text.Json;
using CallingDomain.Shared;

namespace CallingDomain.Dialing;

/// <summary>The rules of endings as JSON.</summary>
internal static class EndingRulesJson
{
    private static readonly string[] OfEffect = ["blacklist", "period", "days", "close", "retryAs", "callbackAfter"];

    /// <exception cref="JsonRefusedException">The value is not the rules of endings.</exception>
    public static EndingRules Read(JsonPlace place)
    {
        place.Only("doNotCall", "refused", "spoke", "deadNumber", "badFormat", "dispositions");
        var defaults = new EndingRules();
        var names = new HashSet<string>();
        var dispositions = place.List("dispositions", each =>
        {
            var disposition = Disposition(each);
            return names.Add(disposition.Name) ? disposition : throw each.The("name").Refuse(CampaignSettingsReason.WordDuplicate, "a name that no other disposition has");
        });
        return new EndingRules
        {
            DoNotCall = EffectOr("doNotCall", defaults.DoNotCall),
            Refused = EffectOr("refused", defaults.Refused),
            Spoke = EffectOr("spoke", defaults.Spoke),
            DeadNumber = EffectOr("deadNumber", defaults.DeadNumber),
            BadFormat = EffectOr("badFormat", defaults.BadFormat),
            Dispositions = dispositions,
        };

        CallEffect EffectOr(string name, CallEffect otherwise) => place.Maybe(name) is { } effect ? Effect(effect) : otherwise;
    }

    /// <exception cref="JsonRefusedException">The value is not a disposition.</exception>
    public static Disposition Disposition(JsonPlace place)
    {
        var name = place.Only(["name", .. OfEffect]).The("name");
        if (!Dialing.Disposition.IsName(name.Text())) throw name.Refuse(CampaignSettingsReason.PropertyRange, $"at most {Dialing.Disposition.MaxNameLength} characters, with one to three levels such as Not interested/Too expensive");
        return new Disposition(name.Text(), Properties(place));
    }

    /// <exception cref="JsonRefusedException">The value is not an effect.</exception>
    public static CallEffect Effect(JsonPlace place) => Properties(place.Only(OfEffect));

    public static void Write(Utf8JsonWriter json, EndingRules rules)
    {
        json.WriteStartObject();
        Write("doNotCall", rules.DoNotCall);
        Write("refused", rules.Refused);
        Write("spoke", rules.Spoke);
        Write("deadNumber", rules.DeadNumber);
        Write("badFormat", rules.BadFormat);
        json.WriteStartArray("dispositions");
        foreach (var disposition in rules.Dispositions) EndingRulesJson.Write(json, disposition);
        json.WriteEndArray();
        json.WriteEndObject();

        void Write(string name, CallEffect effect)
        {
            json.WritePropertyName(name);
            EndingRulesJson.Write(json, effect);
        }
    }

    public static void Write(Utf8JsonWriter json, Disposition disposition)
    {
        json.WriteStartObject();
        json.WriteString("name", disposition.Name);
        WriteProperties(json, disposition.Effect);
        json.WriteEndObject();
    }

    /// <exception cref="ArgumentException">The effect could not be read back.</exception>
    public static void Write(Utf8JsonWriter json, CallEffect effect)
    {
        CallEffect.Checked(effect);
        json.WriteStartObject();
        WriteProperties(json, effect);
        json.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter json, CallEffect effect)
    {
        if (effect.Blacklists is { } scope) json.WriteString("blacklist", JsonWords.AttemptScope[scope]);
        if (effect.Period is { } period) json.WriteString("period", DurationText.Write(period));
        if (effect.Days is { } days) json.WriteNumber("days", days);
        if (effect.Closes) json.WriteBoolean("close", true);
        if (effect.RetryAs is { } status) json.WriteString("retryAs", JsonWords.RetryStatus[status]);
        if (effect.CallbackAfter is { } delay) json.WriteString("callbackAfter", DurationText.Write(delay));
    }

    private static CallEffect Properties(JsonPlace place)
    {
        var effect = new CallEffect
        {
            Blacklists = place.Maybe("blacklist")?.Word(JsonWords.AttemptScope),
            Period = place.Maybe("period")?.Period(AttemptLimit.MaxPeriod),
            Days = place.Maybe("days")?.WholeNumber(1, AttemptLimit.MaxPeriod.Days),
            Closes = place.Maybe("close")?.Flag() ?? false,
            RetryAs = place.Maybe("retryAs")?.Word(JsonWords.RetryStatus),
            CallbackAfter = place.Maybe("callbackAfter")?.Delay(RetrySettings.MaxDelay),
        };
        return effect.Problem is { } problem ? throw place.Refuse(CampaignSettingsReason.Contradictory, problem) : effect;
    }
}
