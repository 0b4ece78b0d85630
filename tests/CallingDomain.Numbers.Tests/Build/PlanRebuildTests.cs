using CallingDomain.Numbers.Build;

namespace CallingDomain.Numbers.Tests;

/// <summary>The embedded plan is what the builder makes, where the metadata is at hand.</summary>
public sealed class PlanRebuildTests
{
    /// <summary>
    /// Names metadata.max.json in an unpacked libphonenumber-js of the embedded plan's version; its package.json and CHANGELOG.md lie beside it.
    /// </summary>
    private const string MetadataVariable = "CALLINGDOMAIN_METADATA";

    [Fact]
    public void Build_MetadataAtHand_GivesTheEmbeddedBytes()
    {
        if (Environment.GetEnvironmentVariable(MetadataVariable) is not { Length: > 0 } metadata) return;
        var source = PlanSource.OfPackage(Beside("package.json"), Beside("CHANGELOG.md"));
        Assert.Equal(EmbeddedPlan.Bytes, PlanBuilder.Build(File.ReadAllBytes(metadata), source).Value);

        string Beside(string name) => File.ReadAllText(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(metadata))!, name));
    }
}
