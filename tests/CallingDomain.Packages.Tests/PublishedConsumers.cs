using System.Text.Json;
using CallingDomain.Tests;

namespace CallingDomain.Packages.Tests;

/// <summary>A form in which an application is published.</summary>
public enum Form
{
    /// <summary>Portable, compiled while it runs.</summary>
    Jit,

    /// <summary>Trimmed, with the runtime.</summary>
    Trimmed,

    /// <summary>Native code.</summary>
    Native,
}

/// <summary>The consumers of the packages, published. Their warnings are errors.</summary>
public sealed class PublishedConsumers
{
    private readonly PackedPackages _packages;

    public PublishedConsumers(PackedPackages packages)
    {
        _packages = packages;
        foreach (var form in Enum.GetValues<Form>()) Publish("AllPackages", form);
        foreach (var form in new[] { Form.Jit, Form.Native }) Publish("FirstNumber", form);
        Publish("StartSilo", Form.Jit);
    }

    /// <summary>Where packages are restored to: a folder that was empty, so that nothing of an earlier run is used.</summary>
    public string Restored => Path.Combine(_packages.Folder, "restored");

    /// <summary>What the publishing of all consumers printed.</summary>
    public List<string> Logs { get; } = [];

    /// <summary>The command of a published application.</summary>
    public (string File, string[] Arguments) CommandOf(string application, Form form) =>
        form == Form.Jit ? ("dotnet", [Path.Combine(OutputOf(application, form), $"{application}.dll")]) : (Path.Combine(OutputOf(application, form), application), []);

    /// <summary>Runs a published application.</summary>
    public string Run(string application, Form form, params string[] arguments)
    {
        var (file, first) = CommandOf(application, form);
        return Command.Run(_packages.Folder, file, [.. first, .. arguments]).ReplaceLineEndings("\n");
    }

    /// <summary>The bytes of a published application, without symbols.</summary>
    public long SizeOf(string application, Form form) => new DirectoryInfo(OutputOf(application, form)).EnumerateFiles().Where(file => file.Extension is not (".pdb" or ".dbg")).Sum(file => file.Length);

    /// <summary>The folders of the packages that an application was built with.</summary>
    public IEnumerable<string> PackagesOf(string application, Form form)
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(Path.Combine(BuildOf(application, form), "obj", application, "project.assets.json")));
        return [.. assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name)];
    }

    private string OutputOf(string application, Form form) => Path.Combine(_packages.Folder, "published", $"{application} {form}");

    private string BuildOf(string application, Form form) => Path.Combine(_packages.Folder, "built", $"{application} {form}");

    private void Publish(string application, Form form) => Logs.Add(Command.Run(
        _packages.Folder,
        "dotnet",
        [
            "publish", Repository.PathOf("tests", "CallingDomain.Consumers", application), "--configuration", "Release",
            "--artifacts-path", BuildOf(application, form), "--output", OutputOf(application, form),
            $"-p:CallingDomainFeed={_packages.FirstFeed}", $"-p:CallingDomainVersion={_packages.Version}", $"-p:RestorePackagesPath={Restored}",
            .. form switch
            {
                Form.Trimmed => ["--use-current-runtime", "--self-contained", "-p:PublishTrimmed=true"],
                Form.Native => ["--use-current-runtime", "-p:PublishAot=true"],
                _ => Array.Empty<string>(),
            },
        ]));
}
