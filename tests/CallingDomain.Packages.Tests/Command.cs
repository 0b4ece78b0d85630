using System.Diagnostics;

namespace CallingDomain.Packages.Tests;

/// <summary>A command that runs to its end.</summary>
internal static class Command
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Runs a command that must succeed.</summary>
    /// <returns>Its standard output.</returns>
    public static string Run(string folder, string file, params string[] arguments)
    {
        var (status, output, error) = Try(folder, file, arguments);
        Assert.True(status == 0, $"{file} {string.Join(' ', arguments)} ends with status {status}:\n{output}{error}");
        return output;
    }

    /// <summary>Runs a command that may fail.</summary>
    public static (int Status, string Output, string Error) Try(string folder, string file, params string[] arguments)
    {
        using var process = Process.Start(Start(folder, file, arguments))!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        Assert.True(process.WaitForExit(Patience), $"{file} {string.Join(' ', arguments)} has not ended after {Patience}.");
        return (process.ExitCode, output.Result, error.Result);
    }

    private static ProcessStartInfo Start(string folder, string file, string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // The tests run inside a build, whose settings are not for the builds that they start.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray()) start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        return start;
    }
}
