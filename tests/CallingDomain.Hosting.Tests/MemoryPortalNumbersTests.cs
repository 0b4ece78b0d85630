using System.Collections.Immutable;
using CallingDomain.Numbers;
using CallingDomain.Testing;

namespace CallingDomain.Hosting.Tests;

public sealed class MemoryPortalNumbersTests
{
    private static readonly PhoneNumber Number = PhoneNumber.FromDigits(390612345678);

    public static TheoryData<string> Cases { get; } = [.. PortalNumbersConformance.Cases];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Store_PassesEachCase(string name)
    {
        var store = new MemoryPortalNumbers();
        await PortalNumbersConformance.RunAsync(name, () => store);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task StoreThatRefusesNothing_FailsEachCase(string name) =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => PortalNumbersConformance.RunAsync(name, () => new CarelessNumbers()));

    [Fact]
    public async Task UnknownCase_Throws() => await Assert.ThrowsAsync<ArgumentException>(() => PortalNumbersConformance.RunAsync("nothing", () => new MemoryPortalNumbers()));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task FailNext_FailsTheNextOperation(bool afterCommit)
    {
        var store = new MemoryPortalNumbers();
        store.FailNext(new IOException("gone"), afterCommit);
        await Assert.ThrowsAsync<IOException>(async () => await store.ClaimAsync("main", owner: 0, "acme", version: 1, [Number]));
        Assert.Equal(afterCommit ? [new PortalNumber(Number, "acme", 1)] : [], store.ClaimsOf("main").AsEnumerable());
        Assert.Empty(await store.ClaimAsync("main", owner: 0, "acme", version: 1, [Number]));
    }

    [Fact]
    public async Task ArgumentsOutOfRange_Throw()
    {
        var store = new MemoryPortalNumbers();
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.ClaimAsync("", owner: 0, "acme", version: 1, []));
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.ReleaseAsync("main", owner: 0, "", before: 1, []));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await store.ReleaseExactAsync("main", owner: -1, new PortalNumber(Number, "acme", 1)));
    }

    [Fact]
    public void JournalOf_TheSameBusiness_IsTheSame()
    {
        var journals = new MemoryBusinessPortals();
        Assert.Same(journals.JournalOf("main", "acme"), ((IBusinessPortals)journals).JournalOf("main", "acme"));
        Assert.NotSame(journals.JournalOf("main", "acme"), journals.JournalOf("main", "zen"));
        Assert.NotSame(journals.JournalOf("main", "acme"), journals.JournalOf("other", "acme"));
    }

    [Fact]
    public void ClaimAsText_HasNoNumber() => Assert.Equal("Claim of acme, version 3", new PortalNumber(Number, "acme", 3).ToString());

    /// <summary>Gives every number to everybody, and says that it has released every claim.</summary>
    private sealed class CarelessNumbers : IPortalNumbers
    {
        public ValueTask<ImmutableArray<PortalNumber>> ClaimAsync(string portal, int owner, string business, long version, ImmutableArray<PhoneNumber> numbers, CancellationToken cancellation = default) => new([]);

        public ValueTask ReleaseAsync(string portal, int owner, string business, long before, ImmutableArray<PhoneNumber> numbers, CancellationToken cancellation = default) => default;

        public ValueTask<bool> ReleaseExactAsync(string portal, int owner, PortalNumber claim, CancellationToken cancellation = default) => new(true);
    }
}
