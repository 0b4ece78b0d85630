using System.Text;
using CallingDomain.Tests;

namespace CallingDomain.Packages.Tests;

/// <summary>What each package contains and says about itself.</summary>
[Collection(PackagesCollection.Name)]
public sealed class PackageTests(PackedPackages packages)
{
    private const string Address = "https://callingdomain.example/callingdomain"; // the placeholder in Directory.Build.props

    public static TheoryData<string> Ids => [.. PackedPackages.Documented.Keys];

    [Fact]
    public void Packages_OfTheSolution_AreTheDocumentedOnes() => Assert.Equal(
        Directory.EnumerateDirectories(Repository.PathOf("src")).Where(folder => File.Exists(Path.Combine(folder, "README.md"))).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal),
        PackedPackages.Documented.Keys.Append("CallingDomain.Cli").Order(StringComparer.Ordinal));

    [Fact]
    public void Pack_OneCommitInTwoFolders_GivesEqualBytes()
    {
        var files = Directory.EnumerateFiles(packages.FirstFeed).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(PackedPackages.Documented.Count * 2, files.Length);
        Assert.Equal(files, Directory.EnumerateFiles(packages.SecondFeed).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.True(
            File.ReadAllBytes(Path.Combine(packages.FirstFeed, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(packages.SecondFeed, file))),
            $"{file} differs between two folders. Equal bytes need the .NET SDK 10.0.400 or later."));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Package_Dependencies_AreTheDocumentedOnes(string id)
    {
        using var package = new NuGetPackage(packages.PathOf(id, "nupkg"));
        Assert.Equal(PackedPackages.Documented[id], package.Dependencies.Select(dependency => dependency.Attribute("id")!.Value).Order(StringComparer.Ordinal));
        Assert.All(
            package.Dependencies.Where(dependency => dependency.Attribute("id")!.Value.StartsWith("CallingDomain.", StringComparison.Ordinal)),
            dependency => Assert.Equal(packages.Version, dependency.Attribute("version")!.Value));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Package_Nuspec_NamesIdVersionLicenseAndOrigin(string id)
    {
        using var package = new NuGetPackage(packages.PathOf(id, "nupkg"));
        Assert.Equal(id, package.Element("id").Value);
        Assert.Equal(packages.Version, package.Element("version").Value);
        Assert.Equal(("expression", "MIT"), (package.Element("license").Attribute("type")!.Value, package.Element("license").Value));
        Assert.Equal(Address, package.Element("projectUrl").Value);
        Assert.Equal(Address, package.Element("repository").Attribute("url")!.Value);
        Assert.Equal(packages.Commit, package.Element("repository").Attribute("commit")!.Value);
        Assert.Contains("phone", package.Element("tags").Value.Split(' '));
        Assert.InRange(package.Element("description").Value.Length, 40, 400);
        Assert.Contains("#### Numbers", package.Element("releaseNotes").Value, StringComparison.Ordinal);
        Assert.InRange(package.Element("releaseNotes").Value.Length, 100, 35_000); // the limit of the public feed
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Package_Files_AreAssemblyDocumentationReadmeIconAndLicense(string id)
    {
        using var package = new NuGetPackage(packages.PathOf(id, "nupkg"));
        Assert.Equal(
            ["LICENSE", "NOTICE", "README.md", "icon.png", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml"],
            package.Files.Where(file => !file.StartsWith("_rels/", StringComparison.Ordinal) && !file.StartsWith("package/", StringComparison.Ordinal) && file != "[Content_Types].xml" && file != $"{id}.nuspec").Order(StringComparer.Ordinal));
        Assert.Equal(("README.md", "icon.png"), (package.Element("readme").Value, package.Element("icon").Value));
        Assert.Equal(Repository.Text("LICENSE").ReplaceLineEndings("\n"), package.Text("LICENSE"));
        Assert.Equal(Repository.Text("NOTICE").ReplaceLineEndings("\n"), package.Text("NOTICE"));
        Assert.True(package.Bytes("icon.png").AsSpan(16).StartsWith((ReadOnlySpan<byte>)[0, 0, 0, 128, 0, 0, 0, 128]), "The icon is not 128 by 128 pixels.");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Package_Readme_LinksAbsolutelyToThePackedCommit(string id)
    {
        using var package = new NuGetPackage(packages.PathOf(id, "nupkg"));
        var links = package.Text("README.md").Split("](").Skip(1).Select(rest => rest.Split(')')[0]).ToArray();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.StartsWith($"{Address}/blob/{packages.Commit}/", link, StringComparison.Ordinal));
        Assert.Equal(Repository.Text("src", id, "README.md").ReplaceLineEndings("\n"), package.Text("README.md").Replace($"{Address}/blob/{packages.Commit}/", "../../", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Package_Symbols_EmbedEverySourceAndLinkToTheCommit(string id)
    {
        using var package = new NuGetPackage(packages.PathOf(id, "snupkg"));
        var (sources, link) = NuGetPackage.SymbolsOf(package.Bytes($"lib/net10.0/{id}.pdb"));
        Assert.NotEmpty(sources);
        Assert.All(sources, source => Assert.True(source.Path.StartsWith("/_/src/", StringComparison.Ordinal) && source.IsEmbedded, source.Path));
        Assert.Contains($"\"/_/*\":\"https://raw.githubusercontent.com/owner/repository/{packages.Commit}/*\"", link, StringComparison.Ordinal);
    }

    // Microsoft Orleans is neither for trimming nor for native AOT.
    public static TheoryData<string> IdsForNativeAot => [.. PackedPackages.Documented.Keys.Where(id => id != "CallingDomain.Orleans")];

    [Theory]
    [MemberData(nameof(IdsForNativeAot))]
    public void Package_Assembly_IsMarkedForTrimmingAndNativeAot(string id)
    {
        using var package = new NuGetPackage(packages.PathOf(id, "nupkg"));
        var assembly = package.Bytes($"lib/net10.0/{id}.dll").AsSpan();
        Assert.True(assembly.IndexOf("\u000bIsTrimmable\u0004True"u8) >= 0 && assembly.IndexOf("\u000fIsAotCompatible\u0004True"u8) >= 0, $"{id} is not marked."); // the arguments of AssemblyMetadataAttribute
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Package_AssemblyAndSymbols_NameNoFolderOfTheMachine(string id)
    {
        using var package = new NuGetPackage(packages.PathOf(id, "nupkg"));
        using var symbols = new NuGetPackage(packages.PathOf(id, "snupkg"));
        var assembly = package.Bytes($"lib/net10.0/{id}.dll");
        Assert.StartsWith("/_/src/", NuGetPackage.PdbPathOf(assembly), StringComparison.Ordinal);
        foreach (var folder in new[] { packages.Folder, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + Path.DirectorySeparatorChar })
        {
            foreach (var bytes in new[] { assembly, symbols.Bytes($"lib/net10.0/{id}.pdb") })
            {
                Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(folder)) < 0 && bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(folder)) < 0, $"{id} names {folder}.");
            }
        }
    }
}
