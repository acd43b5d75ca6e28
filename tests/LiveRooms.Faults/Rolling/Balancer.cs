using System.Net;
using System.Net.Sockets;

namespace LiveRooms.Faults.Rolling;

/// <summary>
/// One address for several servers: each new connection goes to the next server that says that it is ready, and stays with it
/// whatever that server says later, as behind any balancer of connections.
/// </summary>
internal sealed class Balancer : IAsyncDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    private readonly Uri[] _servers;
    private readonly bool[] _ready;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ended = new();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(2) };
    private readonly Task[] _running;
    private TaskCompletionSource _looked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _next;

    internal Balancer(params Uri[] servers)
    {
        _servers = servers;
        _ready = new bool[servers.Length];
        _listener.Start(1_024);
        Address = new Uri($"http://{_listener.LocalEndpoint}");
        _running = [Accept(), .. servers.Select((_, number) => Look(number))];
    }

    internal Uri Address { get; }

    /// <summary>Ends when a server is known to be ready, or not to be.</summary>
    internal async Task Knows(int server, bool ready)
    {
        while (Volatile.Read(ref _ready[server]) != ready)
            await Volatile.Read(ref _looked).Task.WaitAsync(_ended.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _listener.Stop();
        await Task.WhenAll(_running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _http.Dispose();
        _ended.Dispose();
    }

    private async Task Look(int number)
    {
        var question = new Uri(_servers[number], "health/ready");
        while (true)
        {
            var ready = false;
            try
            {
                using var answer = await _http.GetAsync(question, _ended.Token);
                ready = answer.IsSuccessStatusCode;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !_ended.IsCancellationRequested)
            {
                // It is not there.
            }

            Volatile.Write(ref _ready[number], ready);
            Interlocked.Exchange(ref _looked, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
            await Task.Delay(Period, TimeProvider.System, _ended.Token);
        }
    }

    private async Task Accept()
    {
        while (true)
            _ = Serve(await _listener.AcceptTcpClientAsync(_ended.Token));
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            if (Choose() is not { } chosen)
                return;
            using var server = new TcpClient { NoDelay = true };
            client.NoDelay = true;
            try
            {
                await server.ConnectAsync(chosen.Host, chosen.Port, _ended.Token);
                await Task.WhenAll(Pass(client, server), Pass(server, client));
            }
            catch (Exception e) when (e is SocketException or IOException or OperationCanceledException)
            {
                // Both ends learn of it as they are closed.
            }
        }
    }

    private Uri? Choose()
    {
        var first = Interlocked.Increment(ref _next);
        for (var i = 0; i < _servers.Length; i++)
        {
            var number = (first + i) % _servers.Length;
            if (Volatile.Read(ref _ready[number]))
                return _servers[number];
        }

        return null;
    }

    private async Task Pass(TcpClient from, TcpClient to)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream(), _ended.Token);
        }
        finally
        {
            if (to.Connected)
                to.Client.Shutdown(SocketShutdown.Send);
        }
    }
}
