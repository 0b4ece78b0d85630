namespace CallingDomain.Cli.Tests;

/// <summary><c>result</c>: how a call ended, and why.</summary>
public sealed class ResultTests
{
    [Fact]
    public void Result_BlockWithPhraseAndHeader_SaysSoAndWhy()
    {
        var run = Tool.Run("result", "sip", "603", "--reason", "Network Blocked", "--reason-header", "SIP;cause=603;text=\"v=analytics1;url=https://redress.example\"", "--json");
        var result = run.Json["result"]!;
        Assert.Equal((0, "Congestion", true), (run.Status, (string)result["status"]!, (bool)result["counted"]!));
        Assert.Equal(["Blocked"], result["signals"]!.AsArray().Select(signal => (string)signal!));
        Assert.Equal(("603+", true), ((string)result["findings"]![0]!["word"]!, (bool)result["findings"]![0]!["decisive"]!));
    }

    [Theory]
    [InlineData("Busy", "sip", "603", "--reason", "Network Blocked")]
    [InlineData("NoAnswer", "q850", "102", "--alerted")]
    [InlineData("AgentReject", "sip", "487", "--ended-by", "Agent")]
    [InlineData("NotDialed", "sip", "503", "--not-sent")]
    [InlineData("Reached", "connect.reason", "AGENT_DISCONNECT", "--agent-connected")]
    [InlineData("Abandoned", "twilio.status", "completed", "--answered", "--ended-by", "Contact")]
    [InlineData("NoSuchNumber", "asterisk.dialstatus", "CHANUNAVAIL", "sip", "404")]
    [InlineData("Lost", "acme", "whatever")]
    public void Result_AnyEvidence_GivesTheStatus(string status, params string[] arguments)
    {
        var run = Tool.Run(["result", .. arguments]);
        Assert.Equal(0, run.Status);
        Assert.Matches($@"Status +{status}\n", run.Output);
    }

    [Fact]
    public void Result_WishNotToBeCalled_IsASignal() =>
        Assert.Equal("DoNotCall", (string)Tool.Run("result", "twilio.status", "completed", "--do-not-call", "--json").Json["result"]!["signals"]![0]!);

    [Fact]
    public void Result_TablesOfTheHost_AreAdded()
    {
        using var folder = new Folder();
        var tables = folder.Write("tables.json", """{"format":1,"tables":[{"name":"xcally.state","rows":[{"word":"3","status":"NoAnswer"}]}]}""");
        Assert.Equal("NoAnswer", (string)Tool.Run("result", "xcally.state", "3", "--tables", tables, "--json").Json["result"]!["status"]!);
    }

    [Theory]
    [InlineData("missing word after the table 'sip'", "sip")]
    [InlineData("unknown option '--loud'", "sip", "486", "--loud")]
    public void Result_BadArguments_AreNamed(string message, params string[] arguments)
    {
        var run = Tool.Run(["result", .. arguments]);
        Assert.Equal(2, run.Status);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Result_BadTables_AreRefusedWithTheirPlace()
    {
        using var folder = new Folder();
        var tables = folder.Write("tables.json", """{"tables":[{"name":"a","rows":[{"word":"x"},{"word":"x"}]}]}""");
        var run = Tool.Run("result", "sip", "486", "--tables", tables, "--json");
        Assert.Equal((2, "SETTINGS_WORD_DUPLICATE"), (run.Status, (string)run.Json["error"]!["code"]!));
        Assert.Equal("$.tables[0].rows[1].word", (string)run.Json["error"]!["parameters"]!["path"]!);
    }
}
