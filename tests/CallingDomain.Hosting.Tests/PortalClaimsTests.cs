using System.Collections.Immutable;
using CallingDomain.Numbers;
using CallingDomain.Programs;
using CallingDomain.Testing;
using NodaTime;

namespace CallingDomain.Hosting.Tests;

/// <summary>A portal that shares its numbers with other portals.</summary>
public sealed class PortalClaimsTests
{
    private static readonly PortalSubmission Ada = new("ada");
    private static readonly PhoneNumber First = PhoneNumber.Parse("+15013334444"), Second = PhoneNumber.Parse("+15013334445");
    private static readonly Place Elsewhere = new("zen", "support");

    private readonly MemoryPortalJournal _journal = new();
    private readonly ScriptedClaims _claims = new();

    private async Task<PortalService> StartAsync(IPortalClaims? claims = null)
    {
        var service = await PortalService.StartAsync(_journal, new PortalOptions(DateTimeZoneProviders.Tzdb), new PortalServiceOptions { Claims = claims ?? _claims });
        if (service.Current.Version == 0) await service.SubmitAsync(new CreateBusiness(default, new Business("acme", "Acme")), Ada);
        return service;
    }

    private static AddNumbers Numbers(string rows) => new(default, new Place("acme"), NumberTemplate.Strict.Read(System.Text.Encoding.UTF8.GetBytes(rows)).Value);

    private static RemoveNumbers Remove(PhoneNumber number) => new(default, [number.ToString()]) { Confirmed = true };

    [Fact]
    public async Task Add_NumbersOfOthers_AreRejectedAndTheRestIsAdded()
    {
        using var service = await StartAsync();
        _claims.Elsewhere[First] = Elsewhere;
        var answer = await service.SubmitAsync(Numbers("+15013334444,Survey\n+15013334445,Survey\n+15013334444,Survey\n"), Ada with { Key = "k" });
        Assert.Equal(["1: Rejected NUMBER_IN_OTHER_BUSINESS", "2: Added ", "3: Rejected DUPLICATE_IN_BATCH"], answer.Numbers.Select(each => each.ToString()));
        Assert.Equal((Elsewhere, false), (answer.Numbers[0].CurrentPlace, answer.Numbers[0].IsReassignable));
        Assert.Equal([Second], service.Current.NumbersAt().Select(each => each.Number));
        Assert.Equal(["claim 1 2", "claim 1 1"], _claims.Calls); // version and count
        _claims.Elsewhere.Clear();
        var repeated = await service.SubmitAsync(Numbers("+15013334444,Survey\n+15013334445,Survey\n+15013334444,Survey\n"), Ada with { Key = "k" });
        Assert.Equal((true, answer.Version), (repeated.IsRepeated, repeated.Version));
        Assert.Equal(answer.Numbers.AsEnumerable(), repeated.Numbers);
    }

    [Fact]
    public async Task Add_OnlyNumbersOfOthers_ChangesNothing()
    {
        using var service = await StartAsync();
        _claims.Elsewhere[First] = Elsewhere;
        var answer = await service.SubmitAsync(Numbers("+15013334444,Survey\n") with { Reassign = true }, Ada);
        Assert.Equal((1, null, false), (answer.Version, answer.Change, answer.IsRefused));
        Assert.Equal("1: Rejected REASSIGN_CROSS_BUSINESS", Assert.Single(answer.Numbers).ToString());
    }

    [Fact]
    public async Task Remove_Numbers_ReleasesThemAfterTheChange_AndOtherChangesNothing()
    {
        using var service = await StartAsync();
        await service.SubmitAsync(Numbers("+15013334444,Survey\n"), Ada);
        await service.SubmitAsync(new EditPurpose(default, First, CallPurpose.CustomerService), Ada);
        await service.SubmitAsync(Remove(First), Ada);
        Assert.Equal(["claim 1 1", "release 4 1"], _claims.Calls);
    }

    [Fact]
    public async Task Revert_OfAddingAndRemoving_ReleasesAndClaims()
    {
        using var service = await StartAsync();
        await service.SubmitAsync(Numbers("+15013334444,Survey\n"), Ada);
        await service.RevertAsync(2, Ada);
        _claims.Elsewhere[First] = Elsewhere;
        var refused = await service.RevertAsync(3, Ada);
        Assert.Equal(PortalReason.ChangeNotReversible, Assert.Single(refused.Reasons));
        _claims.Elsewhere.Clear();
        Assert.False((await service.RevertAsync(3, Ada)).IsRefused);
        Assert.Equal(["claim 1 1", "release 3 1", "claim 3 1", "claim 3 1"], _claims.Calls);
        Assert.NotNull(service.Current.Find(First));
    }

    [Fact]
    public async Task Add_AfterAChangeOfAnotherProcess_ClaimsAgainForTheNewVersion()
    {
        using var service = await StartAsync();
        using var other = await StartAsync(new ScriptedClaims());
        await other.SubmitAsync(new CreateBusinessUnit(default, new BusinessUnit("support", "acme", "Support")), Ada);
        var answer = await service.SubmitAsync(Numbers("+15013334444,Survey\n"), Ada);
        Assert.Equal(3, answer.Version);
        Assert.Equal(["claim 1 1", "claim 2 1"], _claims.Calls);
    }

    [Fact]
    public async Task Claim_ThatFails_ReachesTheCaller_AndNothingIsAppended()
    {
        using var service = await StartAsync();
        _claims.Failure = new JournalException(JournalReason.Unavailable, "The server does not answer.");
        Assert.Same(_claims.Failure, await Assert.ThrowsAsync<JournalException>(() => service.SubmitAsync(Numbers("+15013334444,Survey\n"), Ada)));
        _claims.Failure = null;
        Assert.Equal(2, (await service.SubmitAsync(Numbers("+15013334444,Survey\n"), Ada)).Version);
    }

    private sealed class ScriptedClaims : IPortalClaims
    {
        public Dictionary<PhoneNumber, Place> Elsewhere { get; } = [];

        public List<string> Calls { get; } = [];

        public Exception? Failure { get; set; }

        public ValueTask<IReadOnlyDictionary<PhoneNumber, Place>> ClaimAsync(long version, ImmutableArray<PhoneNumber> numbers, CancellationToken cancellation = default)
        {
            if (Failure is not null) throw Failure;
            Calls.Add($"claim {version} {numbers.Length}");
            return new(Elsewhere.Where(each => numbers.Contains(each.Key)).ToDictionary());
        }

        public ValueTask ReleaseAsync(long version, ImmutableArray<PhoneNumber> numbers)
        {
            Calls.Add($"release {version} {numbers.Length}");
            return default;
        }
    }
}
