using CallingDomain.Numbers;
using CallingDomain.Programs;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static CallingDomain.Orleans.Tests.PortalsInMemory;

namespace CallingDomain.Orleans.Tests;

public sealed class PortalRequestTests(PortalsInMemory cluster) : IClassFixture<PortalsInMemory>
{
    private static readonly ProgramDraft Draft = new()
    {
        Unit = "support",
        Type = ProgramType.InformWithLogo,
        Name = "Spring",
        Purpose = CallPurpose.Survey,
        Description = "Spring sale",
        Display = new DisplayName("Acme Support", "Acme"),
        IsAuthenticated = true,
        Image = new ProgramImage("logo", "svg", 1_000, 1.5m, 1.5m, ContentStatus.UnderReview),
        Schedules = [new ProgramSchedule(new LocalDateTime(2020, 7, 1, 8, 0), new LocalDateTime(2099, 7, 1, 8, 0), "Europe/Rome")],
    };

    [Fact]
    public async Task Submit_EveryKindOfRequest_IsAnsweredThroughTheGrain()
    {
        var silo = cluster.Cluster.Silos.GetSiloServiceProvider(cluster.Cluster.Silos.Silos[1].SiloAddress);
        var acme = silo.GetRequiredService<ClusterPortals>().BusinessOf("kinds", "acme");
        PortalRequest[] requests =
        [
            new CreateBusiness(default, new Business("acme", "Acme")), Unit("acme", "support"), new CreateProgram(default, "spring", Draft), new EditProgram(default, "spring", Draft with { Description = "Summer" }),
            Add("acme", 1, 2) with { To = Place.OfProgram("spring") }, new ChangeStatus(default, Number(1), new StatusChange(NumberStatus.Active)), new EditPurpose(default, Number(1), CallPurpose.CustomerService),
            new ReviewDisplay(default, "spring", IsApproved: true), new ReviewImage(default, "spring", "logo", IsApproved: true), new LaunchProgram(default, "spring"), new PauseProgram(default, "spring"), new ResumeProgram(default, "spring"), new CancelProgram(default, "spring"),
            new UnassignNumbers(default, [Number(1).ToString()]) { Confirmed = true }, Remove(1, 2),
        ];
        Assert.Equal(typeof(PortalRequest).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(PortalRequest))).Select(type => type.Name).Order(), requests.Select(request => request.GetType().Name).Order());
        var portal = Portal.Empty;
        foreach (var request in requests)
        {
            Assert.Equal(request, PortalMessages.ReadRequest(PortalMessages.Write(request)));
            var answer = await acme.SubmitAsync(request, Ada with { Why = "x", ExpectedVersion = portal.Version, Key = request.GetType().Name });
            Assert.Equal($"Version {portal.Version + 1}", answer.ToString());
            Assert.Equal(("ada", "x"), (answer.Change!.By, answer.Change.Why));
            portal = portal.Replay(answer.Change).Value;
            var repeated = await acme.SubmitAsync(request, Ada with { Why = "x", Key = request.GetType().Name });
            Assert.True(repeated.IsRepeated);
            Assert.Equal(PortalMessages.Write(answer), PortalMessages.Write(repeated with { IsRepeated = false }));
        }

        Assert.Equal(PortalJson.Write(portal), PortalJson.Write(await acme.GetAsync()));
        Assert.Equal(PortalReason.PlanStale, Assert.Single((await acme.SubmitAsync(Unit("acme", "late"), Ada with { ExpectedVersion = 1 })).Reasons));
        Assert.Equal(PortalReason.RequestKeyReused, Assert.Single((await acme.SubmitAsync(Unit("acme", "late"), Ada with { Key = nameof(CreateBusiness) })).Reasons));
        Assert.Equal(PortalReason.TargetNotFound, Assert.Single((await acme.RevertAsync(99, Ada)).Reasons));
        Assert.Equal("kinds/acme", acme.ToString());
    }

    [Fact]
    public async Task ReadChanges_MoreThanAMessageHas_GivesAllInOrder()
    {
        var acme = await cluster.CreateAsync("changes", "acme");
        for (var i = 0; i < 249; i++) await acme.SubmitAsync(Unit("acme", $"u{i}"), Ada);
        Assert.Equal(Enumerable.Range(1, 250).Select(i => (long)i), await VersionsAsync(acme, after: 0));
        Assert.Equal([249L, 250], await VersionsAsync(acme, after: 248));
        Assert.Empty(await VersionsAsync(acme, after: 250));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => VersionsAsync(acme, after: -1));
    }

    [Fact]
    public async Task Submit_RequestThatNamesAnotherBusiness_IsRefusedWithCode()
    {
        var acme = await cluster.CreateAsync("names", "acme");
        var unit = new BusinessUnit("support", "zen", "Support");
        PortalRequest[] requests =
        [
            new CreateBusiness(default, new Business("zen", "Zen")), new CreateBusinessUnit(default, unit), new CreateProgram(default, "spring", Draft with { Unit = null, NewUnit = unit }), new EditProgram(default, "spring", Draft with { NewUnit = unit }),
            Add("zen", 1), Remove(1) with { Scope = new Place("zen") }, new UnassignNumbers(default, [Number(1).ToString()]) { Scope = new Place("zen", "support") },
        ];
        foreach (var request in requests)
        {
            var refused = await Assert.ThrowsAsync<ClusterException>(() => acme.SubmitAsync(request, Ada));
            Assert.Equal(ClusterReason.BusinessDiffers, refused.Reason);
            Assert.StartsWith("CLUSTER_BUSINESS_DIFFERS", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal([PortalReason.IdMissing, PortalReason.NameMissing], (await acme.SubmitAsync(new CreateBusiness(default, new Business("", "")), Ada)).Reasons.AsEnumerable());
        Assert.Equal(PortalReason.TargetNotFound, Assert.Single((await acme.SubmitAsync(Add("acme", 1) with { To = Place.OfProgram("spring") }, Ada)).Reasons));
    }

    [Fact]
    public void BusinessOf_NameThatIsNone_Throws()
    {
        var portals = cluster.Portals;
        foreach (var (portal, business) in new[] { ("", "acme"), (" ", "acme"), ("main", ""), ("a/b", "acme") }) Assert.Throws<ArgumentException>(() => portals.BusinessOf(portal, business));
        Assert.Throws<ArgumentNullException>(() => ClusterPortals.Of(null!));
        Assert.Equal(("main", "a/b"), PortalKey.Read(PortalKey.Write("main", "a/b")));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"request":"closeBusiness","at":"2026-03-02T09:00:00Z"}""")]
    public void ReadRequest_OfANewerVersion_IsRefusedWithCode(string json) => Assert.Equal(ClusterReason.CampaignNewer, Assert.Throws<ClusterException>(() => PortalMessages.ReadRequest(System.Text.Encoding.UTF8.GetBytes(json))).Reason);

    private static async Task<List<long>> VersionsAsync(ClusterBusiness business, long after)
    {
        var versions = new List<long>();
        await foreach (var change in business.ReadChangesAsync(after)) versions.Add(change.Version);
        return versions;
    }
}
