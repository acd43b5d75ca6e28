using System.Diagnostics.Metrics;

namespace LiveRooms.Edge.Telemetry;

/// <summary>The edge's measurements, meter <see cref="MeterName"/>. No tag names a viewer or a show.</summary>
public sealed class EdgeMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "LiveRooms.Edge";

    private readonly Counter<long> _calls;
    private readonly Histogram<double> _callTime;
    private readonly UpDownCounter<long> _connections;
    private readonly UpDownCounter<long> _rooms;
    private readonly Counter<long> _frames;
    private readonly Counter<long> _deliveries;
    private readonly Counter<long> _personal;
    private readonly Histogram<double> _follow;
    private readonly Histogram<double> _report;
    private readonly Counter<long> _lines;
    private readonly Counter<long> _refusedAhead;
    private readonly Counter<long> _sockets;
    private readonly Counter<long> _socketsRefused;

    /// <summary>Makes the instruments.</summary>
    public EdgeMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _calls = meter.CreateCounter<long>("liverooms.edge.calls", "{call}", "Hub calls by method and code (0 = done).");
        _callTime = meter.CreateHistogram<double>("liverooms.edge.call.duration", "s", "Time to answer a hub call, by method.");
        _connections = meter.CreateUpDownCounter<long>("liverooms.edge.connections", "{connection}", "Open hub connections.");
        _rooms = meter.CreateUpDownCounter<long>("liverooms.edge.rooms", "{room}", "Open relays.");
        _frames = meter.CreateCounter<long>("liverooms.edge.frames", "{frame}", "Ticks in which a room's viewers were sent something.");
        _deliveries = meter.CreateCounter<long>("liverooms.edge.deliveries", "{delivery}", "Frames handed to viewers' connections.");
        _personal = meter.CreateCounter<long>("liverooms.edge.deliveries.personal", "{delivery}", "Of them, frames made for one viewer.");
        _follow = meter.CreateHistogram<double>("liverooms.edge.follow.duration", "s", "Time a follow waited for news.");
        _report = meter.CreateHistogram<double>("liverooms.edge.report.duration", "s", "Time until a report was stored.");
        _lines = meter.CreateCounter<long>("liverooms.edge.chat.lines", "{line}", "Chat lines reported.");
        _refusedAhead = meter.CreateCounter<long>(
            "liverooms.edge.refused.ahead", "{request}", "Reservations refused without asking the drop, which is known to be sold out or closed.");
        _sockets = meter.CreateCounter<long>("liverooms.edge.sockets", "{socket}", "Accepted sockets by who serves them: edge or kestrel.");
        _socketsRefused = meter.CreateCounter<long>(
            "liverooms.edge.sockets.refused", "{socket}", "Sockets closed when they were accepted, by the limit: edge or address.");
    }

    internal void OnCall(string method, int code, TimeSpan took)
    {
        _calls.Add(1, new("method", method), new("code", code));
        _callTime.Record(took.TotalSeconds, new KeyValuePair<string, object?>("method", method));
    }

    internal void OnConnected() => _connections.Add(1);

    internal void OnDisconnected() => _connections.Add(-1);

    internal void OnRoomOpened() => _rooms.Add(1);

    internal void OnRoomClosed() => _rooms.Add(-1);

    internal void OnFrame(int deliveries, int personal)
    {
        _frames.Add(1);
        _deliveries.Add(deliveries);
        _personal.Add(personal);
    }

    internal void OnRefusedAhead() => _refusedAhead.Add(1);

    internal void OnSocket(bool ours) => _sockets.Add(1, new KeyValuePair<string, object?>("by", ours ? "edge" : "kestrel"));

    internal void OnSocketRefused(string limit) => _socketsRefused.Add(1, new KeyValuePair<string, object?>("limit", limit));

    internal void OnFollow(TimeSpan took) => _follow.Record(took.TotalSeconds);

    internal void OnReport(TimeSpan took, int lines)
    {
        _report.Record(took.TotalSeconds);
        _lines.Add(lines);
    }
}
