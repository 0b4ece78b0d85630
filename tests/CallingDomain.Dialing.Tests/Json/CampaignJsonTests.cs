using System.Collections.Immutable;
using System.Text.Json;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>The values of a campaign through <see cref="JsonSerializer"/>.</summary>
[Properties(Arbitrary = [typeof(CampaignGenerators)])]
public sealed class CampaignJsonTests
{
    private static readonly Instant Start = SeedExample.Start;
    private static readonly JsonSerializerOptions Zones = new() { Converters = { new ZoneConverter() } };

    [Property]
    public bool Serialize_ValuesOfAnyCampaign_ComeBackEqual(CampaignCase one)
    {
        var campaign = CampaignRun.Of(one).Campaign;
        foreach (var entry in campaign.History) AssertSame(entry);
        foreach (var entry in campaign.Final) AssertSame(entry);
        foreach (var attempt in campaign.AttemptsUnderWay) AssertSame(attempt);
        foreach (var open in campaign.OpenContacts(campaign.Now)) AssertSame(open);
        foreach (var skipped in campaign.SkippedPhones) AssertSame(skipped);
        for (var contact = 0; contact < campaign.ContactCount; contact++)
        {
            AssertSame(campaign.Explain(contact, campaign.Now)!);
            if (campaign.CallbackOf(contact) is { } callback) AssertSame(callback);
        }

        return true;
    }

    [Property]
    public bool Serialize_FactsOfAnyCampaign_ComeBackEqual(CampaignCase one)
    {
        foreach (var fact in CampaignRun.Of(one).Facts) AssertSame(fact);
        return true;
    }

    [Fact]
    public void Serialize_Simulation_ComesBackEqual()
    {
        var model = new OutcomeModel([KeyValuePair.Create(CallStatus.Reached, 0.25), KeyValuePair.Create(CallStatus.Busy, 0.75)], seed: -3) { RingTime = Duration.FromSeconds(25) };
        AssertSame(model);
        var campaign = KeptCampaign.Of(SeedExample.Settings);
        campaign.Load(SeedExample.Contact, Start);
        AssertSame(Simulation.Run(campaign, model, Start));
        var script = new OutcomeScript { Phones = ImmutableDictionary<PhoneNumber, ImmutableArray<CallStatus>>.Empty.Add(SeedExample.Office, [CallStatus.Busy, CallStatus.Reached]), TalkTime = Duration.FromMinutes(2) };
        var read = JsonSerializer.Deserialize<OutcomeScript>(JsonSerializer.Serialize(script))!;
        Assert.Equal((script.TalkTime, "Busy Reached", "NoAnswer"), (read.TalkTime, string.Join(' ', read.Phones[SeedExample.Office]), string.Join(' ', read.Others)));
    }

    [Fact]
    public void Serialize_SmallValues_ComeBackEqual()
    {
        AssertSame<ContactKey>("c1");
        AssertSame<ContactKey>(17);
        AssertSame(new HopperPlace(Start, Priority: 2, Class: 1, Attempts: 3));
        AssertSame(new CampaignDataRefusal(CampaignDataReason.Torn, 2, 17, "settings"));
        AssertSame(ContactPhase.InCall);
        Assert.Equal("\"attemptEnded\"", JsonSerializer.Serialize(CampaignFactKind.AttemptEnded));
    }

    [Fact]
    public void Serialize_Services_IsRefused()
    {
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(KeptCampaign.Of(SeedExample.Settings)));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(new CampaignOptions()));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(new Hopper()));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(new FactWriter(Stream.Null)));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize<CallOutcomes>(new OutcomeScript()));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(default(CampaignFact)));
    }

    [Theory]
    [InlineData("""{"probabilities":{"Reached":0.5}}""")]
    [InlineData("""{"probabilities":{"Lost":1}}""")]
    [InlineData("""{"seed":1}""")]
    public void Deserialize_InvalidModel_SaysWhereAndWhatWasExpected(string json)
    {
        var exception = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<OutcomeModel>(json));
        Assert.Contains("$.probabilities", exception.Message, StringComparison.Ordinal);
    }

    private static void AssertSame<TValue>(TValue value) => Assert.Equal(value, JsonSerializer.Deserialize<TValue>(JsonSerializer.Serialize(value, Zones), Zones));

    private sealed class ZoneConverter : System.Text.Json.Serialization.JsonConverter<DateTimeZone>
    {
        public override DateTimeZone? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => DateTimeZoneProviders.Tzdb[reader.GetString()!];

        public override void Write(Utf8JsonWriter writer, DateTimeZone value, JsonSerializerOptions options) => writer.WriteStringValue(value.Id);
    }
}
