using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CallingDomain.Numbers;
using FsCheck;
using FsCheck.Fluent;

namespace CallingDomain.Dialing.Tests;

/// <summary>The tables of call results as data, and properties of the judgement.</summary>
public class CallResultTablesTests
{
    private static readonly ImmutableArray<(ResultTable Table, ResultRow Row)> Rows = [.. CallResultTables.Default.Tables.SelectMany(table => table.Rows.Select(row => (table, row)))];

    private static readonly Gen<CallWord> Words = Gen.OneOf(
        Gen.Elements(Rows.Select(row => new CallWord(row.Table.Name, row.Row.Word)).ToArray()),
        from table in Gen.Elements([.. CallResultTables.Default.Names, "acme", "", null!])
        from word in ArbMap.Default.GeneratorFor<string>()
        select new CallWord(table, word));

    private static readonly Gen<CallEvidence> Evidence =
        from sent in Gen.Elements<bool?>(null, null, true, false)
        from flags in Gen.ArrayOf(ArbMap.Default.GeneratorFor<bool>(), 4)
        from ender in Gen.Elements(Enum.GetValues<CallEnder>())
        from code in Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(-1, 800).Select(code => (int?)code))
        from cause in Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(-1, 130).Select(cause => (int?)cause))
        from phrase in Gen.OneOf(Gen.Constant("Network Blocked"), ArbMap.Default.GeneratorFor<string>())
        from reason in Gen.OneOf(Gen.Elements("Q.850;cause=1", "Q.850;cause=21;location=LN", "SIP;cause=603;text=\"v=analytics1;tel=+1\""), ArbMap.Default.GeneratorFor<string>())
        from words in Gen.ListOf(Words)
        select new CallEvidence
        {
            IsSent = sent,
            IsAlerted = flags[0],
            IsAnswered = flags[1],
            IsAgentConnected = flags[2],
            IsDoNotCallAsked = flags[3],
            EndedBy = ender,
            SipCode = code,
            SipPhrase = phrase,
            SipReason = reason,
            Cause = cause,
            Words = [.. words],
        };

    public static TheoryData<string> TableNames => [.. CallResultTables.Default.Names];

    [Theory]
    [MemberData(nameof(TableNames))]
    public void Judge_EachRowAlone_GivesItsAnswer(string tableName)
    {
        foreach (var row in Rows.Where(entry => entry.Table.Name == tableName).Select(entry => entry.Row))
        {
            var (table, repeated) = CallResultTables.Default.Find(tableName, row.Word);
            foreach (var expected in row.Like is null ? [row] : repeated)
            {
                var result = CallResultTables.Default.Judge(EvidenceOf(tableName, row.Word, expected.When));
                var about = $"{tableName} {row.Word} {expected.When}";
                Assert.True((expected.Status ?? StatusOf(expected)) == result.Status, $"{about}: {result}");
                Assert.True(expected.Signals.Order().SequenceEqual(result.Signals), $"{about}: {result}");
                if (expected.Status is not null) Assert.Equal(expected.Confidence, result.Confidence);
                Assert.Contains(result.Findings, finding => finding.Word == row.Word && finding.Meaning == expected.Meaning);
                Assert.False(result.IsContradictory, about);
                Assert.NotEmpty(expected.Source ?? table!.Source);
            }
        }
    }

    [Fact]
    public void Default_SignalsThatBelongTogether()
    {
        foreach (var (table, row) in Rows)
        {
            if (row.Signals.Contains(CallSignal.Blocked)) Assert.DoesNotContain(CallSignal.Dead, row.Signals); // the caller id, not the number
            if (row.Status == CallStatus.NotDialed) Assert.Empty(row.Shows); // nothing was seen of a call that was not sent
            if (row.Signals.Contains(CallSignal.DoNotCall)) Assert.False(table.Name == "sip" && row.Word != "607", row.Word);
        }
    }

    [Property]
    public Property Judge_WordsInAnotherOrder_GiveTheSameResult() =>
        Prop.ForAll(Evidence.ToArbitrary(), evidence => CallResultTables.Default.Judge(evidence) == CallResultTables.Default.Judge(evidence with { Words = [.. evidence.Words.Reverse()] }));

    [Property]
    public Property Judge_NotDialed_OnlyOnProof() => Prop.ForAll(Evidence.ToArbitrary(), evidence =>
    {
        var result = CallResultTables.Default.Judge(evidence);
        if (result.Status != CallStatus.NotDialed) return true;
        var isProven = evidence.IsSent == false || result.Findings.Any(finding => finding is { Status: CallStatus.NotDialed, IsDecisive: true });
        return isProven && !result.IsAlerted && !evidence.IsAnswered && !result.IsCounted;
    });

    [Property]
    public Property Judge_UnknownWords_AreLostAndKept() => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
    {
        var word = "unknown " + text.Get;
        var result = CallResultTables.Default.Judge(new CallEvidence { Words = [new("twilio.status", word)] });
        return result.Status == CallStatus.Lost && result.Signals.IsEmpty && result.Findings.Single().Word == word.Trim();
    });

    [Property]
    public Property Judge_WishNotToBeCalled_IsInEveryResult() =>
        Prop.ForAll(Evidence.ToArbitrary(), evidence => CallResultTables.Default.Judge(evidence with { IsDoNotCallAsked = true }).Has(CallSignal.DoNotCall));

    [Fact]
    public void Judge_AnsweredAnd486_FollowsTheOrderAndSaysSo()
    {
        var result = CallResultTables.Default.Judge(new CallEvidence { IsAnswered = true, EndedBy = CallEnder.Contact, SipCode = 486 });
        Assert.Equal(CallStatus.Abandoned, result.Status);
        Assert.True(result.IsContradictory);
    }

    [Fact]
    public void With_WordsOfTheHost_AddAndReplace()
    {
        var tables = Read(CallResultTables.Default, """
            {"format":1,"tables":[
              {"name":"xcally.state","rows":[{"word":"3","status":"NoAnswer","confidence":"High","meaning":"no answer"}]},
              {"name":"Twilio.Status","source":"our own trunk","rows":[{"word":"FAILED","status":"NoSuchNumber","meaning":"as our carrier says"},{"word":"gone","like":{"table":"sip","word":"410"}}]}]}
            """).Value;
        Assert.Equal(CallStatus.NoAnswer, tables.Judge(new CallEvidence { Words = [new("xcally.state", " 3 ")] }).Status);
        Assert.Equal(CallStatus.NoSuchNumber, tables.Judge(new CallEvidence { Words = [new("twilio.status", "failed")] }).Status);
        Assert.Equal(CallStatus.Busy, tables.Judge(new CallEvidence { Words = [new("twilio.status", "busy")] }).Status);
        Assert.Equal("NoSuchNumber (Dead, Moved)", tables.Judge(new CallEvidence { Words = [new("twilio.status", "gone")] }).ToString());
        Assert.Equal(CallStatus.Congestion, CallResultTables.Default.Judge(new CallEvidence { Words = [new("twilio.status", "failed")] }).Status);
        Assert.Equal(tables, CallResultTables.Empty.With(tables.WriteJson()).Value);
        Assert.NotEqual(tables, CallResultTables.Default);
    }

    [Theory]
    [InlineData("[]", "SETTINGS_PROPERTY_TYPE", "$")]
    [InlineData("{\"format\":2}", "SETTINGS_JSON_NEWER", "$.format")]
    [InlineData("{\"tables\":[{\"rows\":[]}]}", "SETTINGS_PROPERTY_MISSING", "$.tables[0].name")]
    [InlineData("{\"tables\":[{\"name\":\"a\",\"rows\":[]},{\"name\":\"A\",\"rows\":[]}]}", "SETTINGS_WORD_DUPLICATE", "$.tables[1].name")]
    [InlineData("{\"tables\":[{\"name\":\"a\",\"rows\":[{\"word\":\"x\"},{\"word\":\"X\"}]}]}", "SETTINGS_WORD_DUPLICATE", "$.tables[0].rows[1].word")]
    [InlineData("{\"tables\":[{\"name\":\"a\",\"rows\":[{\"word\":\"x\",\"when\":\"Alerted\"}]}]}", "SETTINGS_PROPERTY_MISSING", "$.tables[0].rows")]
    [InlineData("{\"tables\":[{\"name\":\"a\",\"rows\":[{\"word\":\"x\",\"when\":\"Alerted\",\"shows\":[\"Answered\"]},{\"word\":\"x\"}]}]}", "SETTINGS_PROPERTY_UNKNOWN", "$.tables[0].rows[0].shows")]
    [InlineData("{\"tables\":[{\"name\":\"a\",\"rows\":[{\"word\":\"x\",\"status\":\"Gone\"}]}]}", "SETTINGS_WORD_UNKNOWN", "$.tables[0].rows[0].status")]
    [InlineData("{\"tables\":[{\"name\":\"a\",\"rows\":[{\"word\":\"x\",\"like\":{\"table\":\"b\",\"word\":\"x\"}}]}]}", "SETTINGS_WORD_UNKNOWN", "$.tables[0].rows[0].like")]
    [InlineData("{\"tables\":[{\"name\":\"q850\",\"rows\":[{\"word\":\"1\",\"like\":{\"table\":\"sip\",\"word\":\"404\"}}]}]}", "SETTINGS_WORD_UNKNOWN", "$.tables")]
    public void With_BadDocument_IsRefusedWithItsPlace(string json, string code, string path)
    {
        var refusal = Read(CallResultTables.Default, json).Reason;
        Assert.Equal((code, path), (refusal.Reason.Code(), refusal.Path));
    }

    private static Result<CallResultTables, CampaignSettingsRefusal> Read(CallResultTables tables, string json) => tables.With(Encoding.UTF8.GetBytes(json));

    private static CallEvidence EvidenceOf(string table, string word, ResultCondition when)
    {
        var evidence = table switch
        {
            "sip" when word == "603+" => new CallEvidence { SipCode = 603, SipPhrase = "Network Blocked", SipReason = "SIP;cause=603;text=\"v=analytics1;tel=+12015550123\"" },
            "sip" => new CallEvidence { SipCode = int.Parse(word.Replace("xx", "99", StringComparison.Ordinal), CultureInfo.InvariantCulture) },
            "q850" => new CallEvidence { Cause = int.Parse(word, CultureInfo.InvariantCulture) },
            _ => new CallEvidence { Words = [new(table, word)] },
        };
        return when switch
        {
            ResultCondition.Alerted => evidence with { IsAlerted = true },
            ResultCondition.AgentConnected => evidence with { IsAgentConnected = true },
            ResultCondition.EndedByAgent => evidence with { EndedBy = CallEnder.Agent },
            ResultCondition.EndedByContact => evidence with { EndedBy = CallEnder.Contact },
            ResultCondition.EndedByTrunk => evidence with { EndedBy = CallEnder.Trunk },
            ResultCondition.LocatedInNetwork => evidence with { SipReason = $"Q.850;cause={(table == "q850" ? word : "21")};location=LN" },
            _ => evidence,
        };
    }

    // Of a row that says no status itself.
    private static CallStatus StatusOf(ResultRow row) => row.Shows.Contains(ResultFact.Answered)
        ? row.Shows.Contains(ResultFact.EndedByContact) ? CallStatus.Abandoned : row.Shows.Contains(ResultFact.EndedByDialer) ? CallStatus.Drop : CallStatus.Lost
        : row.Shows.Contains(ResultFact.EndedByAgent) ? CallStatus.AgentReject
        : row.Shows.Contains(ResultFact.EndedByDialer) ? CallStatus.NoAnswer
        : CallStatus.Lost;
}
