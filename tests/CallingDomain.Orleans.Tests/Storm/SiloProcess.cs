using System.Diagnostics;
using System.Globalization;
using CallingDomain.Tests;

namespace CallingDomain.Orleans.Tests.Storm;

/// <summary>A silo of a storm, which is killed and started again at the same ports.</summary>
/// <param name="name">Its place, from 0.</param>
/// <param name="connection">The database.</param>
/// <param name="carrierPort">The port of the carrier.</param>
/// <param name="log">The file of its log.</param>
internal sealed class SiloProcess(int name, string connection, int carrierPort, StreamWriter log) : IDisposable
{
    private Process? _process;
    private TaskCompletionSource _active = new();

    public int Port { get; } = PostgreSqlServer.NewPort();

    public int GatewayPort { get; } = PostgreSqlServer.NewPort();

    public bool IsRunning => _process is { HasExited: false };

    public Task IsActive => _active.Task;

    /// <summary>Starts the process, and starts it again if it ends before it is active, for example because the database is away.</summary>
    public void Start()
    {
        _process?.Dispose();
        var process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [typeof(SiloProcess).Assembly.Location, "silo", connection, Text(Port), Text(GatewayPort), Text(carrierPort)])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        var active = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data == StormSilo.Active) active.TrySetResult();
            else Write(line.Data);
        };
        process.ErrorDataReceived += (_, line) => Write(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        (_process, _active) = (process, active);
    }

    /// <summary>Waits until the silo is a member of the cluster.</summary>
    public async Task UntilActiveAsync()
    {
        while (!_active.Task.IsCompleted)
        {
            await Task.WhenAny(_active.Task, Task.Delay(200));
            if (_process is { HasExited: true }) Start();
        }
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Sends a signal, such as TERM, STOP, CONT.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", Text(_process!.Id)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits until the process has ended by itself.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> UntilEndedAsync()
    {
        await _process!.WaitForExitAsync();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (IsRunning) _process!.Kill();
        _process?.Dispose();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Write(string? line)
    {
        if (line is null) return;
        lock (log) log.WriteLine($"[{name}] {line}");
    }
}
