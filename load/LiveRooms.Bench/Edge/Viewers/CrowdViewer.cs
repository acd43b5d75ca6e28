using System.Text;
using LiveRooms.Bench.Edge.Servers;
using LiveRooms.Load.Audience.Transport;
using LiveRooms.Protocol;

namespace LiveRooms.Bench.Edge.Viewers;

/// <summary>One viewer: joins, and then counts what it is sent.</summary>
internal sealed class CrowdViewer(CrowdPart part, Gate gate, bool mayStall) : IViewerSink
{
    private readonly HashSet<string> _asked = [];
    private IViewerLink? _link;
    private volatile bool _joined;
    private volatile bool _stalled;
    private volatile bool _leaving;

    public bool MayStall => mayStall;

    public bool HasJoined => _joined;

    /// <summary>Changed under the lock of its part.</summary>
    public bool IsOver { get; set; }

    /// <summary>Has it connected.</summary>
    public void Enter(IViewerTransport viewers, ViewerIdentity identity)
    {
        var link = viewers.Connect(identity, this);
        Volatile.Write(ref _link, link);
    }

    /// <summary>Stops reading with the next frame, or reads again.</summary>
    public void Stall(bool stalled)
    {
        if (_stalled == stalled)
            return;
        _stalled = stalled;
        if (!stalled)
            _link!.Free();
    }

    /// <summary>Asks something of the hub, and does not wait for the answer.</summary>
    public void Ask(string method, string text)
    {
        if (!_joined || IsOver)
            return;
        _link!.Send(gate.Request(method, text));
        // A heart needs nobody's identity.
        if (method != HubMethods.React && _asked.Add(method))
            part.OnFirstAct();
    }

    /// <summary>Cuts the connection.</summary>
    public void Leave()
    {
        _leaving = true;
        _link!.Abort();
    }

    public void OnOpen()
    {
        var spin = default(SpinWait);
        // Who connects it has the link in a moment.
        while (Volatile.Read(ref _link) is null)
            spin.SpinOnce();
        _link!.Send(gate.Join);
    }

    public bool OnFrame(ReadOnlySpan<byte> frame, long at)
    {
        if (_stalled)
            return false;
        if (_joined)
            FrameWatch.Count(frame, BenchRoom.Micros(), part.Counts);
        return true;
    }

    public void OnMessage(ReadOnlySpan<byte> message, long at)
    {
        if (_joined || !message.StartsWith("{\"type\":3"u8))
            return;
        if (message.IndexOf("\"snapshot\":{"u8) < 0)
        {
            part.OnRefused(Encoding.UTF8.GetString(message));
            _link!.Abort();
            return;
        }

        _joined = true;
        part.OnJoined();
    }

    public void OnClosed(string? why)
    {
        if (_leaving)
            part.OnLeft(this);
        else
            part.OnLost(this, why);
    }
}
