namespace CallingDomain.Packages.Tests;

/// <summary>When a release is not packed, and the version of sources without history.</summary>
[Collection(PackagesCollection.Name)]
public sealed class ReleaseTests(PackedPackages packages)
{
    [Fact]
    public void PackRelease_PlaceholderAddress_IsRefused() =>
        Assert.Contains("error : RepositoryUrl is still the placeholder 'https://callingdomain.example/callingdomain'.", Refusal("-p:MinVerVersionOverride=1.2.3"), StringComparison.Ordinal);

    [Fact]
    public void PackRelease_VersionMissingInTheChangelog_IsRefused() =>
        Assert.Contains("error : CHANGELOG.md has no section '## [1.2.3]'.", Refusal("-p:MinVerVersionOverride=1.2.3", "-p:RepositoryUrl=https://owner.test/repository"), StringComparison.Ordinal);

    [Fact]
    public void Pack_SourcesWithoutHistory_HaveAVersionOfTheirOwn()
    {
        var sources = Path.Combine(packages.Folder, "sources");
        Command.Run(packages.First, "git", "checkout-index", "--all", $"--prefix={sources}/");
        var feed = Path.Combine(packages.Folder, "feed of sources");
        Command.Run(sources, "dotnet", "pack", "src/CallingDomain.Testing", "--configuration", "Release", "--output", feed, "-p:RunAnalyzers=false");
        using var package = new NuGetPackage(Path.Combine(feed, "CallingDomain.Testing.0.0.0-source.nupkg"));
        Assert.All(package.Dependencies, dependency => Assert.Equal("0.0.0-source", dependency.Attribute("version")!.Value));
    }

    private string Refusal(params string[] properties)
    {
        var (status, output, _) = Command.Try(packages.Second, "dotnet", ["pack", "src/CallingDomain.Testing", "--no-build", "--configuration", "Release", "--output", Path.Combine(packages.Folder, "refused"), .. properties]);
        Assert.Equal(1, status);
        return output;
    }
}
