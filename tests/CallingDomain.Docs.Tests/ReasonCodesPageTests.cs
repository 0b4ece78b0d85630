using System.Reflection;
using System.Text.RegularExpressions;
using CallingDomain.Tests;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CallingDomain.Docs.Tests;

/// <summary>The meanings in <c>docs/reason-codes.md</c> are those of the enumerations' documentation.</summary>
public sealed partial class ReasonCodesPageTests
{
    [Fact]
    public void Page_OfAllPackagesAndTheTool_ListsEveryCodeOnceUnderItsEnumeration() => Assert.Equal(
        ReferenceTests.Packages.Append(Assembly.Load("callingdomain")).SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsEnum && type.Name.EndsWith("Reason", StringComparison.Ordinal) && type.Name is not ("CloseReason" or "WaitReason"))
            .OrderBy(type => type.Name, StringComparer.Ordinal).SelectMany(type => ReasonConventions.Codes(type).Select(code => $"{type.Name} {code}")),
        RowsOfThePage().Select(row => $"{row.Type} {row.Code}"));

    [Fact]
    public void Meanings_OfAllCodes_AreTheSummariesOfTheMembers()
    {
        var documented = Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories).Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(path => SourceIndex.Root(path).DescendantNodes().OfType<EnumDeclarationSyntax>().Where(type => type.Identifier.ValueText.EndsWith("Reason", StringComparison.Ordinal)))
            .SelectMany(type => type.Members.Select(member => (Type: type.Identifier.ValueText, Summary: SummaryOf(member))))
            .Where(member => member.Summary.Contains(" Code `", StringComparison.Ordinal))
            .ToDictionary(member => (member.Type, Code: CodeAtEnd().Match(member.Summary).Groups[1].Value), member => CodeAtEnd().Replace(member.Summary, ""));
        Assert.NotEmpty(documented);
        Assert.All(RowsOfThePage(), row =>
        {
            if (documented.TryGetValue((row.Type, row.Code), out var meaning)) Assert.Equal($"{row.Code}: {meaning}", $"{row.Code}: {row.Meaning}");
        });
    }

    private static IEnumerable<(string Type, string Code, string Meaning)> RowsOfThePage()
    {
        var type = "";
        foreach (var line in new Page("docs/reason-codes.md").Text.Split('\n'))
        {
            if (line.StartsWith("## `", StringComparison.Ordinal)) type = line[4..line.LastIndexOf('`')];
            if (Row().Match(line) is { Success: true } row) yield return (type, row.Groups[1].Value, row.Groups[2].Value);
        }
    }

    /// <summary>The summary of a member as the page writes it: code in backticks, one line.</summary>
    private static string SummaryOf(EnumMemberDeclarationSyntax member)
    {
        var text = Lines().Replace(Summary().Match(member.GetLeadingTrivia().ToFullString()).Groups[1].Value, " ");
        return Spaces().Replace(Tags().Replace(text, "`$1$2`"), " ").Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal).Trim();
    }

    [GeneratedRegex("<summary>(.*?)</summary>", RegexOptions.Singleline)]
    private static partial Regex Summary();

    [GeneratedRegex(@"\r?\n\s*///")]
    private static partial Regex Lines();

    [GeneratedRegex("""<c>(.*?)</c>|<see cref="([^"]+)"\s*/>""")]
    private static partial Regex Tags();

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\s*Codes? `([A-Z0-9_]+)`\.?.*$")]
    private static partial Regex CodeAtEnd();

    [GeneratedRegex(@"^\| `([A-Z0-9_]+)` \| (.*) \|$")]
    private static partial Regex Row();
}
