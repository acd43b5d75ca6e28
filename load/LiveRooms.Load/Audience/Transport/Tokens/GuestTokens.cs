using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using LiveRooms.Client;
using LiveRooms.Load.Audience.Transport.Sockets;
using LiveRooms.Protocol.Http;

namespace LiveRooms.Load.Audience.Transport.Tokens;

/// <summary>
/// Signs viewers in as guests, over HTTP, as fast as the edges let them. The engine chooses their ids, see
/// <see cref="IdOf"/>. On this machine the sign-ins come from as many addresses as connections, for the rate is of an address.
/// </summary>
internal sealed class GuestTokens : IViewerTokens
{
    // Sign-ins under way at a time.
    private const int AtOnce = 16;

    private static readonly TimeSpan _again = TimeSpan.FromSeconds(1);

    // As many as there are viewers.
    private readonly ConcurrentDictionary<string, Task<TokenReply>> _known = new();
    private readonly SemaphoreSlim _places = new(AtOnce);
    private readonly CancellationTokenSource _over = new();
    private readonly Func<IReadOnlyList<Uri>> _edges;
    private readonly TimeProvider _time;
    private readonly SourceAddresses _addresses;
    private readonly SocketsHttpHandler _handler;
    private int _connections;

    /// <param name="edges">The edges' addresses as they are now.</param>
    /// <param name="block">As in <see cref="SocketSettings.Block"/>.</param>
    /// <param name="time">Waits.</param>
    public GuestTokens(Func<IReadOnlyList<Uri>> edges, int block, TimeProvider time)
    {
        (_edges, _time, _addresses) = (edges, time, new SourceAddresses(block, thread: 0));
        _handler = new SocketsHttpHandler { MaxConnectionsPerServer = AtOnce, ConnectCallback = Connect };
    }

    /// <inheritdoc/>
    public async ValueTask<string> Of(ViewerIdentity viewer)
    {
        try
        {
            return (await _known.GetOrAdd(viewer.Id, static (_, it) => it.Tokens.SignIn(it.viewer), (Tokens: this, viewer))).Token;
        }
        catch
        {
            _known.TryRemove(viewer.Id, out _);
            throw;
        }
    }

    /// <inheritdoc/>
    public string IdOf(string id) => _known.TryGetValue(id, out var known) && known.IsCompletedSuccessfully ? known.Result.Viewer.ViewerId : id;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        _handler.Dispose();
    }

    private async Task<TokenReply> SignIn(ViewerIdentity viewer)
    {
        await _places.WaitAsync(_over.Token);
        try
        {
            while (true)
            {
                var edges = _edges();
                using var http = new HttpClient(_handler, disposeHandler: false) { BaseAddress = edges[viewer.Edge % edges.Count] };
                try
                {
                    return await new LiveRoomsApi(http).SignIn.GuestAsync(viewer.Name, _over.Token);
                }
                catch (LiveRoomsException e) when (e.Status == HttpStatusCode.TooManyRequests || e.Problem.Retryable)
                {
                    var wait = e.Problem.RetryAfterMs is { } millis ? TimeSpan.FromMilliseconds(millis) : _again;
                    await Task.Delay(wait, _time, _over.Token);
                }
            }
        }
        finally
        {
            _places.Release();
        }
    }

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancelled)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            if (IPAddress.TryParse(context.DnsEndPoint.Host, out var host) && LoopbackEdge.IsOurs(host))
            {
                socket.Dispose();
                socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(_addresses.Of(Interlocked.Increment(ref _connections) * SourceAddresses.ViewersOfOne % (AtOnce * SourceAddresses.ViewersOfOne)));
            }

            await socket.ConnectAsync(context.DnsEndPoint, cancelled);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
