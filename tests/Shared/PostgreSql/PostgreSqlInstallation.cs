namespace CallingDomain.Tests;

/// <summary>The PostgreSQL programs of this machine, and the user who runs them: PostgreSQL refuses to run as root.</summary>
internal sealed record PostgreSqlInstallation
{
    private static readonly string[] Programs = ["initdb", "pg_ctl", "postgres", "pg_basebackup"];

    private readonly string _folder;
    private readonly string[] _asUser; // the beginning of each command line

    private PostgreSqlInstallation(string folder, string[] asUser) => (_folder, _asUser) = (folder, asUser);

    /// <summary>The installation; null if there is none that can be run (<see cref="WhyMissing"/>).</summary>
    public static PostgreSqlInstallation? Found { get; }

    /// <summary>Why no server can be started on this machine; null if one can.</summary>
    public static string? WhyMissing { get; }

#pragma warning disable CA1810 // both are found together
    static PostgreSqlInstallation()
    {
        if (OperatingSystem.IsWindows()) WhyMissing = "a private PostgreSQL server is not started on Windows";
        else if (Folders().FirstOrDefault(folder => Programs.All(program => File.Exists(Path.Combine(folder, program)))) is not { } folder) WhyMissing = "PostgreSQL is not installed";
        else if (!Environment.IsPrivilegedProcess) Found = new PostgreSqlInstallation(folder, []);
        else if (InPath("setpriv") is not { } setpriv) WhyMissing = "PostgreSQL does not run as root, and setpriv is not installed";
        else if (NormalUser() is not [_, _, var user, var group, ..]) WhyMissing = "PostgreSQL does not run as root, and there is no user postgres or nobody";
        else Found = new PostgreSqlInstallation(folder, [setpriv, $"--reuid={user}", $"--regid={group}", "--clear-groups"]);
    }
#pragma warning restore CA1810

    /// <summary>The command line of a program, as the normal user.</summary>
    public string[] Command(string program, params string[] arguments) => [.. _asUser, Programs.Contains(program) ? Path.Combine(_folder, program) : program, .. arguments];

    // Links lead to the folder of all programs.
    private static IEnumerable<string> Folders() =>
        InPath("initdb") is { } initdb
            ? [Path.GetDirectoryName(new FileInfo(initdb).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? initdb)!, .. DebianFolders()]
            : DebianFolders();

    // The newest version first.
    private static IEnumerable<string> DebianFolders() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0).Select(folder => Path.Combine(folder, "bin"))
            : [];

    private static string? InPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static string[]? NormalUser()
    {
        var users = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).ToList();
        return users.Find(user => user[0] == "postgres") ?? users.Find(user => user[0] == "nobody");
    }
}
