using System.Diagnostics;

namespace CallingDomain.Cli.Tests;

/// <summary>The tool as a process of its own, which a signal can end.</summary>
internal sealed class ToolProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private ToolProcess(Process process) => _process = process;

    public static ToolProcess Start(params string[] arguments) => Start([], arguments);

    public static ToolProcess Start((string Name, string? Value)[] environment, params string[] arguments) => StartFile("dotnet", environment, [typeof(Cli).Assembly.Location, .. arguments]);

    /// <summary>Starts another build of the tool.</summary>
    public static ToolProcess StartFile(string file, (string Name, string? Value)[] environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return new ToolProcess(process);
    }

    /// <summary>Sends a signal, such as <c>INT</c>; a process that has ended takes none.</summary>
    public void Signal(string signal)
    {
        using var kill = Process.Start(new ProcessStartInfo("kill", [$"-{signal}", $"{_process.Id}"]) { RedirectStandardError = true })!;
        kill.WaitForExit();
    }

    /// <summary>Waits until a condition holds or the process has ended.</summary>
    public void Until(Func<bool> condition)
    {
        while (!_process.HasExited && !condition()) Thread.Sleep(1);
    }

    /// <summary>Whether the process ends within a time.</summary>
    public bool EndsWithin(int milliseconds) => _process.WaitForExit(milliseconds);

    /// <summary>Waits for the end.</summary>
    /// <returns>The status and standard error.</returns>
    public (int Status, string Error) End()
    {
        var error = _process.StandardError.ReadToEnd();
        Assert.True(_process.WaitForExit(Patience), "The process has not ended.");
        return (_process.ExitCode, error);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit(Patience); // its locks end with it
        _process.Dispose();
    }
}
