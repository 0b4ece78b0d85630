using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace CallingDomain.Storage.PostgreSql.Tests;

/// <summary>Where in a request, which ends with a Sync message, and its answer the way to the server ends.</summary>
public enum CutAt
{
    /// <summary>The server gets half of the request.</summary>
    HalfRequest,

    /// <summary>The server gets and executes all statements, but not the Sync that commits them.</summary>
    BeforeSync,

    /// <summary>The server gets the request; its answer is lost.</summary>
    AfterRequest,

    /// <summary>The server has answered; the answer is lost.</summary>
    BeforeAnswer,
}

/// <summary>The way to a server, which is cut at the next request, or freezes there.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private static readonly byte[] Sync = "S\0\0\0\u0004"u8.ToArray();

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _serverPort;
    private readonly Task _accepting;
    private readonly TaskCompletionSource _frozen = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _thawed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Cut? _next;

    public CuttingProxy(string connectionString)
    {
        _listener.Start();
        _serverPort = new NpgsqlConnectionStringBuilder(connectionString).Port;
        ConnectionString = new NpgsqlConnectionStringBuilder(connectionString) { Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.ToString();
        _accepting = AcceptAsync();
    }

    /// <summary>The connection string of the way through this proxy.</summary>
    public string ConnectionString { get; }

    /// <summary>Cuts the connection of the next request.</summary>
    public void CutNext(CutAt at) => Interlocked.Exchange(ref _next, new Cut(at, Freezes: false));

    /// <summary>Stops the connection of the next request, and keeps it open.</summary>
    /// <returns>When it has stopped.</returns>
    public Task FreezeNextAsync(CutAt at)
    {
        Interlocked.Exchange(ref _next, new Cut(at, Freezes: true));
        return _frozen.Task;
    }

    /// <summary>The frozen connection goes on.</summary>
    public void Thaw() => _thawed.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        Thaw();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        var links = new List<Task>();
        try
        {
            while (true) links.Add(LinkAsync(await _listener.AcceptTcpClientAsync()));
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(links); // the end of the proxy
        }
    }

    private async Task LinkAsync(TcpClient client)
    {
        using var toClient = client;
        using var toServer = new TcpClient();
        try
        {
            await toServer.ConnectAsync(IPAddress.Loopback, _serverPort);
            var link = new Link();
            await await Task.WhenAny(SendAsync(toClient.GetStream(), toServer.GetStream(), link), AnswerAsync(toServer.GetStream(), toClient.GetStream(), link));
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException)
        {
            // one side has closed its end: so does the other
        }
    }

    private async Task SendAsync(NetworkStream client, NetworkStream server, Link link)
    {
        var buffer = new byte[1 << 16];
        for (int length; (length = await client.ReadAsync(buffer)) > 0;)
        {
            var request = buffer.AsMemory(0, length);
            if (!request.Span.EndsWith(Sync) || Interlocked.Exchange(ref _next, null) is not { } cut)
            {
                await server.WriteAsync(request);
                continue;
            }

            var sent = cut.At switch { CutAt.HalfRequest => length / 2, CutAt.BeforeSync => length - Sync.Length, _ => length };
            link.HoldsAnswers = true;
            await server.WriteAsync(request[..sent]);
            if (cut.At == CutAt.BeforeAnswer) await link.Answered.Task;
            if (!cut.Freezes) return;
            _frozen.TrySetResult();
            await _thawed.Task;
            await server.WriteAsync(request[sent..]);
        }
    }

    private async Task AnswerAsync(NetworkStream server, NetworkStream client, Link link)
    {
        var buffer = new byte[1 << 16];
        for (int length; (length = await server.ReadAsync(buffer)) > 0;)
        {
            if (link.HoldsAnswers)
            {
                link.Answered.TrySetResult();
                await _thawed.Task;
            }

            await client.WriteAsync(buffer.AsMemory(0, length));
        }
    }

    private sealed record Cut(CutAt At, bool Freezes);

    private sealed class Link
    {
        public volatile bool HoldsAnswers;

        public TaskCompletionSource Answered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
