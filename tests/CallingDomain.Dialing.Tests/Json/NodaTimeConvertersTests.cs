using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CallingDomain.Contacts;
using CallingDomain.Shared;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace CallingDomain.Dialing.Tests;

public sealed partial class NodaTimeConvertersTests
{
    private static readonly NodaTimeValues Values = new(
        Instant.FromUtc(2026, 3, 2, 9, 0),
        Duration.FromSeconds(90),
        new LocalDate(2026, 12, 25),
        new LocalTime(9, 0),
        new LocalDateTime(2026, 3, 3, 8, 0),
        new Interval(Instant.FromUtc(2026, 3, 2, 9, 0), null),
        DateTimeZone.ForOffset(Offset.FromHoursAndMinutes(5, 30)),
        Duration.FromHours(72),
        null,
        [new Interval(Instant.FromUtc(2026, 3, 2, 9, 0), Instant.FromUtc(2026, 3, 2, 10, 0))]);

    private static readonly JsonSerializerOptions WithZones = new JsonSerializerOptions().ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);

    public static TheoryData<string> Durations =>
        ["PT0S", "PT1M30S", "PT72H", "PT0.000000001S", "-PT0.5S", "-PT1H0.1S", "PT402653183H59M59.999999999S", "-PT402653184H"];

    [Fact]
    public void Serialize_EachType_GivesIsoText() => Assert.Equal(
        """
        {"At":"2026-03-02T09:00:00Z","Delay":"PT1M30S","Date":"2026-12-25","Time":"09:00","Local":"2026-03-03T08:00:00","Span":"2026-03-02T09:00:00Z/","Zone":"UTC\u002B05:30","Present":"PT72H","Absent":null,"Spans":["2026-03-02T09:00:00Z/2026-03-02T10:00:00Z"]}
        """.Trim(),
        JsonSerializer.Serialize(Values));

    [Fact]
    public void Deserialize_EachType_GivesItBack() => AssertEqual(Values, JsonSerializer.Deserialize<NodaTimeValues>(JsonSerializer.Serialize(Values))!);

    [Fact]
    public void SourceGeneratedContext_EachType_GivesTheSameText()
    {
        var json = JsonSerializer.Serialize(Values, NodaTimeContext.Default.NodaTimeValues);
        Assert.Equal(JsonSerializer.Serialize(Values), json);
        AssertEqual(Values, JsonSerializer.Deserialize(json, NodaTimeContext.Default.NodaTimeValues)!);
    }

    [Fact]
    public void Deserialize_ZoneThatTheHostDoesNotHave_NamesThePropertyAndTheExpectedValue() => Assert.Equal(
        "timeZone: Unknown time zone. Expected the identity of a time zone, such as Europe/Rome.",
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Contact>("""{"id":"c1","timeZone":"Europe/Atlantis"}""", WithZones)).Message);

    [Theory]
    [MemberData(nameof(Durations))]
    public void DurationText_ReadThenWrite_GivesTheText(string text) => Assert.Equal(text, DurationText.Write(DurationText.Read(text)!.Value));

    [Theory]
    [InlineData("P1W", "PT168H")]
    [InlineData("P1DT1S", "PT24H1S")]
    [InlineData("PT90S", "PT1M30S")]
    public void DurationText_OtherUnits_AreRead(string text, string written) => Assert.Equal(written, DurationText.Write(DurationText.Read(text)!.Value));

    [Theory]
    [InlineData("")]
    [InlineData("PT")]
    [InlineData("--PT1S")]
    [InlineData("PT-1S")]
    [InlineData("pt1s")]
    [InlineData("P1M")]
    [InlineData("P1Y")]
    [InlineData("00:01:30")]
    [InlineData("PT402653184H")]
    public void DurationText_InvalidText_GivesNull(string text) => Assert.Null(DurationText.Read(text));

    [Fact]
    public void Instant_OutermostValues_KeepTheirNanoseconds()
    {
        foreach (var at in new[] { Instant.MinValue, Instant.MaxValue, Instant.FromUnixTimeTicks(-1) - Duration.Epsilon })
        {
            var values = Values with { At = at };
            Assert.Equal(at, JsonSerializer.Deserialize<NodaTimeValues>(JsonSerializer.Serialize(values))!.At);
        }
    }

    [Theory]
    [InlineData("At", "2027-03-02T09:00:00")]
    [InlineData("Delay", "P1M")]
    [InlineData("Date", "2026-02-29")]
    [InlineData("Time", "24:00")]
    [InlineData("Local", "2027-03-03")]
    [InlineData("Span", "2026-03-02T09:00:00Z/2026-03-02T08:00:00Z")]
    [InlineData("Span", "2027-03-02T09:00:00Z")]
    public void Deserialize_InvalidText_ThrowsWithThePlace(string property, string text)
    {
        var exception = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<NodaTimeValues>($$"""{"{{property}}":"{{text}}"}"""));
        Assert.Equal($"$.{property}", exception.Path);
        Assert.DoesNotContain(text, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DateTimeZone_OfTheTzDatabase_NeedsTheCallersConverter()
    {
        var values = Values with { Zone = DateTimeZoneProviders.Tzdb["Europe/Rome"] };
        var refused = Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(values));
        Assert.Contains("converter for DateTimeZone", refused.Message, StringComparison.Ordinal);
        var json = JsonSerializer.Serialize(values, WithZones);
        Assert.Contains("\"Zone\":\"Europe/Rome\"", json, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize<NodaTimeValues>(json));
        AssertEqual(values, JsonSerializer.Deserialize<NodaTimeValues>(json, WithZones)!);
    }

    [Fact]
    public void DateTimeZone_UnknownIdentity_ThrowsJsonException() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<NodaTimeValues>("""{"Zone":"Europe/Nowhere"}""", WithZones));

    [Fact]
    public void LocalDate_OfAnotherCalendar_IsRefused() =>
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(Values with { Date = new LocalDate(1742, 1, 1, CalendarSystem.Coptic) }));

    [Fact]
    public void Serialize_Campaign_IsRefused()
    {
        var campaign = new Campaign(new CampaignSettings());
        Assert.StartsWith("Campaign cannot be written as JSON.", Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(campaign)).Message, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(campaign, NodaTimeContext.Default.Campaign));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize<Campaign>("{}"));
    }

    private static void AssertEqual(NodaTimeValues expected, NodaTimeValues actual)
    {
        Assert.Equal<Interval>(expected.Spans, actual.Spans);
        Assert.Equal(expected, actual with { Spans = expected.Spans });
    }

    /// <summary>A record with NodaTime properties.</summary>
    public sealed record NodaTimeValues(
        [property: JsonConverter(typeof(DialingJsonConverter))] Instant At,
        [property: JsonConverter(typeof(DialingJsonConverter))] Duration Delay,
        [property: JsonConverter(typeof(DialingJsonConverter))] LocalDate Date,
        [property: JsonConverter(typeof(DialingJsonConverter))] LocalTime Time,
        [property: JsonConverter(typeof(DialingJsonConverter))] LocalDateTime Local,
        [property: JsonConverter(typeof(DialingJsonConverter))] Interval Span,
        [property: JsonConverter(typeof(DialingJsonConverter))] DateTimeZone Zone,
        [property: JsonConverter(typeof(DialingJsonConverter))] Duration? Present,
        [property: JsonConverter(typeof(DialingJsonConverter))] Instant? Absent,
        [property: JsonConverter(typeof(DialingJsonConverter))] ImmutableArray<Interval> Spans);

    [JsonSerializable(typeof(NodaTimeValues))]
    [JsonSerializable(typeof(Campaign))]
    private sealed partial class NodaTimeContext : JsonSerializerContext;
}
