using System.Text.Json;
using CallingDomain.Shared;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The agents of a simulation as JSON.</summary>
internal static class SimulatedAgentsJson
{
    /// <exception cref="JsonRefusedException">The value is not agents.</exception>
    public static SimulatedAgents Read(JsonPlace place)
    {
        place.Only("shifts", "wrapUpTime", "patience", "linesPerAgent");
        var shifts = place.The("shifts").NonEmptyList(shift => (Shift: Shift(shift), Place: shift));
        if (SimulatedAgents.FindOverlap([.. shifts.Select(each => each.Shift)]) is { } overlap) throw shifts[overlap].Place.Refuse(CampaignSettingsReason.ShiftsOverlap, "a shift that overlaps no earlier one");
        return new SimulatedAgents(shifts.Select(each => each.Shift))
        {
            WrapUpTime = place.Maybe("wrapUpTime")?.Delay(CallOutcomes.MaxTime) ?? Duration.Zero,
            Patience = place.Maybe("patience")?.Delay(CallOutcomes.MaxTime) ?? Duration.Zero,
            LinesPerAgent = place.Maybe("linesPerAgent") is { } lines ? Lines(lines) : null,
        };
    }

    /// <exception cref="JsonRefusedException">The value is not a shift.</exception>
    public static AgentShift Shift(JsonPlace place)
    {
        place.Only("agents", "days", "from", "to");
        var shift = new AgentShift(place.The("agents").WholeNumber(1, AgentShift.MaxAgents)) { Times = new TimeWindow(place.Maybe("from")?.TimeOfDay() ?? default, place.Maybe("to")?.EndOfTimeOfDay() ?? default) };
        return place.Maybe("days") is { } days ? shift with { Days = HoursJson.Days(days) } : shift;
    }

    public static void Write(Utf8JsonWriter json, SimulatedAgents agents)
    {
        json.WriteStartObject();
        json.WriteStartArray("shifts");
        foreach (var shift in agents.Shifts) Write(json, shift);
        json.WriteEndArray();
        json.WriteString("wrapUpTime", DurationText.Write(agents.WrapUpTime));
        json.WriteString("patience", DurationText.Write(agents.Patience));
        if (agents.LinesPerAgent is { } lines) json.WriteNumber("linesPerAgent", lines);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, AgentShift shift)
    {
        json.WriteStartObject();
        json.WriteNumber("agents", shift.Agents);
        if (shift.Days.Length < CallingWindow.EveryDay.Length) HoursJson.WriteDays(json, shift.Days);
        HoursJson.WriteTimes(json, shift.Times);
        json.WriteEndObject();
    }

    private static double Lines(JsonPlace place) =>
        place.Number() is >= 1 and <= SimulatedAgents.MaxLinesPerAgent and var lines ? lines : throw place.Refuse(CampaignSettingsReason.PropertyRange, "a number from 1 to 100");
}
