using System.Text.Json.Nodes;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;
using static CallingDomain.Cli.Tests.CampaignSamples;

namespace CallingDomain.Cli.Tests;

public sealed class ExplanationWordsTests
{
    private static readonly PhoneNumber Number = PhoneNumber.Parse("+390612345678");
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);

    public static TheoryData<WaitReason> Causes { get; } = [.. All<WaitReason>()];

    public static TheoryData<CloseReason> CloseReasons { get; } = [.. All<CloseReason>()];

    public static TheoryData<SkipReason> SkipReasons { get; } = [.. All<SkipReason>()];

    public static TheoryData<ContactPhase> Phases { get; } = [.. All<ContactPhase>()];

    [Theory]
    [MemberData(nameof(Causes))]
    public void Words_EveryCause_HasSentences(WaitReason why)
    {
        var (campaign, explanation) = Explained();
        foreach (var until in (Instant?[])[Start + Duration.FromHours(1), null])
        {
            var words = ExplanationWords.Of(campaign, explanation with { NotBefore = [new WaitCause(why, until, "Ann")] }, Start);
            Assert.StartsWith("c1 is not called now, on Monday 2 March 2026 at 10:00 local time (Europe/Rome), because ", words[0], StringComparison.Ordinal);
            AssertSentences(words);
        }
    }

    [Fact]
    public void Words_CausesOfDifferentKinds_AreDifferent()
    {
        var (campaign, explanation) = Explained();
        var all = All<WaitReason>().Select(why => ExplanationWords.Of(campaign, explanation with { NotBefore = [new WaitCause(why, Start, "Ann")] }, Start)[0]).ToList();
        Assert.Equal(all.Count, all.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(CloseReasons))]
    public void Words_EveryCloseReason_HasAClause(CloseReason reason)
    {
        var (campaign, explanation) = Explained();
        var phone = explanation.NextPhone!.Value;
        var final = new FinalEntry(0, "c1", phone, default, Start, reason, phone, CallStatus.NoAnswer);
        var words = ExplanationWords.Of(campaign, explanation with { Phase = ContactPhase.Closed, Final = final }, Start);
        Assert.Equal($"c1 was closed on Monday 2 March 2026 at 10:00 local time (Europe/Rome), because {ExplanationWords.Of(final)}.", words[0]);
        AssertSentences(words);
        Assert.Single(All<CloseReason>(), each => ExplanationWords.Of(final with { Reason = each }) == ExplanationWords.Of(final));
    }

    [Theory]
    [MemberData(nameof(SkipReasons))]
    public void Words_EverySkipReason_HasASentence(SkipReason reason)
    {
        var phone = Explained().Explanation.NextPhone!.Value;
        var sentence = ExplanationWords.Of(new SkippedPhone(0, "c1", phone, reason));
        AssertSentences([sentence]);
        Assert.Single(All<SkipReason>(), each => ExplanationWords.Of(new SkippedPhone(0, "c1", phone, each)) == sentence);
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public void Words_EveryPhase_HasSentences(ContactPhase phase)
    {
        var (campaign, explanation) = Explained();
        var final = new FinalEntry(0, "c1", null, default, Start, CloseReason.Canceled, null, CallStatus.Unspecified);
        AssertSentences(ExplanationWords.Of(campaign, explanation with { Phase = phase, Final = phase == ContactPhase.Closed ? final : null }, Start));
    }

    [Fact]
    public void Words_BetweenTwoPhones_SayWhenAndWhere() => AssertWords(
        Explain(Campaign(), "2026-03-02T09:00:30Z"),
        "c1 is not called now, on Monday 2 March 2026 at 10:00:30 local time (Europe/Rome), because the delay between two phones of a pass ends on Monday 2 March 2026 at 10:01.",
        "It will be called on Monday 2 March 2026 at 10:01 local time (Europe/Rome), at +390612345679, unless no line is free then, other contacts come first, its number is in another call, or the campaign changes.");

    [Fact]
    public void Words_Overnight_NameLimitAndHours() => AssertWords(
        Explain(
            Campaign(campaign => campaign["rules"] = JsonNode.Parse("""[{"format":1,"name":"One a day","limits":[{"maxAttempts":1,"scope":"Contact","rolling":"PT20H"}]}]""")),
            "2026-03-02T09:00:30Z"),
        "c1 is not called now, on Monday 2 March 2026 at 10:00:30 local time (Europe/Rome), because the delay between two phones of a pass ends on Monday 2 March 2026 at 10:01, an attempt limit of the rule set 'One a day' forbids calls until Tuesday 3 March 2026 at 06:00 and the calling hours of the campaign open on Tuesday 3 March 2026 at 09:00.",
        "It will be called on Tuesday 3 March 2026 at 09:00 local time (Europe/Rome), at +390612345679, unless no line is free then, other contacts come first, its number is in another call, or the campaign changes.");

    [Fact]
    public void Words_InTheHopper_NameTheContactsBefore()
    {
        var campaign = Campaign(campaign =>
        {
            campaign["maxConcurrentCalls"] = 1;
            campaign["outcomes"]!["ringTime"] = "PT30S";
            foreach (var i in Enumerable.Range(2, 8)) campaign["contacts"]!.AsArray().Add(JsonNode.Parse($$"""{"id":"c{{i}}","primaryPhone":"+39061234569{{i}}"}"""));
        });
        AssertWords(
            Explain(campaign, "2026-03-02T09:00:10Z", "c9"),
            "c9 is not called now, on Monday 2 March 2026 at 10:00:10 local time (Europe/Rome), because no line is free: 1 call is under way and 7 contacts are called first.",
            "It will be called at +390612345699 when its turn comes, unless its calling hours close before, or the campaign changes.",
            "Before it in the hopper: c2, c3, c4, c5, c6 and 2 more.");
        Assert.Equal("Before it in the hopper: c2.", Explain(campaign, "2026-03-02T09:00:10Z", "c3")[^1]);
    }

    [Fact]
    public void Words_InACall_SayWhere() => AssertWords(
        Explain(Campaign(campaign => campaign["outcomes"]!["ringTime"] = "PT30S"), "2026-03-02T09:00:10Z"),
        "c1 is in a call at +390612345678, which began on Monday 2 March 2026 at 10:00 local time (Europe/Rome).",
        "If the call does not reach it, the retry settings decide whether and when it is called again.");

    [Fact]
    public void Words_ClosedWithABlacklistedPhone_SayBoth() => AssertWords(
        Explain(Campaign(campaign => campaign["blacklist"] = new JsonArray("+390612345680")), "2026-03-03T09:00:00Z"),
        "c1 was closed on Monday 2 March 2026 at 10:06 local time (Europe/Rome), because it was reached at +390612345678.",
        "It is not called again, unless it is reset, reopened or loaded again.",
        "+390612345680 is not called, because it is on the blacklist.");

    [Fact]
    public void Words_OwnZoneOfThePhone_AreItsLocalTimes() => Assert.Equal(
        "c1 is not called now, on Monday 2 March 2026 at 04:00 local time (America/New_York), because the delay between two phones of a pass ends on Monday 2 March 2026 at 04:01.",
        Explain(Campaign(campaign =>
        {
            campaign["phoneZones"] = JsonNode.Parse("""{"+390612345679":["America/New_York"]}""");
            campaign.Remove("callingHours");
        }), "2026-03-02T09:00:00Z")[0]);

    [Fact]
    public void Words_RepeatedHour_NameTheOffset() => Assert.Contains(
        "at 02:30 (+02) local time",
        Explain(Campaign(campaign =>
        {
            campaign["start"] = "2026-10-25T00:30:00Z";
            campaign.Remove("callingHours");
        }), "2026-10-25T00:30:00Z")[0],
        StringComparison.Ordinal);

    [Fact]
    public void Tables_OfAnExplanation_BeginWithTheWords() => UnderCulture("ar-SA", () =>
        Assert.StartsWith("c1 is not called now, on Monday 2 March 2026 at 10:00:30", Tool.RunWith(Campaign(), "campaign", "explain", "-", "--contact", "c1", "--at", "2026-03-02T09:00:30Z").Output, StringComparison.Ordinal));

    private static TEnum[] All<TEnum>()
        where TEnum : struct, Enum => Enum.GetValues<TEnum>()[1..]; // without Unspecified

    private static (Campaign Campaign, Explanation Explanation) Explained()
    {
        var campaign = new Campaign(new CampaignSettings { TimeZone = DateTimeZoneProviders.Tzdb["Europe/Rome"] }, new CampaignOptions { KeepHistory = true });
        campaign.Load(new Contact("c1", Number), Start);
        return (campaign, campaign.Explain("c1", Start)!);
    }

    private static List<string> Explain(string campaign, string at, string contact = "c1") =>
        [.. Tool.RunWith(campaign, "campaign", "explain", "-", "--contact", contact, "--at", at, "--json").Json["words"]!.AsArray().Select(word => (string)word!)];

    private static void AssertWords(IEnumerable<string> words, params string[] expected) => Assert.Equal(expected, words);

    private static void AssertSentences(IReadOnlyList<string> words) => Assert.All(words, sentence =>
    {
        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("  ", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(" .", sentence, StringComparison.Ordinal);
    });
}
