using System.Diagnostics;
using System.Text;
using CallingDomain.Tests;

namespace CallingDomain.Host.Tests;

/// <summary>A host as a process of its own, on a free port.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HostProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
    }

    public HttpClient Http { get; } = new();

    /// <summary>The log until now.</summary>
    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    /// <summary>The reference host, as <c>dotnet run</c> starts it.</summary>
    /// <param name="data">The folder of its files.</param>
    /// <param name="settings">Further configuration, such as <c>Carrier:Seed=3</c>.</param>
    public static Task<HostProcess> StartReferenceHostAsync(string data, params string[] settings) =>
        StartAsync("ReferenceHost.dll", Repository.PathOf("docs", "examples", "host"), [$"--Data={data}", .. settings.Select(setting => $"--{setting}")]);

    /// <summary>A host that was built beside the tests.</summary>
    public static async Task<HostProcess> StartAsync(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program), "--Urls=http://127.0.0.1:0", .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var host = new HostProcess(start);
        host._process.Start();
        host._process.BeginOutputReadLine();
        host._process.BeginErrorReadLine();
        _ = host._process.WaitForExitAsync().ContinueWith(_ => host._address.TrySetException(new InvalidOperationException($"The host has ended:\n{host.Output}")), TaskScheduler.Default);
        host.Http.BaseAddress = await host._address.Task.WaitAsync(Patience);
        return host;
    }

    /// <summary>Waits for a text in the log, which is written a little later than an answer.</summary>
    public async Task UntilLoggedAsync(string text)
    {
        for (var until = Environment.TickCount64 + Patience.TotalMilliseconds; !Output.Contains(text, StringComparison.Ordinal); await Task.Delay(50)) Assert.True(Environment.TickCount64 < until, $"The log lacks '{text}':\n{Output}");
    }

    /// <summary>Ends the process at once, as <c>kill -9</c> and a power cut do.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
        Http.Dispose();
    }

    private void Read(string? line)
    {
        const string Listening = "Now listening on: ";
        if (line is null) return;
        lock (_output) _output.AppendLine(line);
        if (line.Contains(Listening, StringComparison.Ordinal)) _address.TrySetResult(new Uri(line[(line.IndexOf(Listening, StringComparison.Ordinal) + Listening.Length)..]));
    }
}
