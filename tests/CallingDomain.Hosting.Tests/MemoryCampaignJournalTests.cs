using CallingDomain.Dialing;
using CallingDomain.Testing;
using NodaTime;

namespace CallingDomain.Hosting.Tests;

public sealed class MemoryCampaignJournalTests
{
    public static TheoryData<string> Cases { get; } = [.. CampaignJournalConformance.Cases];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Journal_PassesEachCase(string name)
    {
        var journal = new MemoryCampaignJournal();
        await CampaignJournalConformance.RunAsync(name, () => journal);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task JournalThatForgetsAndBelievesEverybody_FailsEachCase(string name) =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => CampaignJournalConformance.RunAsync(name, () => new CarelessJournal()));

    [Fact]
    public async Task UnknownCase_Throws() => await Assert.ThrowsAsync<ArgumentException>(() => CampaignJournalConformance.RunAsync("nothing", () => new MemoryCampaignJournal()));

    private sealed class CarelessJournal : ICampaignJournal
    {
        private long _last;

        public ValueTask<JournalHead> OpenAsync(CampaignSettings settings, IDateTimeZoneProvider zones, CancellationToken cancellation = default) => new(new JournalHead(1, 0, settings, zones.VersionId));

        public async IAsyncEnumerable<JournalSnapshot> ReadSnapshotsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
        {
            await Task.CompletedTask;
            yield return new JournalSnapshot(LastFact: 1, new MemoryStream([1]));
        }

        public Task SaveSnapshotAsync(long epoch, JournalSnapshot snapshot, CancellationToken cancellation = default) => Task.CompletedTask;

        public async IAsyncEnumerable<CampaignFact[]> ReadAsync(long after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
        {
            await Task.CompletedTask;
            yield break;
        }

        public ValueTask AppendAsync(JournalBatch batch, CancellationToken cancellation = default)
        {
            _last += batch.Facts.Length;
            return ValueTask.CompletedTask;
        }

        public ValueTask CheckWriterAsync(long epoch, CancellationToken cancellation = default) => ValueTask.CompletedTask;
    }
}
