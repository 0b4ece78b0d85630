using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CallingDomain.Tests;

namespace CallingDomain.Host.Tests;

/// <summary>What docs/host.md shows is what happens: each curl line, in order, through HTTP, and the program of the first dialer.</summary>
public sealed partial class HostPageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly string Page = Repository.Text("docs", "host.md").ReplaceLineEndings("\n");

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task CurlLines_InOrder_GetTheDocumentedAnswers(StoreKind kind)
    {
        await using var store = await HostStore.CreateAsync(kind);
        await using var host = await store.StartAsync();
        var lines = Lines().Matches(Page);
        Assert.True(lines.Count >= 10, "The page has ten lines.");
        foreach (Match line in lines)
        {
            var curl = new CurlLine(line.Groups["curl"].Value.Trim());
            var documented = Masked(Answer(line.Groups["answer"].Value));
            var answer = await AnswerOfAsync(host, curl, documented);
            Assert.True(answer == documented, $"{curl.Text}\nanswers:\n{answer}\nThe page says:\n{documented}");
        }
    }

    [Fact]
    public void FirstDialer_OfThePage_IsTheProgramOfTheExample() =>
        Assert.Contains($"```cs\n{Repository.Text("docs", "examples", "first-dialer", "Program.cs").ReplaceLineEndings("\n")}```\n", Page, StringComparison.Ordinal);

    // What is read changes while calls are placed: a GET is repeated until it answers as documented.
    private static async Task<string> AnswerOfAsync(HostProcess host, CurlLine curl, string documented)
    {
        for (var until = Environment.TickCount64 + Patience.TotalMilliseconds; ; await Task.Delay(200))
        {
            using var request = curl.Request(Repository.PathOf("docs", "examples", "host"));
            using var response = await host.Http.SendAsync(request);
            var answer = Masked(await TextOfAsync(response, documented));
            if (answer == documented || request.Method != HttpMethod.Get || Environment.TickCount64 > until) return answer;
        }
    }

    // The status, of the headers those that are documented, and the body.
    private static async Task<string> TextOfAsync(HttpResponseMessage response, string documented)
    {
        var text = new StringBuilder($"HTTP/1.1 {(int)response.StatusCode} {response.ReasonPhrase}\n");
        foreach (var (name, values) in response.Headers)
        {
            if (documented.Contains($"\n{name}: ", StringComparison.Ordinal)) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{name}: {string.Join(", ", values)}\n");
        }

        return Answer($"{text}\n{await response.Content.ReadAsStringAsync()}");
    }

    // The same text for the same answer: headers in order, JSON without white space.
    private static string Answer(string text)
    {
        var parts = text.Trim().Split("\n\n", 2);
        var head = parts[0].Split('\n');
        var body = parts.Length == 1 || parts[1].Trim() is "" ? "" : JsonNode.Parse(parts[1])!.ToJsonString();
        return $"{head[0]}\n{string.Concat(head[1..].Order(StringComparer.Ordinal).Select(header => $"{header}\n"))}\n{body}";
    }

    private static string Masked(string answer) => TraceIds().Replace(Instants().Replace(answer, "<time>"), "<trace>");

    [GeneratedRegex(@"^```sh\n(?<curl>curl .*?)^```\n+```http\n(?<answer>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Lines();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?")]
    private static partial Regex Instants();

    [GeneratedRegex("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]")]
    private static partial Regex TraceIds();
}
