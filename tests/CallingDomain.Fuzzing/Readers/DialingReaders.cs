using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Dialing.Tests;
using CallingDomain.Tests;
using NodaTime;

namespace CallingDomain.Fuzzing;

/// <summary>Readers of <c>CallingDomain.Dialing</c>.</summary>
internal static class DialingReaders
{
    private const int Cases = 40, CaseSize = 15, LongestSnapshot = 12_000, LongestFacts = 12_000, MostContacts = 8;

    // Hours that never open are searched for 41 years, which takes 5 MB for each set of zones and each time that settings are applied: for some inputs ten times.
    private const int SearchedHours = 1 << 27;

    private static readonly IDateTimeZoneProvider Zones = DateTimeZoneProviders.Tzdb;

    private static readonly string[] Words =
        ["\"format\":1,", "PT1M", "PT150M", "P366D", "P367D", "24:00", "Europe/Rome", "UTC+02:30", "Monday", "+1900*", "Strict", "Rolling", "NoAnswer", "Reached", "2261-12-31", "1678-01-01", "\\ud800", "\\u0000"];

    // Campaigns with every kind of command, and their facts.
    private static readonly Lazy<(CampaignCase Case, CampaignRun Run)[]> Runs = new(() => [.. CampaignGenerators.Cases().Sampled(Cases, CaseSize).Select(one => (one, CampaignRun.Of(one)))]);

    // Settings of another size than the generated ones.
    private static CampaignSettings ManyRules => new() { Rules = [.. Enumerable.Range(0, 40).Select(i => SettingsCases.Florida with { Name = $"Florida {i}" })] };

    /// <summary>Settings of a campaign as JSON.</summary>
    public static FuzzedReader Settings { get; } = new("settings-json", ReadSettings, () => SettingsCases.AnySettings().Sampled(12, 10).Append(SettingsCases.Everything).Append(new CampaignSettings()).Append(ManyRules).Select(settings => settings.WriteJson()))
    {
        Mutation = () => new JsonMutation(Words),
        AllocationPerByte = 500,
        FixedAllocation = SearchedHours,
    };

    /// <summary>A set of calling rules as JSON.</summary>
    public static FuzzedReader Rules { get; } = new("rules-json", ReadRules, () =>
        [
            SeedFiles.Example("rules", "us-florida.json"), SeedFiles.Example("rules", "us-regulation-f.json"), SeedFiles.Example("rules", "us-louisiana.json"), SeedFiles.Example("rules", "fr-refusal.json"),
            SeedFiles.Example("rules", "nl-consent.json"), SeedFiles.Example("rules", "us-mississippi-telephone-solicitation.json"), SeedFiles.Example("rules", "it-silent-calls.json"), .. SettingsCases.AnyRules().Sampled(12, 10).Select(rules => rules.WriteJson())])
    {
        Mutation = () => new JsonMutation(Words),
        AllocationPerByte = 500,
        FixedAllocation = 1 << 18,
    };

    /// <summary>Settings of a campaign of XCALLY Motion as JSON.</summary>
    public static FuzzedReader Xcally { get; } = new("xcally-json", ReadXcally, XcallySeeds)
    {
        Mutation = () => new JsonMutation("07:00-22:00,*,*,*", "mon-fri", "1-15&20", "jan-mar", "fri-mon", "*", "dialActive", "IntervalId", "onlyIfOpen", "always", "never", "DESC"),
        AllocationPerByte = 500,
        FixedAllocation = 1 << 18,
    };

    /// <summary>One fact as JSON.</summary>
    public static FuzzedReader FactAsJson { get; } = new("fact-json", ReadFact, () => Runs.Value.SelectMany(one => one.Run.Facts).GroupBy(fact => fact.Kind).SelectMany(facts => facts.Take(6)).Select(fact => fact.ToJson()))
    {
        Mutation = () => new JsonMutation([.. Words, .. Enum.GetNames<CampaignFactKind>()]),
        AllocationPerByte = 500,
        FixedAllocation = 1 << 22,
    };

    /// <summary>The settings of a campaign as a line of JSON, then its facts in the compact format, which are replayed.</summary>
    public static FuzzedReader Facts { get; } = new("facts", ReadFacts, () => Runs.Value.Select(one => FactsOf(one.Case.Settings, one.Run)).Where(bytes => bytes.Length <= LongestFacts))
    {
        Mutation = () => new RecordMutation([.. FactWriter.Beginning]),
        AllocationPerByte = 2_000,
        FixedAllocation = SearchedHours,
        InputsInTests = 300,
    };

    /// <summary>The settings of a campaign and then its facts, a line of JSON each, which are replayed.</summary>
    public static FuzzedReader FactLines { get; } = new("fact-lines", ReadFactLines, () => Runs.Value.Select(one => LinesOf(one.Case.Settings, one.Run)).Where(bytes => bytes.Length <= 3 * LongestFacts))
    {
        Mutation = () => new JsonMutation([.. Words, .. Enum.GetNames<CampaignFactKind>()]),
        AllocationPerByte = 2_000,
        FixedAllocation = SearchedHours,
        InputsInTests = 300,
    };

    /// <summary>Snapshots.</summary>
    public static FuzzedReader Snapshot { get; } = new("snapshot", ReadSnapshot, () => Runs.Value.Select(one => Bytes(one.Run.Campaign)).Where(bytes => bytes.Length <= LongestSnapshot))
    {
        Mutation = () => new RecordMutation([.. Campaign.SnapshotBeginning]),
        AllocationPerByte = 2_000,
        FixedAllocation = SearchedHours,
        InputsInTests = 300,
    };

    private static int ReadSettings(ReadOnlyMemory<byte> input)
    {
        var reading = CampaignSettings.ReadJson(input.Span, Zones);
        if (!reading.TryGet(out var settings)) return KindOf(reading.Reason!);
        var json = settings.WriteJson();
        var again = CampaignSettings.ReadJson(json, Zones);
        FaultException.Unless(again.TryGet(out var same) && same.Equals(settings) && same.WriteJson().AsSpan().SequenceEqual(json), "Written settings are read as other settings.");
        _ = settings.Check(Instant.FromUtc(2026, 3, 2, 9, 0));
        return Kind.Size(json.Length);
    }

    private static int ReadRules(ReadOnlyMemory<byte> input)
    {
        var reading = CallingRuleSet.ReadJson(input.Span, Zones);
        if (!reading.TryGet(out var rules)) return KindOf(reading.Reason!);
        var json = rules.WriteJson();
        var again = CallingRuleSet.ReadJson(json, Zones);
        FaultException.Unless(again.TryGet(out var same) && same.Equals(rules) && same.WriteJson().AsSpan().SequenceEqual(json), "A written rule set is read as another one.");
        return Kind.Size(json.Length);
    }

    private static int ReadXcally(ReadOnlyMemory<byte> input)
    {
        var reading = XcallySettings.Read(input.Span, Zones, intervals: ["09:00-12:59,mon-fri,*,*"]);
        if (!reading.TryGet(out var read)) return KindOf(reading.Reason!);
        foreach (var notice in read.Notices) _ = notice.ToString();
        var json = read.Settings.WriteJson();
        FaultException.Unless(CampaignSettings.ReadJson(json, Zones).TryGet(out var again) && again.Equals(read.Settings), "The written settings are read as other settings.");
        return Kind.Of(string.Join(' ', read.Notices.Select(notice => notice.Reason)));
    }

    private static IEnumerable<byte[]> XcallySeeds()
    {
        yield return """{"name":"Spring","active":true,"limitCalls":30,"dialGlobalMaxRetry":4,"dialTimezone":"Europe/Rome","IntervalId":7,"dialGlobalInterval":"07:00-22:00,mon-fri,1-15&20,jan-mar"}"""u8.ToArray();
        yield return
            """
            {"dialActive":1,"limitCalls":12,"dialTimezone":"Europe/Rome","dialGlobalInterval":"08:00-19:59,mon-fri,*,*","dialOrderByScheduledAt":"ASC","dialCheckDuplicateType":"onlyIfOpen","dialPrefix":"","dialGlobalMaxRetry":255,
            "dialNoAnswerMaxRetry":1,"dialNoAnswerRetryFrequency":0,"dialBusyMaxRetry":2,"dialBusyRetryFrequency":1,"dialCongestionMaxRetry":4,"dialCongestionRetryFrequency":2,"dialAgentRejectMaxRetry":255,"dialAgentRejectRetryFrequency":527040}
            """u8.ToArray();
        yield return "{}"u8.ToArray();
    }

    private static int ReadFact(ReadOnlyMemory<byte> input)
    {
        var reading = CampaignFact.ReadJson(input.Span, Zones);
        if (!reading.TryGet(out var fact)) return KindOf(reading.Reason!);
        var json = fact.ToJson();
        var again = CampaignFact.ReadJson(json, Zones);
        FaultException.Unless(again.IsOk && again.Value.Equals(fact) && again.Value.ToJson().AsSpan().SequenceEqual(json), "A written fact is read as another one.");
        var replayed = Campaign.Replay(new CampaignSettings(), [fact]);
        return Kind.Of(fact.Code, replayed.IsOk ? 0 : (int)replayed.Reason!.Reason);
    }

    private static int ReadFacts(ReadOnlyMemory<byte> input)
    {
        var start = Math.Max(0, input.Span.IndexOf(FactWriter.Beginning));
        if (!CampaignSettings.ReadJson(input.Span[..start], Zones).TryGet(out var settings)) settings = new CampaignSettings();
        var bytes = input[start..].ToArray();
        var reader = new FactReader(new MemoryStream(bytes), Zones);
        using var written = new MemoryStream();
        var writer = new FactWriter(written);
        var facts = new List<CampaignFact>();
        while (reader.TryRead(out var batch))
        {
            facts.AddRange(batch);
            writer.Append(batch);
        }

        if (reader.Refusal is { } refusal) FaultException.Unless(refusal.Reason != CampaignDataReason.Unspecified, "No reason.");
        else FaultException.Unless(facts.Count == 0 || IsSame(facts, written.ToArray()), "Written facts are read as other facts.");
        return Kind.Of(reader.Refusal is { } why ? KindOf(why) : 0, Replay(settings, facts));
    }

    private static bool IsSame(List<CampaignFact> facts, byte[] written)
    {
        var reader = new FactReader(new MemoryStream(written), Zones);
        var again = new List<CampaignFact>();
        while (reader.TryRead(out var batch)) again.AddRange(batch);
        return reader.Refusal is null && again.SequenceEqual(facts);
    }

    private static int ReadFactLines(ReadOnlyMemory<byte> input)
    {
        var facts = new List<CampaignFact>();
        CampaignSettings? settings = null;
        foreach (var line in input.Span.Split((byte)'\n'))
        {
            if (settings is null)
            {
                if (!CampaignSettings.ReadJson(input.Span[line], Zones).TryGet(out settings)) settings = new CampaignSettings();
            }
            else if (CampaignFact.ReadJson(input.Span[line], Zones).TryGet(out var fact))
            {
                facts.Add(fact);
            }
        }

        return Replay(settings ?? new CampaignSettings(), facts);
    }

    private static int Replay(CampaignSettings settings, List<CampaignFact> facts)
    {
        var replayed = Campaign.Replay(settings, facts, new CampaignOptions { KeepHistory = true });
        if (!replayed.TryGet(out var campaign)) return Kind.Of((int)replayed.Reason!.Reason, (int)(replayed.Reason.FactNumber is { } number && number > 0 && number <= facts.Count ? facts[(int)number - 1].Kind : 0));
        Use(campaign);
        return Kind.Of(Kind.Size(facts.Count), campaign.ContactCount, campaign.CallsUnderWay);
    }

    private static int ReadSnapshot(ReadOnlyMemory<byte> input)
    {
        var opening = Campaign.Open(new MemoryStream(input.ToArray()), Zones);
        if (!opening.TryGet(out var campaign)) return KindOf(opening.Reason!);
        var saved = Bytes(campaign);
        FaultException.Unless(Campaign.Open(new MemoryStream(saved), Zones).TryGet(out var again) && Bytes(again).AsSpan().SequenceEqual(saved), "The saved snapshot is refused, or another one when it is saved again.");
        var kind = Kind.Of(campaign.ContactCount, campaign.OpenCount, campaign.CallsUnderWay);
        using var lines = new MemoryStream();
        campaign.WriteJson(lines, Zones);
        Use(campaign);
        return kind;
    }

    // A campaign from data that was accepted answers every question and takes every command.
    private static void Use(Campaign campaign)
    {
        var now = Instant.Min(Instant.Max(campaign.Now, Campaign.FirstInstant), Campaign.LastInstant - Duration.FromDays(2));
        if (now < campaign.Now) return;
        Ask(campaign, now);
        now = Call(campaign, now);
        Change(campaign, now);
        now = Call(campaign, now);
        Ask(campaign, now);
        var saved = Bytes(campaign);
        FaultException.Unless(Campaign.Open(new MemoryStream(saved), Zones).TryGet(out var again) && Bytes(again).AsSpan().SequenceEqual(saved), "The snapshot after some commands is refused, or another one when it is saved again.");
    }

    private static void Ask(Campaign campaign, Instant now)
    {
        foreach (var call in campaign.AttemptsUnderWay) _ = campaign.ReferenceOf(call.Id);
        for (var contact = 0; contact < Math.Min(campaign.ContactCount, MostContacts); contact++)
        {
            _ = campaign.Explain(contact, now);
            _ = campaign.StateOf(contact);
            _ = campaign.ContactOf(contact);
            _ = campaign.CallbackOf(contact);
        }

        _ = campaign.Preview(now, 3);
        _ = campaign.DueContacts(now, 3);
    }

    private static Instant Call(Campaign campaign, Instant now)
    {
        const int Steps = 12;
        for (var step = 0; step < Steps; step++)
        {
            _ = campaign.Expire(now);
            if (campaign.TryClaim(now, out var attempt))
            {
                FaultException.Unless(campaign.Start(attempt.Id, now).IsOk, "A call that was claimed does not start.");
                FaultException.Unless(campaign.End(attempt.Id, step % 2 == 0 ? CallStatus.NoAnswer : CallStatus.Busy, now).IsOk, "A call that was claimed does not end.");
            }

            if (campaign.NextWakeUp is { } wakeUp && wakeUp > now && wakeUp <= Campaign.LastInstant) now = wakeUp;
        }

        if (campaign.AttemptsUnderWay is [var first, ..]) _ = campaign.End(first.Id, CallStatus.Reached, now, first.Agent);
        return now;
    }

    // Most of these commands are refused for some contacts.
    private static void Change(Campaign campaign, Instant now)
    {
        const string Agent = "a", List = "blue";
        for (var contact = 0; contact < Math.Min(campaign.ContactCount, MostContacts); contact++)
        {
            _ = campaign.Reserve(contact, now, Agent, Duration.FromMinutes(1));
            if (contact % 2 == 0) _ = campaign.Skip(contact, now, Agent, Duration.FromHours(1));
            else _ = campaign.ClaimReserved(contact, now, Agent);
            _ = campaign.Hold(contact, now);
            _ = campaign.Release(contact, now);
            _ = campaign.ScheduleCallback(contact, CallbackTime.Of(now, Agent), now);
            var phones = campaign.PhonesOf(contact);
            if (!phones.IsEmpty) _ = campaign.AddToBlacklist(phones[0].Phone, now);
            if (campaign.ContactOf(contact) is { } data) _ = campaign.Edit(data with { AdditionalPhones = [.. data.AdditionalPhones.Reverse().Skip(1)] }, now);
            if (!phones.IsEmpty) _ = campaign.RemoveFromBlacklist(phones[0].Phone, now);
            if (!phones.IsEmpty) _ = campaign.RecordOutsideCall(phones[^1].Phone, now, CallStatus.Busy, now);
            _ = campaign.Reset(contact, now);
        }

        _ = campaign.HoldList(List, now);
        _ = campaign.ReleaseList(List, now);
        _ = campaign.ResetList(now, List, includeOpen: true);
        _ = campaign.ChangeTypes(new ContactTypeChange(ContactItemTypes.Empty, new ContactItemType("Office", 1), To: null, RemovesPhones: true), now);
        _ = campaign.UpdateSettings(campaign.Settings with { Retry = new RetrySettings { GlobalMaxAttempts = 3, SkipBlockedPhones = !campaign.Settings.Retry.SkipBlockedPhones } }, now);
    }

    private static int KindOf(CampaignSettingsRefusal refusal)
    {
        FaultException.Unless(refusal.Reason != CampaignSettingsReason.Unspecified && refusal.Expected.Length > 0, "No reason.");
        return Kind.Of(refusal.Expected, (int)refusal.Reason);
    }

    private static int KindOf(CampaignDataRefusal refusal)
    {
        FaultException.Unless(refusal.Reason != CampaignDataReason.Unspecified, "No reason.");
        return Kind.Of(refusal.Detail, (int)refusal.Reason, Kind.Size(refusal.Record));
    }

    private static byte[] FactsOf(CampaignSettings settings, CampaignRun run)
    {
        using var stream = new MemoryStream();
        stream.Write(settings.WriteJson());
        stream.Write("\n"u8);
        var writer = new FactWriter(stream);
        var facts = run.Facts.ToArray().AsSpan();
        foreach (var length in run.Log.Batches)
        {
            writer.Append(facts[..length]);
            facts = facts[length..];
        }

        return stream.ToArray();
    }

    private static byte[] LinesOf(CampaignSettings settings, CampaignRun run) =>
        [.. settings.WriteJson(), .. run.Facts.SelectMany(fact => (IEnumerable<byte>)[(byte)'\n', .. fact.ToJson()])];

    private static byte[] Bytes(Campaign campaign)
    {
        using var stream = new MemoryStream();
        campaign.Save(stream, Zones);
        return stream.ToArray();
    }
}
