using System.Diagnostics;
using CallingDomain.Tests;

namespace CallingDomain.Cli.Tests;

/// <summary>The tool as <c>dotnet tool install</c> installs it from the folder of packages that <c>CALLINGDOMAIN_PACKAGES</c> names.</summary>
public sealed class InstalledTool : IDisposable
{
    /// <summary>The variable with the folder that <c>dotnet pack</c> has filled.</summary>
    public const string PackagesVariable = "CALLINGDOMAIN_PACKAGES";

    private readonly Folder _folder = new();

    public InstalledTool()
    {
        if (Packages is null) return;
        Native = Install("CallingDomain.Cli");
        Portable = Install("CallingDomain.Cli.any");
    }

    /// <summary>The folder of packages; null for none.</summary>
    public static string? Packages => Environment.GetEnvironmentVariable(PackagesVariable);

    /// <summary>The folder of the tool as it was built for these tests.</summary>
    public string Jit { get; } = AppContext.BaseDirectory;

    /// <summary>The folder of the tool in native code, which linux-x64 gets.</summary>
    public string Native { get; } = "";

    /// <summary>The folder of the portable tool, which all other machines get.</summary>
    public string Portable { get; } = "";

    public void Dispose() => _folder.Dispose();

    private string Install(string package)
    {
        var folder = _folder.PathOf(package);
        var config = _folder.Write("nuget.config", $"<configuration><packageSources><clear /><add key=\"packages\" value=\"{Path.GetFullPath(Packages!, Repository.PathOf())}\" /></packageSources></configuration>");
        using var install = Process.Start(new ProcessStartInfo("dotnet", ["tool", "install", package, "--prerelease", "--no-cache", "--tool-path", folder, "--configfile", config])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = install.StandardError.ReadToEndAsync();
        var output = install.StandardOutput.ReadToEnd();
        install.WaitForExit();
        Assert.True(install.ExitCode == 0, output + error.Result);
        return folder;
    }
}

/// <summary>A test of the installed tool, skipped without packages.</summary>
public sealed class InstalledToolFactAttribute : FactAttribute
{
    public InstalledToolFactAttribute()
    {
        if (InstalledTool.Packages is null) Skip = $"Needs the folder of 'dotnet pack -o' in {InstalledTool.PackagesVariable}.";
    }

    /// <summary>Whether the test needs <see cref="PostgreSqlServer.Shared"/>.</summary>
    public bool NeedsPostgreSql
    {
        get;
        init => Skip ??= (field = value) ? PostgreSqlServer.WhyMissing : null;
    }
}
