using System.Text.Json.Nodes;
using static CallingDomain.Cli.Tests.CampaignSamples;

namespace CallingDomain.Cli.Tests;

public sealed class TimeZoneDataTests : IDisposable
{
    private const string Edmonton = "America/Edmonton"; // on -06 for good since 2026-11-01, by 2026f; Denver changes to -07 then

    private static readonly byte[] Other = NzdFile.Swapped("2025z", Edmonton, "America/Denver");

    private readonly Folder _folder = new();

    private static string Alberta(string start = "2026-12-01T00:00:00Z") => Campaign(campaign =>
    {
        (campaign["start"], campaign["timeZone"]) = (start, Edmonton);
        campaign["callingHours"] = JsonNode.Parse("""[{"from":"09:00","to":"17:00"}]""");
    });

    [Fact]
    public void Outputs_OfEveryCommand_NameTheVersion()
    {
        var version = $$"""{"version":"{{ZoneData.Default.Version}}"}""";
        Assert.Equal(version, Tool.RunWith(Campaign(), "campaign", "simulate", "-", "--json").Json["timeZoneData"]!.ToJsonString());
        Assert.Equal(version, Tool.RunWith(Campaign(), "campaign", "run", "-", "--store", $"sqlite:{_folder.PathOf("a.db")}", "--json").Json["timeZoneData"]!.ToJsonString());
        Assert.Equal(version, Tool.RunWith(Campaign(), "campaign", "explain", "-", "--contact", "c1", "--at", "2026-03-02T09:00:00Z", "--json").Json["timeZoneData"]!.ToJsonString());
        var text = $"by the tz database {ZoneData.Default.Version}.";
        Assert.Contains(text, Tool.RunWith(Campaign(), "campaign", "simulate", "-", "--report", _folder.PathOf("report.html")).Output, StringComparison.Ordinal);
        Assert.Contains(text, Tool.RunWith(Campaign(), "campaign", "explain", "-", "--contact", "c1", "--at", "2026-03-02T09:00:00Z").Output, StringComparison.Ordinal);
        Assert.Contains($"tz database {ZoneData.Default.Version}", File.ReadAllText(_folder.PathOf("report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Simulate_OtherDatabase_CallsAtItsLocalTime()
    {
        Assert.Equal((ZoneData.Default.Version, "2026-12-01T15:00:00Z"), FirstCall());
        Assert.Equal(("2025z", "2026-12-01T16:00:00Z"), FirstCall("--tzdb", OtherFile()));

        (string, string) FirstCall(params string[] options)
        {
            var json = Tool.RunWith(Alberta(), ["campaign", "simulate", "-", "--json", .. options]).Json;
            return ((string)json["timeZoneData"]!["version"]!, (string)json["summary"]!["firstDialAt"]!);
        }
    }

    [Fact]
    public void RunAndExplain_OtherDatabase_EqualTheSimulation()
    {
        var simulated = Tool.RunWith(Alberta(), "campaign", "simulate", "-", "--tzdb", OtherFile(), "--json").Output;
        Assert.Equal(simulated, Tool.RunWith(Alberta(), "campaign", "run", "-", "--tzdb", OtherFile(), "--store", $"sqlite:{_folder.PathOf("b.db")}", "--json").Output);
        var explained = Tool.RunWith(Alberta(), "campaign", "explain", "-", "--tzdb", OtherFile(), "--contact", "c1", "--at", "2026-12-01T10:00:00Z", "--json").Json;
        Assert.Equal(("2025z", "2026-12-01T16:00:00Z"), ((string)explained["timeZoneData"]!["version"]!, (string)explained["dueAt"]!));
    }

    [Fact]
    public void Simulate_TheEmbeddedDatabaseAsAFile_GivesTheSameBytes() => Assert.Equal(
        Tool.RunWith(Alberta(), "campaign", "simulate", "-", "--json").Output,
        Tool.RunWith(Alberta(), "campaign", "simulate", "-", "--tzdb", Write("same.nzd", NzdFile.Embedded()), "--json").Output);

    [Fact]
    public void Tzdb_AnyOtherFile_IsRefused()
    {
        var newer = NzdFile.Embedded();
        newer[0] = 1;
        byte[][] files = [[], [.. "<html>Not found</html>"u8], [.. "PK\u0003\u0004"u8], newer, NzdFile.Embedded()[..^1], [.. NzdFile.Embedded(), 1]];
        Assert.All(files, file => AssertRefused(Simulate(Write("bad.nzd", file)), "TIME_ZONE_DATA_INVALID"));
        Assert.All(["explain", "run"], command => AssertRefused(
            Tool.RunWith(Campaign(), ["campaign", command, "-", "--tzdb", _folder.PathOf("bad.nzd"), .. command == "run" ? (string[])["--store", $"sqlite:{_folder.PathOf("c.db")}"] : ["--contact", "c1", "--at", "2026-03-02T09:00:00Z"], "--json"]),
            "TIME_ZONE_DATA_INVALID"));
        AssertRefused(Simulate(_folder.PathOf("none.nzd")), "FILE_NOT_FOUND");
        AssertRefused(Simulate(Write("large.nzd", new byte[ZoneData.MaxBytes + 1])), "FILE_TOO_LARGE");
    }

    [Property(MaxTest = 30)]
    public void Read_DamagedDatabase_IsReadOrRefused(uint place, byte value, ushort kept)
    {
        var file = NzdFile.Embedded();
        file[place % (place % 2 == 0 ? 2000u : (uint)file.Length)] = value;
        Assert.Null(ZoneData.Read(file[..(kept % file.Length)]));
        if (ZoneData.Read(file) is { } data) Assert.NotEmpty(data.Zones.Ids);
    }

    [Fact]
    public void Tzdb_AsAnOutput_IsRefused()
    {
        var file = OtherFile();
        AssertRefused(Tool.RunWith(Campaign(), "campaign", "simulate", "-", "--tzdb", file, "--report", file, "--json"), "ARGUMENTS_INVALID");
        AssertRefused(Tool.RunWith(Campaign(), "campaign", "run", "-", "--tzdb", file, "--store", $"sqlite:{file}", "--json"), "ARGUMENTS_INVALID");
        Assert.Equal(Other, File.ReadAllBytes(file));
    }

    [Fact]
    public void Differences_OfTheSystem_AreToldWithTheFirstSecond()
    {
        var run = Tool.RunBeside(AsDenver, Alberta("2026-10-20T00:00:00Z"), "campaign", "simulate", "-", "--json");
        Assert.Equal(
            """{"zone":"America/Edmonton","from":"2026-11-01T08:00:00Z","offset":"-06","systemOffset":"-07"}""",
            Assert.Single(run.Json["timeZoneData"]!["differences"]!.AsArray())!.ToJsonString());
        Assert.Equal(
            $"From 2026-11-01T08:00:00Z on, the local time in America/Edmonton is -06 from UTC by the tz database {ZoneData.Default.Version} of this run, and -07 by the data of this system.\n",
            run.Error);
        Assert.Equal(0, run.Status);
    }

    [Fact]
    public void Differences_FromTheStartOn_BeginAtTheStart() => Assert.Equal(
        "2026-12-01T00:00:00Z",
        (string)Tool.RunBeside(AsDenver, Alberta(), "campaign", "explain", "-", "--contact", "c1", "--at", "2026-12-02T00:00:00Z", "--json").Json["timeZoneData"]!["differences"]![0]!["from"]!);

    [Theory]
    [InlineData("2026-09-01T00:00:00Z")] // the first difference is 61 days later
    [InlineData("2026-06-01T00:00:00Z")]
    public void Differences_After60Days_AreNotTold(string start)
    {
        var run = Tool.RunBeside(AsDenver, Alberta(start), "campaign", "simulate", "-", "--until", start, "--json");
        Assert.Null(run.Json["timeZoneData"]!["differences"]);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public void Differences_ZonesOfContactsAndPhonesAndLimits_AreCompared()
    {
        var zones = new List<string>();
        Tool.RunBeside(
            id =>
            {
                zones.Add(id);
                return null;
            },
            Campaign(campaign =>
            {
                campaign["contacts"]!.AsArray().Add(JsonNode.Parse("""{"id":"c2","primaryPhone":"+390612345611","timeZone":"Africa/Casablanca"}"""));
                campaign["phoneZones"] = JsonNode.Parse("""{"+1212":["America/New_York"],"+1":["America/Havana","America/New_York"]}""");
                campaign["rules"] = JsonNode.Parse("""[{"format":1,"name":"One a day","limits":[{"maxAttempts":5,"calendar":"Day","zone":"America/Vancouver"}]}]""");
            }),
            "campaign", "simulate", "-", "--json");
        Assert.Equal(["Africa/Casablanca", "America/Havana", "America/New_York", "America/Vancouver", "Europe/Rome"], zones);
    }

    [Fact]
    public void OfSystem_UnknownZone_IsNull() => Assert.Null(ZoneDifference.OfSystem("Nowhere/Nothing"));

    public void Dispose() => _folder.Dispose();

    // What data of 2025 say of Edmonton: the rules of the United States.
    private static TimeZoneInfo? AsDenver(string id)
    {
        if (id != Edmonton) return null;
        var summer = TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
            DateTime.MinValue.Date,
            DateTime.MaxValue.Date,
            TimeSpan.FromHours(1),
            TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 2, 0, 0), month: 3, week: 2, DayOfWeek.Sunday),
            TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 2, 0, 0), month: 11, week: 1, DayOfWeek.Sunday));
        return TimeZoneInfo.CreateCustomTimeZone(id, TimeSpan.FromHours(-7), id, id, id, [summer]);
    }

    private static Tool Simulate(string tzdb) => Tool.RunWith(Campaign(), "campaign", "simulate", "-", "--tzdb", tzdb, "--json");

    private string OtherFile() => Write("other.nzd", Other);

    private string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(_folder.PathOf(name), bytes);
        return _folder.PathOf(name);
    }
}
