using System.Text.RegularExpressions;
using CallingDomain.Tests;

namespace CallingDomain.Docs.Tests;

/// <summary>A fenced block of a page.</summary>
/// <param name="Language">The word after the opening fence.</param>
/// <param name="Text">The lines between the fences.</param>
/// <param name="Line">The number of its first line in the page.</param>
/// <param name="IsDirectlyAfterPrevious">Only blank lines lie between this block and the one before.</param>
internal sealed record Block(string Language, string Text, int Line, bool IsDirectlyAfterPrevious);

/// <summary>A page of the documentation.</summary>
/// <param name="Path">Its path in the repository, with slashes.</param>
internal sealed partial record Page(string Path)
{
    /// <summary>The pages of the root and of docs, and the readme of each package.</summary>
    public static IEnumerable<Page> All =>
    [
        new Page("README.md"), new Page("CHANGELOG.md"),
        .. Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md").Concat(Directory.EnumerateDirectories(Repository.PathOf("src")).SelectMany(folder => Directory.EnumerateFiles(folder, "README.md")))
            .Select(path => System.IO.Path.GetRelativePath(Repository.PathOf(), path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal).Select(path => new Page(path)),
    ];

    public string Text { get; } = Repository.Text(Path.Split('/')).ReplaceLineEndings("\n");

    /// <summary>The page without its fenced blocks.</summary>
    public string Prose => Fences().Replace(Text, "");

    public IEnumerable<Block> Blocks
    {
        get
        {
            var end = 0;
            foreach (Match match in Fences().Matches(Text))
            {
                var code = match.Groups["text"];
                yield return new Block(
                    match.Groups["language"].Value,
                    code.Value,
                    Text.AsSpan(0, code.Index).Count('\n') + 1,
                    Text.AsSpan(end, match.Index - end).IsWhiteSpace());
                end = match.Index + match.Length;
            }
        }
    }

    public override string ToString() => Path;

    [GeneratedRegex(@"^```(?<language>\w*)\n(?<text>.*?)^```$\n?", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fences();
}
