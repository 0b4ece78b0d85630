using CallingDomain.Hosting;
using CallingDomain.Numbers;

namespace CallingDomain.Orleans.Tests;

public sealed class ClusterNodeTests
{
    private static readonly NodeVersions Versions = new("TZDB: 2026a", "9.0.43", 3);

    [Theory]
    [InlineData(JournalReason.Damaged, ClusterReason.Damaged)]
    [InlineData(JournalReason.Newer, ClusterReason.Damaged)]
    [InlineData(JournalReason.Foreign, ClusterReason.StoreForeign)]
    [InlineData(JournalReason.SettingsRefused, ClusterReason.SettingsRefused)]
    [InlineData(JournalReason.WriterSuperseded, ClusterReason.Unavailable)]
    [InlineData(JournalReason.Faulted, ClusterReason.Unavailable)]
    [InlineData(JournalReason.Unavailable, ClusterReason.Unavailable)]
    public void Translate_FailureOfAJournal_KeepsItsMessage(JournalReason journal, ClusterReason reason)
    {
        var failure = ClusterNode.Translate(new JournalException(journal, "The reason in words."));
        Assert.Equal(reason, failure.Reason);
        Assert.EndsWith("The reason in words.", failure.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuse_TheSameVersions_IsNull() => Assert.Null(Versions.Refuse(Versions with { }));

    [Theory]
    [InlineData("TZDB: 2026b", "9.0.43", 3, "CLUSTER_ZONES_DIFFER")]
    [InlineData("TZDB: 2026a", "9.0.44", 3, "CLUSTER_PLAN_DIFFERS")]
    [InlineData("TZDB: 2026a", "9.0.43", 4, "CLUSTER_RULES_DIFFER")]
    [InlineData("TZDB: 2026b", "9.0.44", 4, "CLUSTER_ZONES_DIFFER")]
    public void Refuse_OtherVersions_NamesTheFirst(string zones, string plan, int rules, string code) => Assert.Equal(code, Versions.Refuse(new NodeVersions(zones, plan, rules))!.Reason.Code());

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"shards\":2")]
    [InlineData("{\"shards\":2}")]
    public void ReadCampaign_DamagedDocument_SaysDamaged(string json) =>
        Assert.Equal(ClusterReason.Damaged, Assert.Throws<ClusterException>(() => CampaignDocument.Read(new ClusterDocument(1, System.Text.Encoding.UTF8.GetBytes(json)))).Reason);
}
