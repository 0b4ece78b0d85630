using System.Text;

namespace CallingDomain.Cli.Tests;

/// <summary>A store that was cut, changed, shared or killed.</summary>
public sealed class PortalStoreTests : IDisposable
{
    private readonly Folder _folder = new();

    private string Store => _folder.PathOf("portal.jsonl");

    [Fact]
    public void Store_CutAtEveryByte_IsRefusedAndStaysAsItIs()
    {
        var whole = ThreeRuns();
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(Store, whole[..length]);
            var run = Run("");
            Assert.Equal((2, "STORE_TRUNCATED"), (run.Status, (string?)run.Json["error"]!["code"]));
            Assert.Equal(length, new FileInfo(Store).Length);
        }

        File.WriteAllBytes(Store, whole);
        Assert.Equal(0, Run("").Status);
    }

    [Fact]
    public void Store_AnyByteChanged_IsRefused()
    {
        var whole = ThreeRuns();
        for (var at = 0; at < whole.Length; at++)
        {
            var changed = (byte[])whole.Clone();
            changed[at] ^= 1;
            File.WriteAllBytes(Store, changed);
            Assert.True(Run("").Status == 2, $"Byte {at}.");
        }
    }

    [Fact]
    public void Store_LinesTakenAwayOrExchanged_IsRefused()
    {
        var lines = Encoding.UTF8.GetString(ThreeRuns()).Split('\n')[..^1];
        string[][] changed = [lines[1..], [lines[0], .. lines[2..]], [lines[0], lines[2], lines[1], .. lines[3..]], [.. lines, lines[^1]]];
        Assert.All(changed, each =>
        {
            File.WriteAllText(Store, string.Concat(each.Select(line => line + "\n")));
            Assert.Equal(2, Run("").Status);
        });
    }

    [Fact]
    public void Store_RunsKilledAtManyPoints_IsAbsentOrWhole()
    {
        var scenario = _folder.Write("scenario.json", Scenario(string.Join(',', Enumerable.Range(0, 2000).Select(i => $$"""{"do":"createBusiness","id":"b{{i}}","name":"B"}"""))));
        for (var delay = 0; delay < 12; delay++)
        {
            using (var run = ToolProcess.Start("portal", "run", scenario, "--store", Store))
            {
                if (delay % 2 == 0) run.Until(() => File.Exists(_folder.PathOf(".portal.jsonl.callingdomain-tmp")));
                Thread.Sleep(delay * 15);
                run.Signal("KILL");
                run.End();
            }

            Assert.NotEqual(2, Run("").Status);
            File.Delete(Store);
        }
    }

    [Fact]
    public void Store_RunInterrupted_LeavesNothingBehind()
    {
        var scenario = _folder.Write("scenario.json", Scenario(string.Join(',', Enumerable.Range(0, 20_000).Select(i => $$"""{"do":"createBusiness","id":"b{{i}}","name":"B"}"""))));
        using var run = ToolProcess.Start("portal", "run", scenario, "--store", Store);
        run.Until(() => File.Exists(_folder.PathOf(".portal.jsonl.callingdomain-tmp")));
        run.Signal("TERM");
        Assert.Equal(143, run.End().Status);
        Assert.Equal(["scenario.json"], Directory.EnumerateFileSystemEntries(_folder.PathOf()).Select(Path.GetFileName));
    }

    public void Dispose() => _folder.Dispose();

    private static string Scenario(string steps) => $$"""{"now":"2026-03-02T09:00:00Z","steps":[{{steps}}]}""";

    private byte[] ThreeRuns()
    {
        Assert.Equal(0, Run("""{"do":"createBusiness","id":"acme","name":"Acme"}""").Status);
        Assert.Equal(0, Run("""{"do":"addNumbers","to":{"business":"acme"},"rows":[["5013334444","Customer Service"]]},{"do":"advance","to":"2026-03-02T09:00:00.5Z"}""").Status);
        Assert.Equal(0, Run("""{"do":"approveNumber","number":"5013334444"}""", now: "2026-03-02T09:00:01Z").Status);
        return File.ReadAllBytes(Store);
    }

    private Tool Run(string steps, string now = "2026-03-02T09:00:00Z") => Tool.RunWith(
        File.Exists(Store) && steps.Length == 0 ? """{"steps":[]}""" : Scenario(steps).Replace("2026-03-02T09:00:00Z\",\"steps", $"{now}\",\"steps", StringComparison.Ordinal),
        "portal", "run", "-", "--store", Store, "--json");
}
