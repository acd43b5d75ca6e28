using System.Globalization;
using System.IO.Pipelines;
using System.Security.Claims;
using LiveRooms.Edge.Outbound;
using LiveRooms.Protocol;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace LiveRooms.Edge.Transport;

/// <summary>
/// A connection that the edge makes itself, and hands to the hub as SignalR does its own. There is one for each viewer, so it is
/// small: it is its own features and its own pipe, and makes on first use what hardly anybody asks for.
/// </summary>
/// <param name="user">Who is signed in.</param>
internal abstract partial class LiveConnection(ClaimsPrincipal user)
    : ConnectionContext, IDuplexPipe, IViewerOutlet, IConnectionIdFeature, IConnectionItemsFeature, IConnectionTransportFeature,
    IConnectionUserFeature, IConnectionHeartbeatFeature, IConnectionLifetimeFeature, ITransferFormatFeature
{
    /// <summary>How long a send may stand still, no byte of it leaving: then its viewer is cut. On SignalR's own connections too.</summary>
    public static readonly TimeSpan SlowestWrite = TimeSpan.FromMinutes(1);

    /// <summary>The time between two beats, about.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>Beats that a connection gets for its last words, once it is ending.</summary>
    private const int LastBeats = 5;

    private static readonly int _stillBeatsAtMost = (int)(SlowestWrite / Pace);

    // Of this process, so that connections of several can be told apart in logs.
    private static readonly string _process = Guid.NewGuid().ToString("n")[..8];

    private static long _lastNumber;

    private readonly long _number = Interlocked.Increment(ref _lastNumber);
    private long _signInEnds = DateTimeOffset.MaxValue.UtcTicks;
    private string? _id;
    private IDuplexPipe? _before;
    private IDictionary<object, object?>? _items;
    private volatile (Action<object> Action, object State)[] _beats = [];
    private byte _endingBeats;
    private byte _stillBeats;
    private volatile bool _ending;
    private int _aborted;

    /// <summary>What the client sends. Cancelling a read of it begins the connection's end: see <see cref="OnEnding"/>.</summary>
    public abstract PipeReader Input { get; }

    /// <summary>The connection's own messages; each flush ends one message.</summary>
    public abstract PipeWriter Output { get; }

    /// <summary>Made up when asked for, unless it was given: a number, behind what stands for the process. No secret.</summary>
    public override string ConnectionId
    {
        get => _id ?? string.Create(CultureInfo.InvariantCulture, $"{_process}-{_number:x}");
        set => _id = value;
    }

    /// <inheritdoc cref="BaseConnectionContext.Items"/>
    public override IDictionary<object, object?> Items
    {
        get => _items ?? Interlocked.CompareExchange(ref _items, new ConnectionItems(), null) ?? _items!;
        set => _items = value;
    }

    /// <summary>The connection itself, but for what stands before it during the handshake.</summary>
    public override IDuplexPipe Transport
    {
        get => _before ?? this;
        set => _before = value == this ? null : value;
    }

    /// <summary>Never cancelled, so that nobody's registration is kept: the hub is told of the end by a call of its own.</summary>
    public override CancellationToken ConnectionClosed
    {
        get => CancellationToken.None;
        set => throw new NotSupportedException("The end is told to the hub alone.");
    }

    /// <summary>Who is signed in. Null once a session knows the viewer: see <see cref="Inbound.ViewerSessions"/>.</summary>
    public ClaimsPrincipal? User { get; set; } = user;

    /// <summary>When the sign-in ends, and with it the connection.</summary>
    public DateTimeOffset SignInEnds
    {
        get => new(_signInEnds, TimeSpan.Zero);
        init => _signInEnds = value.UtcTicks;
    }

    /// <inheritdoc/>
    public TransferFormat SupportedFormats => TransferFormat.Text | TransferFormat.Binary;

    /// <summary>How the connection's own messages are written, the handshake's answer among them.</summary>
    public TransferFormat ActiveFormat { get; set; } = TransferFormat.Text;

    /// <summary>Whether the connection was cut.</summary>
    public bool IsAborted => Volatile.Read(ref _aborted) != 0;

    /// <inheritdoc/>
    public abstract HandOver TrySend(OutboundFrame frame, FrameEncoding encoding, IOutletWaiter waiter);

    /// <summary>Keeps the hub's callback: it pings, and finds silent clients. Called by the connection's reading loop only.</summary>
    public void OnHeartbeat(Action<object> action, object state) => _beats = [.. _beats, (action, state)];

    /// <summary>
    /// To be called every <see cref="Pace"/>: pings, finds silence, ends what has no sign-in any more, and cuts who takes nothing of
    /// what is being sent.
    /// </summary>
    public void Beat(DateTimeOffset now)
    {
        if (_ending)
        {
            // Its last words do not leave: nobody reads them.
            if (_endingBeats++ >= LastBeats)
                Abort();
            return;
        }
        _stillBeats = StandsStill() ? (byte)(_stillBeats + 1) : (byte)0;
        if (_stillBeats >= _stillBeatsAtMost)
        {
            Abort();
            return;
        }
        foreach (var (action, state) in _beats)
            action(state);
        if (now.UtcTicks >= _signInEnds)
            RequestClose();
    }

    /// <summary>Ends the connection as the hub does it, with a close message that lets the client come again.</summary>
    public void RequestClose() => Input.CancelPendingRead();

    /// <summary>
    /// To be called when the connection begins to end, by a read that is cancelled or by the client's doing: the hub has a few beats to
    /// say its last words.
    /// </summary>
    internal void OnEnding() => _ending = true;

    /// <summary>Cuts the connection at once.</summary>
    public override void Abort()
    {
        if (Interlocked.Exchange(ref _aborted, 1) != 0)
            return;
        Cut();
        _hub?.Abort();
    }

    /// <inheritdoc/>
    public override void Abort(ConnectionAbortedException abortReason) => Abort();

    /// <inheritdoc/>
    void IViewerOutlet.Abort() => RequestClose();

    /// <inheritdoc/>
    void IViewerOutlet.Dismiss(CloseText why, TimeProvider time)
    {
        if (_hub is { } hub)
            _ = Goodbye.Say(hub, why, time);
        else
            Abort();
    }

    /// <summary>
    /// Ends what is under way: reads and flushes that are pending complete, and so do all that follow; a waiter is freed.
    /// Called once, by any thread. What is held is given back in <see cref="BaseConnectionContext.DisposeAsync"/>, after which the
    /// hub may still cancel reads and flushes.
    /// </summary>
    protected abstract void Cut();

    /// <summary>Whether something is being sent of which no byte has left since this was asked last.</summary>
    protected virtual bool StandsStill() => false;
}
