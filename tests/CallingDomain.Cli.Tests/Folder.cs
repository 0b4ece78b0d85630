namespace CallingDomain.Cli.Tests;

/// <summary>A folder for one test.</summary>
internal sealed class Folder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("callingdomain");

    public string PathOf(params string[] parts) => Path.Combine([_folder.FullName, .. parts]);

    public string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
