using System.Text.Json;
using CallingDomain.Tests;

namespace CallingDomain.Packages.Tests;

/// <summary>The packages, packed from two clones of one commit: of HEAD, or of a commit with the changes of the working tree.</summary>
public sealed class PackedPackages : IDisposable
{
    private const string Remote = "https://github.com/owner/repository.git"; // a host that the SDK knows; nothing asks it

    private static readonly string[] AsOneCommit = ["-c", "user.name=Tests", "-c", "user.email=tests@callingdomain.example"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("callingdomain-packages-");

    public PackedPackages()
    {
        Clone();
        Command.Run(Folder, "git", "clone", "--quiet", First, Second);
        foreach (var clone in new[] { First, Second })
        {
            Command.Run(clone, "git", "remote", "set-url", "origin", Remote);
            Pack(clone, Feed(clone));
        }

        Commit = Command.Run(First, "git", "rev-parse", "HEAD").Trim();
        Version = Directory.EnumerateFiles(FirstFeed, "CallingDomain.Testing.*.nupkg").Select(path => Path.GetFileNameWithoutExtension(path)["CallingDomain.Testing.".Length..]).Single();
    }

    /// <summary>The packages and their direct dependencies, as docs/packages.md lists them.</summary>
    public static IReadOnlyDictionary<string, string[]> Documented { get; } = Repository.Text("docs", "packages.md").ReplaceLineEndings("\n")
        .Split("## Dependencies\n")[1].Split("\n## ")[0].Split('\n')
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
        .ToDictionary(cells => cells[0].Trim('`'), cells => cells[1].Split(", ").Select(name => name.Trim('`')).Order(StringComparer.Ordinal).ToArray());

    /// <summary>The folder with everything that the tests make.</summary>
    public string Folder => _folder.FullName;

    /// <summary>The first clone.</summary>
    public string First => Path.Combine(Folder, "first");

    /// <summary>The second clone, whose path has another length, and a space.</summary>
    public string Second => Path.Combine(Folder, "in another folder", "second");

    public string FirstFeed => Feed(First);

    public string SecondFeed => Feed(Second);

    public string Commit { get; }

    public string Version { get; }

    public string PathOf(string id, string extension) => Path.Combine(FirstFeed, $"{id}.{Version}.{extension}");

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Feed(string clone) => $"{clone} feed";

    /// <summary>Clones the repository with the changes of its working tree, without writing to it.</summary>
    private void Clone()
    {
        var root = Repository.PathOf();
        Command.Run(Folder, "git", "clone", "--quiet", "--no-checkout", root, First);
        Command.Run(root, "git", "--git-dir", Path.Combine(First, ".git"), "--work-tree", root, "add", "--all");
        if (Command.Try(First, "git", "diff", "--cached", "--quiet").Status != 0) Command.Run(First, "git", [.. AsOneCommit, "commit", "--quiet", "--message", "Working tree"]);
        Command.Run(First, "git", "reset", "--quiet", "--hard");
    }

    private static void Pack(string clone, string feed)
    {
        var filter = new { solution = new { path = "CallingDomain.sln", projects = Documented.Keys.Select(id => $"src\\{id}\\{id}.csproj") } };
        var path = Path.Combine(clone, "..", $"{Path.GetFileName(clone)}.slnf");
        File.WriteAllText(path, JsonSerializer.Serialize(filter).Replace("CallingDomain.sln", $"{Path.GetFileName(clone)}/CallingDomain.sln", StringComparison.Ordinal));
        Command.Run(clone, "dotnet", "pack", path, "--configuration", "Release", "--output", feed, "-p:RunAnalyzers=false");
    }
}

[CollectionDefinition(Name)]
public sealed class PackagesCollection : ICollectionFixture<PackedPackages>
{
    public const string Name = "Packages";
}
