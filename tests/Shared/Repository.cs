namespace CallingDomain.Tests;

/// <summary>Files of this repository, found upwards from where its tests run.</summary>
internal static class Repository
{
    private static readonly string Root = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    public static string Text(params string[] parts) => File.ReadAllText(PathOf(parts));

    private static string Find(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "CallingDomain.sln")) ? folder.FullName : Find(folder.Parent!);
}
