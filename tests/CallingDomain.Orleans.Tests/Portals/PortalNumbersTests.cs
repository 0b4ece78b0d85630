using CallingDomain.Hosting;
using CallingDomain.Programs;
using static CallingDomain.Orleans.Tests.PortalsInMemory;

namespace CallingDomain.Orleans.Tests;

/// <summary>A number is in one business of a portal at a time, whatever fails.</summary>
public sealed class PortalNumbersTests(PortalsInMemory cluster) : IClassFixture<PortalsInMemory>
{
    [Fact]
    public async Task Add_NumbersOfAnotherBusiness_AreRejectedWithTheirPlace()
    {
        var (acme, zen) = (await cluster.CreateAsync("places", "acme"), await cluster.CreateAsync("places", "zen"));
        await acme.SubmitAsync(Unit("acme", "support"), Ada);
        await acme.SubmitAsync(Add("acme", 1) with { To = new Place("acme", "support") }, Ada);
        var keyed = Ada with { Key = "k" };
        var answer = await zen.SubmitAsync(Add("zen", 1, 2), keyed);
        Assert.Equal(["1: Rejected NUMBER_IN_OTHER_BUSINESS", "2: Added "], answer.Numbers.Select(each => each.ToString()));
        Assert.Equal(new Place("acme", "support"), answer.Numbers[0].CurrentPlace);
        await acme.SubmitAsync(Remove(1), Ada);
        var repeated = await zen.SubmitAsync(Add("zen", 1, 2), keyed); // though the number is free now
        Assert.Equal((true, answer.Version), (repeated.IsRepeated, repeated.Version));
        Assert.Equal(answer.Numbers.AsEnumerable(), repeated.Numbers);
        Assert.Equal(NumberOutcome.Added, Assert.Single((await zen.SubmitAsync(Add("zen", 1), Ada)).Numbers).Outcome);
        Assert.Equal(2, (await zen.GetAsync()).NumberCount);
        await cluster.AssertOncePerNumberAsync("places", "acme", "zen");
    }

    [Fact]
    public async Task Add_TheSameNumbersAtOnce_EachIsInOneBusiness()
    {
        string[] ids = ["acme", "zen", "oak"];
        var businesses = await Task.WhenAll(ids.Select(id => cluster.CreateAsync("once", id)));
        for (var round = 0; round < 5; round++)
        {
            int[] numbers = [.. Enumerable.Range(100 * round, 40)];
            var answers = await Task.WhenAll(businesses.Select((business, i) => business.SubmitAsync(Add(business.Business, [.. numbers.Skip(5 * i)]), Ada)));
            Assert.Equal(40, answers.Sum(answer => answer.Numbers.Count(number => number.Outcome == NumberOutcome.Added)));
            Assert.All(answers.SelectMany(answer => answer.Numbers).Where(number => number.Outcome != NumberOutcome.Added), number => Assert.Equal("NUMBER_IN_OTHER_BUSINESS", Assert.Single(number.Codes)));
        }

        await cluster.AssertOncePerNumberAsync("once", ids);
    }

    // Two activations of a business, and another business, add, remove and revert the same numbers at the same time.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Submit_OfTwoActivationsAndAnotherBusinessAtOnce_EachNumberIsInOneBusiness(int seed)
    {
        var portal = $"random{seed}";
        var (acme, zen) = (await cluster.CreateAsync(portal, "acme"), await cluster.CreateAsync(portal, "zen"));
        using var second = await cluster.StartSecondAsync(portal, "acme");
        var added = 0;
        for (var round = 0; round < 4; round++)
        {
            var at = round;
            await Task.WhenAll(
                RunAsync("acme", acme.SubmitAsync, acme.RevertAsync, new Random((1000 * seed) + (10 * at))),
                RunAsync("acme", (request, submission) => second.SubmitAsync(request, submission), (version, submission) => second.RevertAsync(version, submission), new Random((1000 * seed) + (10 * at) + 1)),
                RunAsync("zen", zen.SubmitAsync, zen.RevertAsync, new Random((1000 * seed) + (10 * at) + 2)));
            await cluster.AssertOncePerNumberAsync(portal, "acme", "zen");
        }

        Assert.True(added > 20, $"{added} numbers were added.");

        async Task RunAsync(string business, Func<PortalRequest, PortalSubmission, Task<PortalAnswer>> submit, Func<long, PortalSubmission, Task<PortalAnswer>> revert, Random random)
        {
            for (var i = 0; i < 15; i++)
            {
                int[] numbers = [.. Enumerable.Range(0, 8).Where(_ => random.Next(3) == 0).DefaultIfEmpty(0)];
                try
                {
                    var answer = random.Next(5) switch
                    {
                        0 or 1 => await submit(Add(business, numbers), Ada),
                        2 or 3 => await submit(Remove(numbers), Ada),
                        _ => await revert(random.Next(1, 20), Ada),
                    };
                    Interlocked.Add(ref added, answer.Numbers.Count(number => number.Outcome == NumberOutcome.Added));
                }
                catch (ClusterException undecided) when (undecided.Reason == ClusterReason.NumbersUndecided)
                {
                    // Nothing has changed.
                }
            }
        }
    }

    [Fact]
    public async Task Add_WhileAnotherBusinessAppends_WaitsForIt()
    {
        var (acme, zen) = (await cluster.CreateAsync("gated", "acme"), await cluster.CreateAsync("gated", "zen"));
        cluster.Gates.Closed = "gated/acme";
        var adding = acme.SubmitAsync(Add("acme", 1), Ada);
        await cluster.Gates.Arrived;
        var waiting = zen.SubmitAsync(Add("zen", 1, 2), Ada);
        Assert.NotSame(waiting, await Task.WhenAny(waiting, Task.Delay(100)));
        cluster.Gates.Open();
        Assert.False((await adding).IsRefused);
        Assert.Equal(["1: Rejected NUMBER_IN_OTHER_BUSINESS", "2: Added "], (await waiting).Numbers.Select(each => each.ToString()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Crash_BetweenClaimAndAnswer_NumberIsFreeOrHeldByTheJournal(bool afterCommit)
    {
        var portal = $"claim{afterCommit}";
        var (acme, zen) = (await cluster.CreateAsync(portal, "acme"), await cluster.CreateAsync(portal, "zen"));
        cluster.Journals.JournalOf(portal, "acme").FailNext(new IOException("gone"), afterCommit);
        await RefusesAsync(ClusterReason.Unavailable, () => acme.SubmitAsync(Add("acme", 1), Ada with { Key = "k" }));
        Assert.Equal(new PortalNumber(Number(1), "acme", 1), Assert.Single(cluster.Numbers.ClaimsOf(portal)));
        if (!afterCommit)
        {
            await RefusesAsync(ClusterReason.NumbersUndecided, () => zen.SubmitAsync(Add("zen", 1), Ada)); // a frozen activation may append yet
            await acme.SubmitAsync(Unit("acme", "support"), Ada);
        }

        var answer = await zen.SubmitAsync(Add("zen", 1), Ada);
        Assert.Equal(afterCommit ? NumberOutcome.Rejected : NumberOutcome.Added, Assert.Single(answer.Numbers).Outcome);
        var repeated = await acme.SubmitAsync(Add("acme", 1), Ada with { Key = "k" });
        Assert.Equal((afterCommit, afterCommit ? NumberOutcome.Added : NumberOutcome.Rejected), (repeated.IsRepeated, Assert.Single(repeated.Numbers).Outcome));
        await cluster.AssertOncePerNumberAsync(portal, "acme", "zen");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Crash_BetweenAppendAndRelease_NumberIsFree(bool afterCommit)
    {
        var portal = $"release{afterCommit}";
        var (acme, zen) = (await cluster.CreateAsync(portal, "acme"), await cluster.CreateAsync(portal, "zen"));
        await acme.SubmitAsync(Add("acme", 1), Ada);
        cluster.Numbers.FailNext(new JournalException(JournalReason.Unavailable, "The server does not answer."), afterCommit);
        Assert.False((await acme.SubmitAsync(Remove(1), Ada)).IsRefused);
        Assert.Equal(afterCommit ? 0 : 1, cluster.Numbers.ClaimsOf(portal).Length);
        Assert.Equal(NumberOutcome.Added, Assert.Single((await zen.SubmitAsync(Add("zen", 1), Ada)).Numbers).Outcome);
        Assert.Equal(new PortalNumber(Number(1), "zen", 1), Assert.Single(cluster.Numbers.ClaimsOf(portal)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Claim_ThatFails_AppendsNothing_AndTheRequestCanBeRepeated(bool afterCommit)
    {
        var portal = $"fails{afterCommit}";
        var acme = await cluster.CreateAsync(portal, "acme");
        cluster.Numbers.FailNext(new JournalException(JournalReason.Unavailable, "The server does not answer."), afterCommit);
        await RefusesAsync(ClusterReason.Unavailable, () => acme.SubmitAsync(Add("acme", 1), Ada));
        Assert.Equal(1, (await acme.GetAsync()).Version);
        Assert.Equal(2, (await acme.SubmitAsync(Add("acme", 1), Ada)).Version);
    }

    [Fact]
    public async Task Add_AfterAChangeOfAnotherActivation_ClaimsForTheMovedVersion()
    {
        var (acme, zen) = (await cluster.CreateAsync("moved", "acme"), await cluster.CreateAsync("moved", "zen"));
        using var second = await cluster.StartSecondAsync("moved", "acme");
        await second.SubmitAsync(Unit("acme", "support"), Ada); // the grain does not know it
        Assert.Equal(3, (await acme.SubmitAsync(Add("acme", 1), Ada)).Version);
        Assert.Equal(new PortalNumber(Number(1), "acme", 2), Assert.Single(cluster.Numbers.ClaimsOf("moved")));
        await second.SubmitAsync(Remove(1), Ada); // nor this
        Assert.Equal(NumberOutcome.Added, Assert.Single((await zen.SubmitAsync(Add("zen", 1), Ada)).Numbers).Outcome);
        await second.SubmitAsync(Add("acme", 2), Ada);
        Assert.Equal(["1: AlreadyPresent ", "2: Rejected NUMBER_IN_OTHER_BUSINESS"], (await zen.SubmitAsync(Add("zen", 1, 2), Ada)).Numbers.Select(each => each.ToString()));
    }

    // The grain has read a number that another activation has removed, without a release.
    [Fact]
    public async Task Judge_NumberThatAnotherActivationHasRemoved_IsFree()
    {
        var (acme, zen) = (await cluster.CreateAsync("stale", "acme"), await cluster.CreateAsync("stale", "zen"));
        await acme.SubmitAsync(Add("acme", 1), Ada);
        using var second = await cluster.StartSecondAsync("stale", "acme");
        cluster.Numbers.FailNext(new IOException("gone"));
        await second.SubmitAsync(Remove(1), Ada);
        Assert.Equal(NumberOutcome.Added, Assert.Single((await zen.SubmitAsync(Add("zen", 1), Ada)).Numbers).Outcome);
        await cluster.AssertOncePerNumberAsync("stale", "acme", "zen");
    }

    [Fact]
    public async Task Revert_ThatAddsOrRemovesNumbers_ClaimsAndReleasesThem()
    {
        var (acme, zen) = (await cluster.CreateAsync("revert", "acme"), await cluster.CreateAsync("revert", "zen"));
        await acme.SubmitAsync(Add("acme", 1), Ada);
        Assert.False((await acme.RevertAsync(2, Ada)).IsRefused);
        Assert.Equal(NumberOutcome.Added, Assert.Single((await zen.SubmitAsync(Add("zen", 1), Ada)).Numbers).Outcome);
        Assert.Equal(PortalReason.ChangeNotReversible, Assert.Single((await acme.RevertAsync(3, Ada)).Reasons));
        await zen.SubmitAsync(Remove(1), Ada);
        Assert.Equal(4, (await acme.RevertAsync(3, Ada)).Version);
        Assert.Equal(Number(1), Assert.Single(await cluster.NumbersOfAsync("revert", "acme")));
        await cluster.AssertOncePerNumberAsync("revert", "acme", "zen");
    }

    private static async Task RefusesAsync(ClusterReason reason, Func<Task> operation) => Assert.Equal(reason, (await Assert.ThrowsAsync<ClusterException>(operation)).Reason);
}
