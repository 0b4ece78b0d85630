using System.Text.Json;
using CallingDomain.Shared;
using static CallingDomain.Contacts.JsonValues;

namespace CallingDomain.Contacts;

/// <summary>The calls that a file reports: <c>{"phone":"+12025550123","attempts":2,"lastResult":"BUSY","lastAttemptAt":"2026-03-02T09:00:00Z"}</c>.</summary>
internal static class PastCallSummaryJson
{
    public static PastCallSummary Read(JsonElement value)
    {
        var calls = new PastCallSummary(default);
        foreach (var property in CompanionColumnsJson.Filled(value))
        {
            calls = property.Name switch
            {
                "phone" => calls with { Phone = property.Value.Deserialize(ContactsJson.Default.PhoneNumber) },
                "attempts" => calls with { Attempts = WholeNumber(property.Value) },
                "lastResult" => calls with { LastResult = Text(property.Value) },
                "lastAttemptAt" => calls with { LastAttemptAt = NodaTimeConverters.Read(NodaTimeConverters.Instants, Text(property.Value)) ?? throw new JsonException("Expected an instant such as 2026-03-02T09:00:00Z.") },
                _ => throw Unknown(property.Name, "phone, attempts, lastResult, lastAttemptAt"),
            };
        }

        return calls;
    }

    public static void Write(Utf8JsonWriter writer, PastCallSummary calls)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("phone");
        JsonSerializer.Serialize(writer, calls.Phone, ContactsJson.Default.PhoneNumber);
        if (calls.Attempts is { } attempts) writer.WriteNumber("attempts", attempts);
        if (calls.LastResult.Length > 0) writer.WriteString("lastResult", calls.LastResult);
        if (calls.LastAttemptAt is { } instant) writer.WriteString("lastAttemptAt", NodaTimeConverters.Instants.Format(instant));
        writer.WriteEndObject();
    }
}
