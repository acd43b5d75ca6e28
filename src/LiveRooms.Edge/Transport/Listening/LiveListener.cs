using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Edge.Transport.Listening;

/// <summary>
/// Accepts a port's sockets, counts them, and has each go its way: through the hub's door, or to Kestrel as it came.
/// </summary>
internal sealed partial class LiveListener : IConnectionListener
{
    /// <summary>Sockets that wait for Kestrel to take them.</summary>
    private const int MostHandedOver = 1_024;

    private static readonly TimeSpan _breath = TimeSpan.FromMilliseconds(250);

    private readonly Socket _listening;
    private readonly bool _noDelay;
    private readonly ListenerParts _parts;
    private readonly SocketConnectionContextFactory _kestrel;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<Arrival> _forKestrel = Channel.CreateBounded<Arrival>(MostHandedOver);
    private readonly IPEndPoint _local;
    private readonly Task _accepting;

    /// <summary>Begins to accept on a socket that is bound and listens.</summary>
    public LiveListener(Socket listening, bool noDelay, ListenerParts parts, SocketConnectionContextFactory kestrel, ILogger log)
    {
        (_listening, _noDelay, _parts, _kestrel, _log) = (listening, noDelay, parts, kestrel, log);
        _local = (IPEndPoint)listening.LocalEndPoint!;
        // What starts here would otherwise carry along, for good, whatever belongs to the host's start.
        using var _ = ExecutionContext.SuppressFlow();
        _accepting = Task.Run(AcceptAll);
    }

    /// <inheritdoc/>
    public EndPoint EndPoint => _local;

    /// <summary>The next socket that is Kestrel's; null when there will be no more.</summary>
    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (await _forKestrel.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_forKestrel.Reader.TryRead(out var arrival) && ForKestrel(arrival) is { } connection)
                return connection;
        }
        return null;
    }

    /// <summary>Accepts no more, and closes the sockets whose way is not decided. Those that Kestrel has, or will take, stay.</summary>
    public async ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _listening.Dispose();
        await _accepting.ConfigureAwait(false);
        _forKestrel.Writer.TryComplete();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await UnbindAsync().ConfigureAwait(false);
        while (_forKestrel.Reader.TryRead(out var arrival))
            arrival.Close();
        _kestrel.Dispose();
    }

    private ConnectionContext? ForKestrel(Arrival arrival)
    {
        try
        {
            var connection = _kestrel.Create(arrival.Socket);
            if (arrival.Beyond is { } limit)
                connection.Features.Set(new SpareSocket(limit));
            connection.ConnectionClosed.UnsafeRegister(static (state, _) => ((Arrival)state!).Leave(), arrival);
            return connection;
        }
#pragma warning disable CA1031 // Kestrel accepts no more when this throws, and it is one socket that failed.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogHandOverFailed(_log, e);
            arrival.Close();
            return null;
        }
    }
}
