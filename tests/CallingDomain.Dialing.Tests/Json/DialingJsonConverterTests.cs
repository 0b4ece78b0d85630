using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using static CallingDomain.Dialing.Tests.SettingsCases;

namespace CallingDomain.Dialing.Tests;

[Properties(Arbitrary = [typeof(SettingsCases)])]
public sealed partial class DialingJsonConverterTests
{
    private static readonly JsonSerializerOptions WithZones = new JsonSerializerOptions().ConfigureForNodaTime(Tzdb);

    private static readonly CallingHours Hours = Everything.CallingHours;

    [Fact]
    public void JsonSerializer_EachType_GivesItBack()
    {
        AssertRoundTrip(new CampaignSettings());
        AssertRoundTrip(Everything);
        AssertRoundTrip(Everything.Retry);
        AssertRoundTrip(new RetrySettings());
        AssertRoundTrip(new RetryRule(255, Duration.FromNanoseconds(1)));
        AssertRoundTrip<RetryRule?>(new RetryRule(1, Duration.Zero));
        AssertRoundTrip(Hours);
        AssertRoundTrip(CallingHours.Always);
        foreach (var window in Hours.Windows) AssertRoundTrip(window);
        foreach (var date in Hours.SpecialDates) AssertRoundTrip(date);
        foreach (var holidays in Hours.Holidays)
        {
            AssertRoundTrip(holidays);
            AssertRoundTrip(holidays.Calendar);
            foreach (var holiday in holidays.Calendar.Holidays) AssertRoundTrip(holiday);
            foreach (var added in holidays.Calendar.Added) AssertRoundTrip(added);
        }

        AssertRoundTrip(new HolidayMove(IsoDayOfWeek.Saturday, IsoDayOfWeek.Friday));
        AssertRoundTrip(new TimeWindow(new LocalTime(8, 0, 30), LocalTime.Midnight));
        AssertRoundTrip(default(TimeWindow));
        AssertRoundTrip(Everything.PhoneZones);
        AssertRoundTrip(PhoneZones.None);
        foreach (var rules in Everything.Rules)
        {
            AssertRoundTrip(rules);
            foreach (var limit in rules.Limits) AssertRoundTrip(limit);
            foreach (var lockout in rules.Lockouts) AssertRoundTrip(lockout);
        }

        AssertRoundTrip(default(AttemptCounts));
        AssertRoundTrip(AttemptCounts.Of([0, 1, 2, 3, 4, 5, 6, 255]));
        AssertRoundTrip(new CampaignSettingsRefusal(CampaignSettingsReason.PropertyRange, "$.order", "an order"));
        AssertRoundTrip(new XcallyNotice(XcallyNoticeReason.RetriesZero, "$.dialBusyMaxRetry", "0", "1"));
        AssertRoundTrip(new XcallySettings(Everything, isActive: false, [new XcallyNotice(XcallyNoticeReason.NotActive, "$.active", null, null)]));
    }

    [Fact]
    public void JsonSerializer_StrictOptions_RefuseAMissingMember()
    {
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Attempt>("""{"Id":1}""", JsonSerializerOptions.Strict));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<HistoryEntry>("""{"Status":"Busy"}""", JsonSerializerOptions.Strict));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<FinalEntry>("""{"Contact":1}""", JsonSerializerOptions.Strict));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<OpenContact>("""{"Contact":1}""", JsonSerializerOptions.Strict));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<SkippedPhone>("""{"Contact":1}""", JsonSerializerOptions.Strict));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<XcallyNotice>("""{"Path":"$"}""", JsonSerializerOptions.Strict));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<CampaignSettingsRefusal>("""{"Path":"$"}""", JsonSerializerOptions.Strict));
        Assert.Equal(default, JsonSerializer.Deserialize<CampaignSettingsRefusal>("{}"));
    }

    [Property]
    public bool JsonSerializer_AnySettings_GivesThemBack(CampaignSettings settings) =>
        JsonSerializer.Deserialize<CampaignSettings>(JsonSerializer.Serialize(settings, WithZones), WithZones)!.Equals(settings);

    [Fact]
    public void SourceGeneratedContext_Settings_GivesTheSameText()
    {
        var settings = Everything with { TimeZone = DateTimeZone.Utc, PhoneZones = PhoneZones.None, Rules = [] };
        var json = JsonSerializer.Serialize(settings, SettingsContext.Default.CampaignSettings);
        Assert.Equal(JsonSerializer.Serialize(settings), json);
        Assert.Equal(settings, JsonSerializer.Deserialize(json, SettingsContext.Default.CampaignSettings));
        Assert.Equal(settings.Retry[CallStatus.Busy], JsonSerializer.Deserialize(JsonSerializer.Serialize(settings.Retry[CallStatus.Busy], SettingsContext.Default.RetryRule), SettingsContext.Default.RetryRule));
    }

    [Fact]
    public void JsonSerializer_Settings_HasTheFormOfTheCampaignFile()
    {
        var settings = Everything with { TimeZone = DateTimeZone.Utc, PhoneZones = PhoneZones.None, Rules = [] };
        Assert.Equal(settings, CampaignSettings.ReadJson(JsonSerializer.SerializeToUtf8Bytes(settings), Tzdb).Value);
        Assert.Equal(settings, JsonSerializer.Deserialize<CampaignSettings>(settings.WriteJson()));
    }

    [Theory]
    [InlineData("""{"timeZone":"Europe/Rome"}""")]
    [InlineData("""{"phoneZones":{"+39":["Europe/Rome"]}}""")]
    public void Deserialize_ZoneWithoutConverter_IsNotSupported(string json)
    {
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize<CampaignSettings>(json));
        var settings = JsonSerializer.Deserialize<CampaignSettings>(json, WithZones)!;
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(settings));
    }

    [Theory]
    [InlineData("""{"retry":{"globalMaxAttempts":256}}""", "SETTINGS_PROPERTY_RANGE at $.retry.globalMaxAttempts: expected a whole number from 1 to 255.")]
    [InlineData("""{"timeZone":"Europe/Nowhere"}""", "SETTINGS_ZONE_UNKNOWN at $.timeZone: expected the identity of a time zone, such as Europe/Rome.")]
    [InlineData("""{"order":"Ascending","order":"Ascending"}""", "SETTINGS_PROPERTY_DUPLICATE at $.order: expected each property once.")]
    public void Deserialize_BadSettings_ThrowsWithReasonPlaceAndExpectedValue(string json, string message) =>
        Assert.Equal(message, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<CampaignSettings>(json, WithZones)).Message);

    [Fact]
    public void Serialize_ValueThatCouldNotBeReadBack_IsNotSupported()
    {
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(default(RetryRule)));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(new CallingWindow(default, default, [])));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(new CallingRuleSet(" ")));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(new CampaignSettings { Order = (DueOrder)9 }));
    }

    [Fact]
    public void DefaultArrays_Always_AreEmpty()
    {
        Assert.Empty(new CallingWindow(default, default, default).Days);
        Assert.Empty(new XcallySettings(new CampaignSettings(), isActive: null, default).Notices);
    }

    private static void AssertRoundTrip<TValue>(TValue value)
    {
        var json = JsonSerializer.Serialize(value, WithZones);
        Assert.Equal(value, JsonSerializer.Deserialize<TValue>(json, WithZones));
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<TValue>(json, WithZones), WithZones));
    }

    [JsonSerializable(typeof(CampaignSettings))]
    [JsonSerializable(typeof(RetryRule))]
    private sealed partial class SettingsContext : JsonSerializerContext;
}
