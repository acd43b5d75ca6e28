using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using LiveRooms.Load.Audience.Transport.Tokens;
using LiveRooms.Load.Runner;
using LiveRooms.Protocol;

namespace LiveRooms.Load.Audience.Transport.Platform;

/// <summary>One viewer's WebSocket of the platform.</summary>
#pragma warning disable CA1001 // It ends itself, and may be asked for anything afterwards.
internal sealed class PlatformLink(IViewerSink sink, RunClock clock) : IViewerLink
#pragma warning restore CA1001
{
    // Sends that wait; beyond, one is refused.
    private const int MaxWaiting = 64;
    private const int BufferSize = 4_096;
    private const int LongestMessage = 16 * 1024 * 1024;

    private static readonly TimeSpan _pace = TimeSpan.FromSeconds(15);
    // An edge has as long to answer a close, and pings as often.
    private static readonly long _goodbye = (long)_pace.TotalMicroseconds;
    private static readonly long _silence = 3 * _goodbye;

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _over = new();
    private readonly Channel<bool> _free = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Channel<ReadOnlyMemory<byte>> _outgoing =
        Channel.CreateBounded<ReadOnlyMemory<byte>>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });

    private volatile bool _open;
    private volatile bool _closing;
    private volatile bool _held;
    private long _heard;
    private long _closed;
    private string? _why;

    /// <inheritdoc/>
    public bool Send(ReadOnlyMemory<byte> messages) => _open && _outgoing.Writer.TryWrite(messages);

    /// <inheritdoc/>
    public void Free() => _free.Writer.TryWrite(true);

    /// <inheritdoc/>
    public void Close()
    {
        if (!_open)
        {
            Abort();
            return;
        }

        Volatile.Write(ref _closed, clock.Now);
        (_closing, _open) = (true, false);
        _outgoing.Writer.TryComplete();
        Free();
    }

    /// <inheritdoc/>
    public void Abort()
    {
        _open = false;
        _over.Cancel();
    }

    /// <summary>The connection's life; throws nothing.</summary>
    /// <param name="edge">Where.</param>
    /// <param name="tokens">Says who it is.</param>
    /// <param name="viewer">Who.</param>
    /// <param name="over">Cuts it.</param>
    public async Task Run(Uri edge, IViewerTokens tokens, ViewerIdentity viewer, CancellationToken over)
    {
        using var cut = over.UnsafeRegister(static link => ((PlatformLink)link!).Abort(), this);
        try
        {
            var scheme = edge.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs;
            var hub = new UriBuilder(new Uri(edge, HubMethods.Path)) { Scheme = scheme, Query = $"access_token={await tokens.Of(viewer)}" };
            _heard = clock.Now;
            var watch = Watch();
            await _socket.ConnectAsync(hub.Uri, _over.Token);
            await _socket.SendAsync(HubMessages.Handshake, WebSocketMessageType.Text, endOfMessage: true, _over.Token);
            var beside = Task.WhenAll(Write(), watch);
            await Read();
            await _over.CancelAsync();
            await beside;
        }
#pragma warning disable CA1031 // Whatever it was, this viewer hears of it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _why ??= e is OperationCanceledException ? null : e.Message;
        }

        _open = false;
        await _over.CancelAsync();
        _socket.Dispose();
        sink.OnClosed(_why);
    }

    private async Task Read()
    {
        var (buffer, length) = (new byte[BufferSize], 0);
        while (true)
        {
            if (length == buffer.Length)
                Array.Resize(ref buffer, length < LongestMessage ? 2 * length : throw new InvalidDataException("A message has no end."));
            var read = await _socket.ReceiveAsync(buffer.AsMemory(length), _over.Token);
            if (read.MessageType == WebSocketMessageType.Close)
                return;
            Volatile.Write(ref _heard, clock.Now);
            length += read.Count;
            var from = 0;
            for (var end = Find(buffer, from, length); end >= 0; end = Find(buffer, from, length))
            {
                if (!Hear(buffer.AsSpan(from, end - from)))
                    await Hold();
                from = end + 1;
            }

            buffer.AsSpan(from, length - from).CopyTo(buffer);
            length -= from;
        }
    }

    private static int Find(byte[] buffer, int from, int length) =>
        buffer.AsSpan(from, length - from).IndexOf(HubMessages.End) is >= 0 and var at ? from + at : -1;

    private bool Hear(ReadOnlySpan<byte> message)
    {
        var now = clock.Now;
        if (HubMessages.IsFrame(message))
            return _closing || sink.OnFrame(message, now);
        var welcome = !_open && !_closing && HubMessages.IsWelcome(message);
        if (HubMessages.IsClose(message) || (!welcome && !_open && !_closing))
            _why = Encoding.UTF8.GetString(message);
        if (welcome)
        {
            _open = true;
            sink.OnOpen();
        }
        else
            sink.OnMessage(message, now);
        return true;
    }

    private async Task Hold()
    {
        _held = true;
        await _free.Reader.ReadAsync(_over.Token);
        Volatile.Write(ref _heard, clock.Now);
        _held = false;
    }

    private async Task Write()
    {
        await foreach (var messages in _outgoing.Reader.ReadAllAsync(_over.Token))
            await _socket.SendAsync(messages, WebSocketMessageType.Text, endOfMessage: true, _over.Token);
        await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, _over.Token);
    }

    // Pings, and finds silence, and a server that does not let it go.
    private async Task Watch()
    {
        using var timer = new PeriodicTimer(_pace, clock.Time);
        while (await timer.WaitForNextTickAsync(_over.Token))
        {
            Send(HubMessages.Ping);
            var silent = !_held && clock.Now - Volatile.Read(ref _heard) >= _silence;
            if (silent)
                _why ??= "silence";
            if (silent || (_closing && clock.Now - Volatile.Read(ref _closed) >= _goodbye))
                Abort();
        }
    }
}
