using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CallingDomain.Dialing;
using CallingDomain.Hosting;

namespace CallingDomain.Orleans.Tests.Storm;

/// <summary>The telephony of a silo: a connection to <see cref="StormCarrier"/>.</summary>
internal sealed class CarrierLine : ICallPlacer, IAsyncDisposable
{
    private readonly TcpClient _client = new();
    private readonly ConcurrentDictionary<long, TaskCompletionSource<string>> _asked = [];
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly StreamWriter _writer;
    private long _last;

    public CarrierLine(int port)
    {
        _client.Connect(IPAddress.Loopback, port);
        _writer = new StreamWriter(_client.GetStream()) { AutoFlush = true };
        _ = ReadAsync();
    }

    public async Task<CallEnding?> PlaceAsync(PlacedCall placed, CancellationToken cancellation) =>
        await AskAsync(string.Create(CultureInfo.InvariantCulture, $"PLACE {placed.Key} {placed.Number.Digits} {placed.Attempt.PhoneAttempt}"), cancellation) == "PLACED" ? null : new CallEnding(CallStatus.NotDialed);

    public async ValueTask<CallResolution> ResolveAsync(PlacedCall placed, CancellationToken cancellation) => (await AskAsync($"RESOLVE {placed.Key}", cancellation)).Split(' ') switch
    {
        ["NOT-PLACED"] => new CallResolution.NotPlaced(),
        ["ENDED", var status] => new CallResolution.Ended(new CallEnding(Enum.Parse<CallStatus>(status))),
        _ => new CallResolution.UnderWay(),
    };

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _writing.Dispose();
        await Task.CompletedTask;
    }

    private async Task<string> AskAsync(string request, CancellationToken cancellation)
    {
        var id = Interlocked.Increment(ref _last);
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked[id] = answer;
        await _writing.WaitAsync(cancellation);
        try
        {
            await _writer.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{id} {request}"));
        }
        finally
        {
            _writing.Release();
        }

        return await answer.Task.WaitAsync(cancellation);
    }

    private async Task ReadAsync()
    {
        using var reader = new StreamReader(_client.GetStream());
        while (await reader.ReadLineAsync() is { } line)
        {
            var end = line.IndexOf(' ', StringComparison.Ordinal);
            if (_asked.TryRemove(long.Parse(line.AsSpan(0, end), CultureInfo.InvariantCulture), out var answer)) answer.SetResult(line[(end + 1)..]);
        }
    }
}
