using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>The formats of facts: compact and JSON.</summary>
[Properties(Arbitrary = [typeof(CampaignGenerators)])]
public sealed class FactFormProperties
{
    private static readonly IDateTimeZoneProvider Zones = DateTimeZoneProviders.Tzdb;

    [Property]
    public bool Compact_WriteThenRead_GivesTheFactsBackInTheirBatches(CampaignCase one)
    {
        var run = CampaignRun.Of(one);
        Assert.Equal(run.Facts, Read(Written(run), out var batches));
        return batches.SequenceEqual(run.Log.Batches);
    }

    [Property]
    public bool Json_WriteThenRead_GivesTheFactsBackAndTheSameBytes(CampaignCase one) => CampaignRun.Of(one).Facts.All(fact =>
    {
        var json = fact.ToJson();
        var read = CampaignFact.ReadJson(json, Zones);
        Assert.True(read.IsOk, read.IsOk ? "" : read.Reason!.Detail);
        Assert.Equal(fact, read.Value);
        return json.AsSpan().SequenceEqual(read.Value.ToJson());
    });

    [Property]
    public bool Json_ReplayOfWhatWasRead_IsTheCampaign(CampaignCase one)
    {
        var run = CampaignRun.Of(one);
        var again = Campaign.Replay(one.Settings, run.Facts.Select(fact => CampaignFact.ReadJson(fact.ToJson(), Zones).Value), new CampaignOptions { KeepHistory = true }).Value;
        return run.Dump(run.Campaign) == run.Dump(again);
    }

    [Property]
    public bool Compact_CutAnywhere_IsTornAndCanBeCutOff(CampaignCase one)
    {
        var run = CampaignRun.Of(one);
        var bytes = Written(run);
        for (var length = 0; length < bytes.Length; length += 1 + (bytes.Length / 50))
        {
            var reader = new FactReader(new MemoryStream(bytes[..length]), Zones, cutTornEnd: true);
            var facts = new List<CampaignFact>();
            while (reader.TryRead(out var batch)) facts.AddRange(batch);
            Assert.True(reader.Refusal is null or { Reason: CampaignDataReason.Unknown });
            Assert.Equal(run.Facts.Take(facts.Count), facts);
            var strict = new FactReader(new MemoryStream(bytes[..length]), Zones);
            while (strict.TryRead(out _)) { }
            Assert.Equal(reader.Length == length && length > 0, strict.Refusal is null);
        }

        return true;
    }

    [Property]
    public bool Compact_BentByte_IsRefusedWithItsRecord(CampaignCase one)
    {
        var bytes = Written(CampaignRun.Of(one));
        var random = new Random(bytes.Length); // of this case
        for (var i = 0; i < 20; i++)
        {
            var bent = (byte[])bytes.Clone();
            bent[random.Next(bent.Length)] ^= (byte)(1 << random.Next(8));
            var reader = new FactReader(new MemoryStream(bent), Zones);
            while (reader.TryRead(out _)) { }
            Assert.NotNull(reader.Refusal);
        }

        return true;
    }

    private static byte[] Written(CampaignRun run)
    {
        using var stream = new MemoryStream();
        var writer = new FactWriter(stream);
        var at = 0;
        foreach (var count in run.Log.Batches)
        {
            writer.Append(run.Facts.Skip(at).Take(count).ToArray());
            at += count;
        }

        return stream.ToArray();
    }

    private static List<CampaignFact> Read(byte[] bytes, out List<int> batches)
    {
        var (facts, reader) = (new List<CampaignFact>(), new FactReader(new MemoryStream(bytes), Zones));
        batches = [];
        while (reader.TryRead(out var batch))
        {
            facts.AddRange(batch);
            batches.Add(batch.Length);
        }

        Assert.Null(reader.Refusal);
        return facts;
    }
}
