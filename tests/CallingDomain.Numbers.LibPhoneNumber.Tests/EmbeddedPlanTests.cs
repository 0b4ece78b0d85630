using System.Text;
using CallingDomain.Numbers.Build;
using CallingDomain.Tests;

namespace CallingDomain.Numbers.LibPhoneNumber.Tests;

/// <summary>The plan in CallingDomain.Numbers is the one that the builder makes of the metadata of the referenced libphonenumber-csharp.</summary>
public sealed class EmbeddedPlanTests
{
    private const string Command =
        "callingdomain plan build tests/CallingDomain.Numbers.LibPhoneNumber.Tests/bin/Release/net10.0/PhoneNumbers.dll src/CallingDomain.Numbers/Plan/numbering.plan --date YYYY-MM-DD";

    private static readonly PlanSource Source = new(MetadataAssembly.Read(Peers.Assembly).Release, NumberingPlan.Default.SourceDate);

    [Fact]
    public void Build_AssemblyOfLibPhoneNumber_GivesTheEmbeddedPlan() => AssertEmbedded(PlanBuilder.Build(Peers.Assembly, Source with { Release = null }));

    [Fact]
    public void Build_SameMetadataAsXml_GivesTheEmbeddedPlan() =>
        AssertEmbedded(PlanBuilder.Build(Encoding.UTF8.GetBytes(MetadataAssembly.Read(Peers.Assembly).Xml.ToString()), Source));

    private static void AssertEmbedded(Result<byte[], MetadataRefusal> plan)
    {
        var embedded = File.ReadAllBytes(Repository.PathOf("src", "CallingDomain.Numbers", "Plan", "numbering.plan"));
        Assert.True(plan.Value.AsSpan().SequenceEqual(embedded), $"The metadata of libphonenumber-csharp has changed. Rebuild the plan: {Command}");
    }
}
