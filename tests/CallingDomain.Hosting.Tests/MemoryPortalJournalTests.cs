using System.Runtime.CompilerServices;
using CallingDomain.Programs;
using CallingDomain.Testing;
using NodaTime;

namespace CallingDomain.Hosting.Tests;

public sealed class MemoryPortalJournalTests
{
    public static TheoryData<string> Cases { get; } = [.. PortalJournalConformance.Cases];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Journal_PassesEachCase(string name)
    {
        var journal = new MemoryPortalJournal();
        await PortalJournalConformance.RunAsync(name, () => journal);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task JournalThatForgetsAndBelievesEverybody_FailsEachCase(string name) =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => PortalJournalConformance.RunAsync(name, () => new CarelessJournal()));

    [Fact]
    public async Task UnknownCase_Throws() => await Assert.ThrowsAsync<ArgumentException>(() => PortalJournalConformance.RunAsync("nothing", () => new MemoryPortalJournal()));

    private sealed class CarelessJournal : IPortalJournal
    {
        public ValueTask<Portal> OpenAsync(IDateTimeZoneProvider zones, CancellationToken cancellation = default) => new(Portal.Empty);

        public async IAsyncEnumerable<PortalChange> ReadAsync(long after, [EnumeratorCancellation] CancellationToken cancellation = default)
        {
            await Task.CompletedTask;
            yield break;
        }

        public ValueTask AppendAsync(PortalBatch batch, CancellationToken cancellation = default) => ValueTask.CompletedTask;

        public ValueTask<PortalReceipt?> FindReceiptAsync(string key, CancellationToken cancellation = default) => new((PortalReceipt?)null);
    }
}
