using System.Reflection;
using System.Text.RegularExpressions;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using CallingDomain.Numbers.LibPhoneNumber;
using CallingDomain.Programs;
using CallingDomain.Testing;
using CallingDomain.Tests;

namespace CallingDomain.Docs.Tests;

/// <summary>The members, tests and files that the pages name exist.</summary>
public sealed partial class ReferenceTests
{
    /// <summary>The packages, without the tool.</summary>
    internal static readonly Assembly[] Packages = [.. new[] { typeof(PhoneNumber), typeof(Contact), typeof(Campaign), typeof(Portal), typeof(Hosting.CampaignRunner), typeof(Orleans.CampaignCluster), typeof(Storage.Sqlite.SqliteCampaignJournal), typeof(Storage.PostgreSql.PostgreSqlCampaignJournal), typeof(ScriptedVetting), typeof(LibPhoneNumberPlan) }.Select(type => type.Assembly)];

    private static readonly ILookup<string, Type> Types = Packages
        .SelectMany(package => package.GetTypes())
        .ToLookup(type => type.Name.Split('`')[0]);

    private const BindingFlags AnyMember = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    /// <summary>Names before a dot that are no types of the packages.</summary>
    private static readonly HashSet<string> OtherTypes = ["CallingDomain", "JsonSerializerOptions", "PriorityQueue", "TieredCompilation"];

    [Fact]
    public void FromTheSeeds_Tests_Exist() => Assert.All(
        Rows("docs/from-the-seeds.md").SelectMany(row => Spans(row[3])),
        test => Assert.True(SourceIndex.Tests.Contains(test), $"There is no test {test}."));

    [Fact]
    public void FromTheSeeds_Members_Exist() => Assert.All(
        Rows("docs/from-the-seeds.md").SelectMany(row => Spans(row[2])).Where(span => !span.Contains('/', StringComparison.Ordinal)),
        member => Assert.True(IsMember(member), $"There is no public type or member {member}."));

    [Fact]
    public void FromTheSeeds_Sentences_HaveATestUnlessTheyAreAboutAScreen() => Assert.All(
        Rows("docs/from-the-seeds.md"),
        row => Assert.True(Spans(row[3]).Any() || row[2].StartsWith("screen", StringComparison.Ordinal), $"No test proves {row[0]}."));

    [Fact]
    public void Glossary_Types_Exist() => Assert.All(
        Rows("docs/glossary.md").SelectMany(row => Spans(row[1])),
        member => Assert.True(IsMember(member), $"There is no public type or member {member}."));

    [Fact]
    public void Pages_TypesWithMembers_Exist() => Assert.All(
        from page in Page.All
        from Match span in TypeWithMember().Matches(page.Prose)
        select (page, Type: span.Groups[1].Value, Member: span.Groups[2].Value),
        name => Assert.True(
            Types[name.Type].Any(type => type.GetMember(name.Member, AnyMember).Length > 0) || OtherTypes.Contains(name.Type) || SourceIndex.Tests.Contains($"{name.Type}.{name.Member}"),
            $"{name.page}: there is no {name.Type}.{name.Member}."));

    [Fact]
    public void Architecture_FilesAndMembers_Exist() => Assert.All(
        FileMembers().Matches(new Page("docs/architecture.md").Text).Select(match => (File: match.Groups[1].Value, Member: match.Groups[2].Value)),
        place =>
        {
            Assert.True(File.Exists(Repository.PathOf(place.File.Split('/'))), $"There is no file {place.File}.");
            Assert.True(SourceIndex.Names(place.File).Contains(place.Member), $"{place.File} does not declare {place.Member}.");
        });

    [Fact]
    public void Links_BetweenPages_Resolve() => Assert.All(
        from page in Page.All
        from Match link in Links().Matches(page.Prose)
        select (page, Target: link.Groups[1].Value, Anchor: link.Groups[2].Value),
        link =>
        {
            var path = link.Target.Length == 0 ? link.page.Path : Path.GetRelativePath(".", Path.Join(Path.GetDirectoryName(link.page.Path), link.Target)).Replace('\\', '/');
            Assert.True(Path.Exists(Repository.PathOf(path.Split('/'))), $"{link.page}: there is no {path}.");
            if (link.Anchor.Length > 0) Assert.True(Anchors(new Page(path)).Contains(link.Anchor), $"{link.page}: {path} has no heading #{link.Anchor}.");
        });

    /// <summary>The cells of the table rows of a page, without headings.</summary>
    private static string[][] Rows(string page)
    {
        string[][] rows =
        [
            .. new Page(page).Text.Split('\n')
                .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
                .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
                .Where(cells => cells[0] is not ("No." or "Word")),
        ];
        Assert.NotEmpty(rows);
        return rows;
    }

    private static IEnumerable<string> Spans(string cell) => CodeSpans().Matches(cell).Select(match => match.Groups[1].Value);

    private static bool IsMember(string name) => name.Split('.') switch
    {
        [var type] => Types[type].Any(found => found.IsPublic),
        [var type, var member] => Types[type].Any(found => found.IsPublic && found.GetMember(member, BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy).Length > 0),
        _ => false,
    };

    private static HashSet<string> Anchors(Page page) =>
        [.. Headings().Matches(page.Prose).Select(match => NotInAnchors().Replace(match.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-'))];

    [GeneratedRegex(@"`([A-Z]\w+)\.([A-Z]\w+)(?:\([^`]*\))?`")]
    private static partial Regex TypeWithMember();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeSpans();

    [GeneratedRegex(@"`((?:src|tests)/[\w./-]+\.cs):(\w+)`")]
    private static partial Regex FileMembers();

    [GeneratedRegex(@"\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex(@"[^\w -]")]
    private static partial Regex NotInAnchors();
}
