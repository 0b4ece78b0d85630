using System.Text;
using System.Text.RegularExpressions;
using CallingDomain.Tests;
using static CallingDomain.Dialing.Tests.SettingsCases;

namespace CallingDomain.Dialing.Tests;

/// <summary>The example and the fields of <c>docs/coming-from-xcally.md</c>, checked against the code.</summary>
public sealed partial class XcallyPageTests
{
    private static readonly string Page = Repository.Text("docs", "coming-from-xcally.md");

    [Fact]
    public void Example_OnThePage_GivesTheSettingsAndNoticesOnThePage()
    {
        var example = Page[Page.IndexOf("An example, with", StringComparison.Ordinal)..];
        var blocks = Blocks().Matches(example).Select(block => block.Groups[1].Value).ToList();
        Assert.Equal(3, blocks.Count);
        var intervals = Arguments().Match(Page).Groups[1].Value.Split("\", \"").Select(text => text.Trim('"'));
        var read = XcallySettings.Read(Encoding.UTF8.GetBytes(blocks[0]), Tzdb, intervals: intervals).Value;
        Assert.Equal(CampaignSettingsJson.Read(Encoding.UTF8.GetBytes(blocks[1]), Tzdb).Value, read.Settings);
        Assert.Equal(blocks[2].TrimEnd('\n').Split('\n'), read.Notices.Select(notice => notice.ToString()));
        Assert.True(read.IsActive);
    }

    [Fact]
    public void Fields_OnThePage_EqualTheReaders()
    {
        var rows = Page.Split('\n').SkipWhile(line => !line.StartsWith("| Field |", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|')).Select(line => line.Split('|')[1]);
        Assert.Equal(XcallyFields.Read.Order(StringComparer.Ordinal), rows.SelectMany(Names).Order(StringComparer.Ordinal));
        var known = Page[Page.IndexOf("Known, and left", StringComparison.Ordinal)..Page.IndexOf("Every other field", StringComparison.Ordinal)];
        Assert.Equal(XcallyFields.NotUsed.Order(StringComparer.Ordinal), Names(known).Where(name => name != "XCALLY_FIELD_NOT_USED").Order(StringComparer.Ordinal));
        Assert.Empty(XcallyFields.Read.Intersect(XcallyFields.NotUsed));
    }

    [Fact]
    public void Reasons_Named_AreCodes()
    {
        var codes = ReasonConventions.Codes(typeof(XcallyNoticeReason)).ToHashSet();
        Assert.All(Codes().Matches(Page).Select(code => code.Value), code => Assert.Contains(code, codes));
    }

    private static IEnumerable<string> Names(string text) => Quoted().Matches(text).Select(name => name.Groups[1].Value);

    [GeneratedRegex("```(?:json|text)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"intervals: \[(.*?)\]")]
    private static partial Regex Arguments();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex("XCALLY_[A-Z_]+")]
    private static partial Regex Codes();
}
