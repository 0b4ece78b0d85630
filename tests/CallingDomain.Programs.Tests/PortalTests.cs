using System.Text;
using System.Text.Json;
using CallingDomain.Numbers;
using static CallingDomain.Programs.Tests.Acme;

namespace CallingDomain.Programs.Tests;

public sealed class PortalTests
{
    [Property]
    public bool Map_AnySetsAndRemovals_EqualsDictionary((ushort Number, bool Keep)[] steps)
    {
        var (map, dictionary) = (PhoneNumberMap<int>.Empty, new Dictionary<PhoneNumber, int>());
        foreach (var ((number, keep), value) in steps.Concat(steps).Select((step, index) => (step, index)))
        {
            var key = Number($"{5013330000 + (ulong)(number % 400)}");
            map = keep ? map.Set(key, value) : map.Remove(key);
            if (keep) dictionary[key] = value;
            else dictionary.Remove(key);
        }

        return map.Count == dictionary.Count
            && map.OrderBy(each => each.Key).SequenceEqual(dictionary.OrderBy(each => each.Key))
            && dictionary.All(each => map.TryGet(each.Key, out var value) && value == each.Value);
    }

    [Fact]
    public void Builder_ChangedAfterToMap_LeavesMapUnchanged()
    {
        var builder = new PhoneNumberMap<int>.Builder(PhoneNumberMap<int>.Empty);
        for (var each = 0; each < 1_000; each++) builder.Set(Number($"{5010000000 + (ulong)each}"), each);
        var taken = builder.ToMap();
        for (var each = 0; each < 1_000; each++) builder.Set(Number($"{5010000000 + (ulong)each}"), -1);
        Assert.True(builder.Remove(Number("5010000000")));
        Assert.Equal(Enumerable.Range(0, 1_000), taken.Select(each => each.Value).Order());
        Assert.Equal(999, builder.ToMap().Count);
    }

    [Fact]
    public void Map_ManyNumbers_KeepsAll()
    {
        var map = PhoneNumberMap<int>.Empty;
        for (var each = 0; each < 20_000; each++) map = map.Set(Number($"{5010000000 + (ulong)each}"), each);
        Assert.Equal(20_000, map.Count);
        for (var each = 0; each < 20_000; each += 2) map = map.Remove(Number($"{5010000000 + (ulong)each}"));
        Assert.Equal(Enumerable.Range(0, 10_000).Select(each => (2 * each) + 1), map.Select(each => each.Value).Order());
    }

    [Fact]
    public void Revert_AfterLaterChanges_IsRefusedIfSameNumberChanged()
    {
        var first = Apply(Acme.Portal, Add(Spring, "5013334444,Customer Service"));
        var second = Apply(first.Portal, Add(Spring, "5013334445,Customer Service"));
        Assert.Null(second.Portal.Revert(first.Change!, Now, "test").Value.Portal.Find(Number("5013334444")));
        var third = Apply(second.Portal, new ChangeStatus(Now, Number("5013334444"), StatusChange.Approve));
        Assert.Equal(PortalReason.ChangeNotReversible, third.Portal.Revert(first.Change!, Now, "test").Reason);
    }

    [Fact]
    public void Revert_WouldBreakRule_IsRefused()
    {
        var held = Acme.Portal.Do(Add(Acme.Business, "5013334444,Do Not Originate"));
        var edited = Apply(held, new EditPurpose(Now, Number("5013334444"), CallPurpose.CustomerService) { Confirmed = true });
        var moved = edited.Portal.Do(Add(Spring, "5013334444,Customer Service") with { Reassign = true });
        Assert.Equal(PortalReason.ChangeNotReversible, moved.Revert(edited.Change!, Now, "test").Reason);

        var blocking = Apply(Acme.Portal, new EditProgram(Now, "spring", Draft("support", "Spring") with { Type = ProgramType.Sentry, Display = null }));
        Assert.Equal(PortalReason.ChangeNotReversible, blocking.Portal.Do(Add(Spring, "5013334444,Do Not Originate")).Revert(blocking.Change!, Now, "test").Reason);

        var authenticated = Apply(Acme.Portal, new EditProgram(Now, "spring", Draft("support", "Spring") with { IsAuthenticated = true }));
        Assert.Equal(PortalReason.ChangeNotReversible, authenticated.Portal.Do(Add(Spring, "5013334444,Customer Service")).Revert(authenticated.Change!, Now, "test").Reason);
        Assert.False(authenticated.Portal.Revert(authenticated.Change!, Now, "test").Value.Portal.Programs["spring"].IsAuthenticated); // the last change can always be reverted

        var renamed = Apply(Acme.Portal, new EditProgram(Now, "spring", Draft("support", "Fall")));
        Assert.Equal(PortalReason.ChangeNotReversible, renamed.Portal.Do(new CreateProgram(Now, "other", Draft("support", "Spring"))).Revert(renamed.Change!, Now, "test").Reason);
    }

    // A Do Not Originate number and another one leave a blocking program, which then shows a name: they cannot come back.
    [Fact]
    public void Revert_DoNotOriginateIntoBrandingProgram_IsRefused()
    {
        var held = Acme.Portal.Do(Add(Block, "5013334444,Do Not Originate", "5013334445,Survey"));
        PortalRequest[] requests =
        [
            new RemoveNumbers(Now, ["5013334444", "5013334445"]) { Confirmed = true }, new UnassignNumbers(Now, ["5013334444", "5013334445"]),
            Add(Spring, "5013334444,Survey", "5013334445,Prison") with { Reassign = true, Confirmed = true },
        ];
        Assert.All(requests, request =>
        {
            var left = Apply(held, request);
            var branding = left.Portal.Do(new EditProgram(Now, "block", Draft("sales", "Block") with { Type = ProgramType.SentryWithBranding }));
            Assert.Equal(PortalReason.ChangeNotReversible, branding.Revert(left.Change!, Now, "test").Reason);
            var renamed = left.Portal.Do(new EditProgram(Now, "block", Draft("sales", "Blocking") with { Type = ProgramType.Sentry, Display = null }));
            Assert.Equal(new NumberCounts(2, 0, 1), renamed.Revert(left.Change!, Now, "test").Value.Portal.CountNumbers("block"));
        });
    }

    [Fact]
    public void Revert_OneOfTwoPurposesIsDoNotOriginateInBrandingProgram_IsRefused()
    {
        var held = Acme.Portal.Do(Add(Block, "5013334444,Survey", "5013334445,Do Not Originate"));
        var edits = new PurposesEdited([new PurposeEdit(Number("5013334444"), CallPurpose.Survey, CallPurpose.Prison), new PurposeEdit(Number("5013334445"), CallPurpose.DoNotOriginate, CallPurpose.Survey)]);
        var change = new PortalChange(held.Version + 1, Now, "test", "", [edits]);
        var branding = held.Replay(change).Value.Do(new EditProgram(Now, "block", Draft("sales", "Block") with { Type = ProgramType.SentryWithBranding }));
        Assert.Equal(PortalReason.ChangeNotReversible, branding.Revert(change, Now, "test").Reason);
    }

    [Fact]
    public void ToString_FactOfNumbers_NamesPlacesInOrderAndReason()
    {
        var portal = Acme.Portal.Do(Add(Spring, "5013334444,Survey", "5013334446,Survey")).Do(Add(Autumn, "5013334445,Survey"));
        Assert.Equal("NumbersRemoved 3 from acme/sales/autumn acme/support/spring", Fact(new RemoveNumbers(Now, ["5013334444", "5013334446", "5013334445"]) { Confirmed = true }));
        Assert.Equal("NumbersMoved 1 to acme", Fact(new UnassignNumbers(Now, ["5013334444"])));
        Assert.Equal("NumberStatusChanged +15*******44 Pending to Active", Fact(new ChangeStatus(Now, Number("5013334444"), StatusChange.Approve)));
        Assert.Equal("NumberStatusChanged +15*******44 Pending to Rejected NUMBER_NOT_APPROVED", Fact(new ChangeStatus(Now, Number("5013334444"), new StatusChange(NumberStatus.Rejected, StatusReason.NotApproved))));

        string Fact(PortalRequest request) => portal.Plan(request, Options).Facts.Single().ToString();
    }

    [Fact]
    public void Portal_NullArgument_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => Acme.Portal.Resolve(null!));
        Assert.Throws<ArgumentNullException>(() => Acme.Business.IsWithin(null!));
        Assert.Throws<ArgumentNullException>(() => Acme.Portal.CheckReadiness(default, Now, null!));
        Assert.Throws<ArgumentNullException>("program", () => Acme.Portal.CheckSteps(null!, Now, Options));
        Assert.Throws<ArgumentNullException>(() => Acme.Portal.CheckSteps("spring", Now, null!));
    }

    [Fact]
    public void Apply_PlanOfAnotherPortal_IsStale()
    {
        var plan = Acme.Portal.Do(new CreateBusiness(Now, new Business("a", "A"))).Plan(new CreateBusiness(Now, new Business("c", "C")), Options);
        Assert.Equal(PortalReason.PlanStale, Acme.Portal.Do(new CreateBusiness(Now, new Business("b", "B"))).Apply(plan, "test").Reason);
    }

    [Fact]
    public void Replay_ContradictoryFacts_IsRefused()
    {
        var number = new RegisteredNumber(Number("5013334444"), new Place("acme"), CallPurpose.Survey, NumberStatus.Pending);
        var program = Acme.Portal.Programs["spring"];
        PortalFact[] invalid =
        [
            null!, new NumbersAdded([number, number]), new NumbersAdded([null!]), new NumbersAdded([]), new NumbersAdded(default), new NumbersAdded([number with { Purpose = (CallPurpose)250 }]),
            new NumbersAdded([number with { Status = NumberStatus.Removed }]), new NumbersRemoved([number], default), new NumbersMoved([null!]),
            new ProgramChanged(program, new CallingProgram("other", "acme", "support", "Other", ProgramType.Inform, CallPurpose.Survey), ProgramAction.Edited),
            new ProgramChanged(program, program with { Periods = [null!] }, ProgramAction.Edited),
        ];
        Assert.All(invalid, fact => Assert.False(IsReplayed(Acme.Portal, fact)));
    }

    // Each case is a fact that fits, and variants of it that contradict the portal in one respect.
    [Fact]
    public void Replay_FactOfNumberOrProgram_FitsPortalOrIsRefused()
    {
        var (present, absent, place) = (Number("5013334444"), Number("5013339999"), new Place("acme", "support", "spring"));
        var portal = Acme.Portal.Do(Add(Spring, "5013334444,Survey"));
        var held = portal.Find(present)!;
        var added = held with { Number = absent };
        var move = new NumberMove(present, place, new Place("acme", "sales", "autumn"));
        var edit = new PurposeEdit(present, CallPurpose.Survey, CallPurpose.Prison);
        var status = new NumberStatusChanged(present, new StatusChanged(NumberStatus.Pending, NumberStatus.Active, default));
        var program = portal.Programs["spring"];
        ProgramChanged Changed(CallingProgram to) => new(program, to, ProgramAction.Edited);
        (PortalFact Fits, PortalFact[] Contradict)[] cases =
        [
            (new NumbersAdded([added]), [new NumbersAdded([held]), new NumbersAdded([added with { Place = new Place("acme", "sales", "spring") }]), new NumbersAdded([added with { Status = NumberStatus.Removed }]), new NumbersAdded([added with { Number = PhoneNumber.None }]), new NumbersAdded([added, held])]),
            (new NumbersRemoved([held], StatusReason.RemovedByOwner), [new NumbersRemoved([added], StatusReason.RemovedByOwner), new NumbersRemoved([held with { Purpose = CallPurpose.Prison }], StatusReason.RemovedByOwner), new NumbersRemoved([held, held], StatusReason.RemovedByOwner), new NumbersRemoved([held, added], StatusReason.RemovedByOwner)]),
            (new NumbersMoved([move]), [new NumbersMoved([move with { Number = absent }]), new NumbersMoved([move with { From = new Place("acme") }]), new NumbersMoved([move with { To = new Place("other") }]), new NumbersMoved([move with { To = Place.OfProgram("nothing") }]), new NumbersMoved([move, move]), new NumbersMoved([move, move with { Number = absent }])]),
            (new PurposesEdited([edit]), [new PurposesEdited([edit with { Number = absent }]), new PurposesEdited([edit with { From = CallPurpose.Prison }]), new PurposesEdited([edit with { To = default }]), new PurposesEdited([edit, edit]), new PurposesEdited([edit, edit with { Number = absent }])]),
            (status, [status with { Number = absent }, status with { Change = status.Change with { From = NumberStatus.Rejected } }, status with { Change = status.Change with { To = NumberStatus.Removed } }]),
            (Changed(program with { Name = "Summer" }), [Changed(program with { Name = null! }), Changed(program with { Type = null! }), Changed(program with { Purpose = default }), Changed(program with { Periods = [new ProgramPeriod(Now, Now, "UTC")] }), Changed(program with { Display = program.Display! with { Status = (ContentStatus)9 } }), Changed(program with { NextImage = new ProgramImage("logo", "svg", 1, 1, 1, (ContentStatus)9) }), new ProgramChanged(program with { Name = "Summer" }, program, ProgramAction.Edited)]),
        ];
        Assert.All(cases, each =>
        {
            Assert.True(IsReplayed(portal, each.Fits), each.Fits.ToString());
            Assert.All(each.Contradict, fact => Assert.False(IsReplayed(portal, fact), fact.Code));
        });
    }

    [Theory]
    [InlineData(null, "5013334444 5013334445 5013334446 5013334447")]
    [InlineData("acme", "5013334444 5013334445 5013334447")]
    [InlineData("acme/support", "5013334444 5013334445")]
    [InlineData("acme/support/spring", "5013334445")]
    [InlineData("acme/sales", "")]
    [InlineData("other", "5013334446")]
    [InlineData("nobody", "")]
    public void NumbersAt_AnyLevel_GivesNumbersThereAndBelow(string? place, string numbers)
    {
        var portal = Acme.Portal.Do(Add(Acme.Business, "5013334447,Survey")).Do(Add(new Place("other"), "5013334446,Survey")).Do(Add(Spring, "5013334445,Survey")).Do(Add(Support, "5013334444,Survey"));
        var ids = place?.Split('/');
        var at = ids is null ? null : new Place(ids[0], ids.ElementAtOrDefault(1), ids.ElementAtOrDefault(2));
        Assert.Equal(numbers, string.Join(' ', portal.NumbersAt(at).Select(held => held.Number.ToString()[2..])));
        Assert.Equal(place ?? "", at?.ToString() ?? "");
    }

    [Fact]
    public void CountNumbers_EachStatusAndPurpose_CountsNumbersOfProgram()
    {
        var portal = Acme.Portal.Do(Add(Block, "5013334444,Survey", "5013334445,Do Not Originate", "5013334446,Survey")).Do(new ChangeStatus(Now, Number("5013334444"), StatusChange.Approve)).Do(new ChangeStatus(Now, Number("5013334445"), StatusChange.Approve));
        Assert.Equal(new NumberCounts(3, 2, 1), portal.CountNumbers("block"));
        Assert.Equal(new NumberCounts(2, 1, 1), portal.Do(Add(Autumn, "5013334444,Survey") with { Reassign = true }).CountNumbers("block"));
        Assert.Equal(new NumberCounts(2, 1, 0), portal.Do(new RemoveNumbers(Now, ["5013334445"]) { Confirmed = true }).CountNumbers("block"));
        Assert.Equal(new NumberCounts(3, 2, 0), portal.Do(new EditPurpose(Now, Number("5013334445"), CallPurpose.Survey) { Confirmed = true }).CountNumbers("block"));
        Assert.Equal(default, portal.CountNumbers("nothing"));
    }

    [Fact]
    public void Revert_BusinessWithUnit_IsRefused()
    {
        var created = Apply(Portal.Empty, new CreateBusiness(Now, new Business("acme", "Acme")));
        var used = created.Portal.Do(new CreateBusinessUnit(Now, new BusinessUnit("support", "acme", "Support")));
        Assert.Equal(PortalReason.ChangeNotReversible, used.Revert(created.Change!, Now, "test").Reason);
        Assert.Empty(created.Portal.Revert(created.Change!, Now, "test").Value.Portal.Businesses);
    }

    [Fact]
    public void Apply_RefusedPlan_IsRefused() =>
        Assert.Equal(PortalReason.PlanRefused, Acme.Portal.Apply(Acme.Portal.Plan(new LaunchProgram(Now, "spring"), Options), "test").Reason);

    [Theory]
    [InlineData("", "", "", "ID_MISSING NAME_MISSING TARGET_NOT_FOUND")]
    [InlineData("support", "acme", "Support", "ID_NOT_UNIQUE")]
    public void CreateBusinessUnit_InvalidUnit_IsRefused(string id, string business, string name, string codes) =>
        Assert.Equal(codes, Codes(Acme.Portal.Plan(new CreateBusinessUnit(Now, new BusinessUnit(id, business, name)), Options)));

    [Fact]
    public void CreateBusiness_InvalidBusiness_IsRefused()
    {
        Assert.Equal("ID_MISSING NAME_MISSING", Codes(Acme.Portal.Plan(new CreateBusiness(Now, new Business("", " ")), Options)));
        Assert.Equal("ID_NOT_UNIQUE", Codes(Acme.Portal.Plan(new CreateBusiness(Now, new Business("acme", "Acme")), Options)));
    }

    [Fact]
    public void ToString_Change_MasksNumbers()
    {
        var plan = Acme.Portal.Plan(Add(Spring, "5013334444,Customer Service", "5013334445,Survey"), Options);
        var change = Acme.Portal.Apply(plan, "ada", "spring sale").Value.Change!;
        Assert.Equal($"{change.Version} 2026-03-02T09:00:00Z ada: NumbersAdded 2 at acme/support/spring (spring sale)", change.ToString());
        var moved = Apply(Acme.Portal.Apply(plan, "ada").Value.Portal, new EditPurpose(Now, Number("5013334444"), CallPurpose.Survey)).Change!;
        Assert.DoesNotContain("5013334444", moved.ToString(), StringComparison.Ordinal);
        Assert.Contains("+15*******44 CustomerService to Survey", moved.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_BusinessCheckAndReadiness_GivesContent()
    {
        Assert.Equal("acme (Acme)", Acme.Portal.Businesses["acme"].ToString());
        Assert.Equal("SHORTHAND_MISSING DISPLAY_LACKS_BUSINESS_NAME", new PortalCheck([PortalReason.ShorthandMissing], [PortalReason.DisplayLacksBusinessName]).ToString());
        Assert.Equal("NUMBER_PENDING PROGRAM_NOT_STARTED", new Readiness([PortalReason.NumberPending, PortalReason.ProgramNotStarted], null).ToString());
        Assert.Equal("Ready", new Readiness([], null).ToString());
    }

    [Fact]
    public void Write_Change_GivesDocumentedJson()
    {
        var change = new PortalChange(3, Now, "ada", "", [new NumbersAdded([new RegisteredNumber(Number("5013334444"), new Place("acme"), CallPurpose.CustomerService, NumberStatus.Pending)])]);
        Assert.Equal(
            """{"format":1,"change":{"version":3,"at":"2026-03-02T09:00:00Z","by":"ada","why":"","facts":[{"fact":"numbersAdded","numbers":[{"number":"\u002B15013334444","place":{"business":"acme"},"purpose":"CustomerService","status":"Pending"}]}]}}"""
                .Replace("\\u002B", "+", StringComparison.Ordinal),
            Encoding.UTF8.GetString(PortalJson.Write(change)));
    }

    [Theory]
    [InlineData("", "PORTAL_JSON_INVALID")]
    [InlineData("{}", "PORTAL_JSON_INVALID")]
    [InlineData("null", "PORTAL_JSON_INVALID")]
    [InlineData("{\"format\":2}", "PORTAL_JSON_NEWER")]
    [InlineData("{\"format\":1,\"version\":1,\"businesses\":[null],\"units\":[],\"programs\":[],\"numbers\":[]}", "PORTAL_JSON_INVALID")]
    [InlineData("{\"format\":1,\"version\":1,\"businesses\":[],\"units\":[],\"programs\":[],\"numbers\":[null]}", "PORTAL_JSON_INVALID")]
    [InlineData("{\"format\":2,\"version\":1,\"businesses\":[],\"units\":[],\"programs\":[],\"numbers\":[]}", "PORTAL_JSON_NEWER")]
    [InlineData("{\"format\":1,\"version\":-1,\"businesses\":[],\"units\":[],\"programs\":[],\"numbers\":[]}", "PORTAL_JSON_INVALID")]
    [InlineData("{\"format\":1,\"version\":1,\"businesses\":[],\"units\":[],\"programs\":[],\"numbers\":[{\"number\":\"+15013334444\",\"place\":{\"business\":\"acme\"},\"purpose\":\"Survey\",\"status\":\"Pending\"}]}", "PORTAL_JSON_INVALID")]
    [InlineData("{\"format\":1,\"version\":1,\"businesses\":[{\"id\":\"a\",\"name\":\"A\"},{\"id\":\"a\",\"name\":\"A\"}],\"units\":[],\"programs\":[],\"numbers\":[]}", "PORTAL_JSON_INVALID")]
    [InlineData("{\"format\":1,\"version\":1,\"businesses\":[{\"id\":null,\"name\":\"A\"}],\"units\":[],\"programs\":[],\"numbers\":[]}", "PORTAL_JSON_INVALID")]
    [InlineData("{\"format\":1,\"version\":1,\"businesses\":[{\"id\":\"a\",\"name\":\"A\",\"brands\":[null]}],\"units\":[],\"programs\":[],\"numbers\":[]}", "PORTAL_JSON_INVALID")]
    public void ReadPortal_InvalidText_GivesReason(string json, string code) => Assert.Equal(code, PortalJson.ReadPortal(Encoding.UTF8.GetBytes(json)).Reason.Code());

    [Theory]
    [InlineData("{\"fact\":\"numbersAdded\",\"numbers\":[null]}")]
    [InlineData("{\"fact\":\"numbersMoved\",\"moves\":[null]}")]
    [InlineData("{\"fact\":\"businessCreated\",\"business\":{\"id\":\"a\",\"name\":\"A\",\"brands\":[null]}}")]
    public void ReadChange_ListWithNull_IsInvalid(string fact)
    {
        var json = $"{{\"format\":1,\"change\":{{\"version\":1,\"at\":\"2026-06-04T09:00:00Z\",\"by\":\"ada\",\"why\":\"\",\"facts\":[{fact}]}}}}";
        Assert.Equal(PortalJsonReason.Invalid, PortalJson.ReadChange(Encoding.UTF8.GetBytes(json)).Reason);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<PortalFact>(fact));
    }

    [Theory]
    [InlineData("{\"business\":\"acme\"}", true)]
    [InlineData("{\"business\":\"acme\",\"unit\":\"support\"}", true)]
    [InlineData("{\"business\":\"acme\",\"unit\":\"support\",\"program\":\"spring\"}", true)]
    [InlineData("{}", false)]
    [InlineData("{\"unit\":\"support\"}", false)]
    [InlineData("{\"unit\":\"support\",\"program\":\"spring\"}", false)]
    [InlineData("{\"business\":\"acme\",\"program\":\"spring\"}", false)]
    public void ReadChange_AnyPlace_IsReadIfComplete(string place, bool isComplete)
    {
        const string whole = "{\"business\":\"acme\"}";
        var number = $"{{\"number\":\"+15013334444\",\"place\":{place},\"purpose\":\"Survey\",\"status\":\"Pending\"}}";
        string[] facts =
        [
            $"{{\"fact\":\"numbersAdded\",\"numbers\":[{number}]}}",
            $"{{\"fact\":\"numbersRemoved\",\"numbers\":[{number}],\"reason\":\"NUMBER_DISCONNECTED\"}}",
            $"{{\"fact\":\"numbersMoved\",\"moves\":[{{\"number\":\"+15013334444\",\"from\":{place},\"to\":{whole}}}]}}",
            $"{{\"fact\":\"numbersMoved\",\"moves\":[{{\"number\":\"+15013334444\",\"from\":{whole},\"to\":{place}}}]}}",
        ];
        Assert.All(facts, fact =>
        {
            var json = $"{{\"format\":1,\"change\":{{\"version\":1,\"at\":\"2026-06-04T09:00:00Z\",\"by\":\"ada\",\"why\":\"\",\"facts\":[{fact}]}}}}";
            Assert.Equal(isComplete, PortalJson.ReadChange(Encoding.UTF8.GetBytes(json)).IsOk);
            if (isComplete) Assert.NotNull(JsonSerializer.Deserialize<PortalFact>(fact));
            else Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<PortalFact>(fact));
        });
    }

    [Fact]
    public void ReadPortal_AnyDamage_NeverThrows()
    {
        var json = PortalJson.Write(Acme.Portal.Running("spring", "5013334444"));
        for (var at = 0; at < json.Length; at += 3)
        {
            var damaged = json.ToArray();
            damaged[at] ^= 0x15;
            _ = PortalJson.ReadPortal(damaged).IsOk;
            _ = PortalJson.ReadPortal(json.AsSpan(0, at)).IsOk;
        }
    }

    private static bool IsReplayed(Portal portal, PortalFact fact) => portal.Replay(new PortalChange(portal.Version + 1, Now, "test", "", [fact])).IsOk;

    private static PortalUpdate Apply(Portal portal, PortalRequest request) => portal.Apply(portal.Plan(request, Options), "test").Value;
}
