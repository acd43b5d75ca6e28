using System.Diagnostics.Metrics;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Transport.Listening;
using LiveRooms.Protocol;
using LiveRooms.Rules.Rooms;

namespace LiveRooms.Edge.Telemetry;

/// <summary>The edge's measurements, meter <see cref="MeterName"/>. No tag names a viewer or a show.</summary>
public sealed class EdgeMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "LiveRooms.Edge";

    /// <summary>What was not admitted: a connection.</summary>
    internal const string Connect = "connect";

    /// <summary>What was not admitted: a join.</summary>
    internal const string Join = "join";

    private static readonly InstrumentAdvice<double> TickBounds = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.25, 0.5, 1],
    };

    // Boxed once: hearts come by the million.
    private static readonly object Done = 0;
    private static readonly object Yes = "yes";
    private static readonly object No = "no";

    private readonly Counter<long> _calls;
    private readonly Histogram<double> _callTime;
    private readonly UpDownCounter<long> _connections;
    private readonly UpDownCounter<long> _viewers;
    private readonly Counter<long> _joins;
    private readonly Counter<long> _itemsSkipped;
    private readonly UpDownCounter<long> _rooms;
    private readonly Counter<long> _frames;
    private readonly Counter<long> _deliveries;
    private readonly Counter<long> _personal;
    private readonly Counter<long> _skipped;
    private readonly Counter<long> _tooSlow;
    private readonly Histogram<double> _round;
    private readonly Histogram<double> _follow;
    private readonly Histogram<double> _report;
    private readonly Counter<long> _lines;
    private readonly Counter<long> _refusedAhead;
    private readonly Counter<long> _forgotten;
    private readonly Counter<long> _sockets;
    private readonly Counter<long> _socketsRefused;
    private readonly UpDownCounter<long> _undecided;
    private readonly Histogram<double> _tick;
    private readonly UpDownCounter<long> _heat;
    private readonly Counter<long> _heatChanges;
    private readonly Counter<long> _leftOut;
    private readonly Counter<long> _notAdmitted;
    private readonly Counter<long> _shed;
    private readonly Counter<long> _drained;
    private readonly UpDownCounter<long> _warmWanted;
    private readonly UpDownCounter<long> _warmReady;

    /// <summary>Makes the instruments.</summary>
    public EdgeMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _calls = meter.CreateCounter<long>("liverooms.edge.calls", "{call}", "Hub calls by method and code (0 = done).");
        _callTime = meter.CreateHistogram<double>("liverooms.edge.call.duration", "s", "Time to answer a hub call, by method.");
        _connections = meter.CreateUpDownCounter<long>("liverooms.edge.connections", "{connection}", "Open hub connections.");
        _viewers = meter.CreateUpDownCounter<long>("liverooms.edge.viewers", "{viewer}", "Viewers in rooms.");
        _joins = meter.CreateCounter<long>("liverooms.edge.joins", "{join}", "Viewers let into a room, by whether they resumed where they were.");
        _rooms = meter.CreateUpDownCounter<long>("liverooms.edge.rooms", "{room}", "Open relays.");
        _frames = meter.CreateCounter<long>("liverooms.edge.frames", "{frame}", "Ticks in which a room's viewers were sent something.");
        _deliveries = meter.CreateCounter<long>("liverooms.edge.deliveries", "{delivery}", "Frames handed to viewers' connections.");
        _personal = meter.CreateCounter<long>("liverooms.edge.deliveries.personal", "{delivery}", "Of them, frames made for one viewer.");
        _skipped = meter.CreateCounter<long>(
            "liverooms.edge.deliveries.skipped", "{delivery}", "Viewers passed over in a tick, because their last frame had not left.");
        _itemsSkipped = meter.CreateCounter<long>(
            "liverooms.edge.items.skipped", "{item}",
            "What viewers did not get, by class: latest (values that were old before they could be sent), sampled (chat lines), critical (viewers ended for it, to resume).");
        _tooSlow = meter.CreateCounter<long>("liverooms.edge.viewers.too_slow", "{viewer}", "Viewers ended because they lacked too many critical events.");
        _round = meter.CreateHistogram<double>("liverooms.edge.round.duration", "s", "Time to hand a tick to all viewers of a room.");
        _follow = meter.CreateHistogram<double>("liverooms.edge.follow.duration", "s", "Time a follow waited for news.");
        _report = meter.CreateHistogram<double>("liverooms.edge.report.duration", "s", "Time until a report was stored.");
        _lines = meter.CreateCounter<long>("liverooms.edge.chat.lines", "{line}", "Chat lines reported.");
        _refusedAhead = meter.CreateCounter<long>(
            "liverooms.edge.refused.ahead", "{request}", "Reservations refused without asking the drop, which is known to be sold out or closed.");
        _forgotten = meter.CreateCounter<long>(
            "liverooms.edge.reservations.forgotten", "{reservation}", "Reservations that the viewer's own list lacks, for it could not be told.");
        _sockets = meter.CreateCounter<long>("liverooms.edge.sockets", "{socket}", "Accepted sockets by who serves them: edge or kestrel.");
        _socketsRefused = meter.CreateCounter<long>(
            "liverooms.edge.sockets.refused", "{socket}", "Sockets closed when they were accepted, or whose hub request was refused, by the limit: edge or address.");
        _undecided = meter.CreateUpDownCounter<long>("liverooms.edge.sockets.undecided", "{socket}", "Sockets of which it is not known yet who serves them.");
        _tick = meter.CreateHistogram("liverooms.edge.tick", "s", "Time from a room's round of frames to its next, by what sets it.", advice: TickBounds);
        _heat = meter.CreateUpDownCounter<long>("liverooms.edge.rooms.heat", "{room}", "Open relays by how their room is treated.");
        _heatChanges = meter.CreateCounter<long>("liverooms.edge.rooms.heat.changes", "{change}", "Rooms promoted (up) and demoted (down), by what they became.");
        _leftOut = meter.CreateCounter<long>("liverooms.edge.chat.left_out", "{line}", "Chat lines of huge rooms that were not shown to all.");
        _notAdmitted = meter.CreateCounter<long>(
            "liverooms.edge.refused.admission", "{request}", "Connections (connect) and joins (join) sent away with a time to come again, by code.");
        _shed = meter.CreateCounter<long>(
            "liverooms.edge.refused.load", "{request}", "Of them, connections (connect) and joins (join) of newcomers, because the process has much to do.");
        _drained = meter.CreateCounter<long>("liverooms.edge.drained", "{viewer}", "Viewers sent to other edges, because this one is emptied.");
        _warmWanted = meter.CreateUpDownCounter<long>("liverooms.edge.warm.wanted", "{room}", "Rooms that operators asked to keep warm.");
        _warmReady = meter.CreateUpDownCounter<long>("liverooms.edge.warm.ready", "{room}", "Of them, those whose relay follows its show.");
    }

    internal void OnCall(string method, int code, TimeSpan took)
    {
        _calls.Add(1, new("method", method), new("code", code == 0 ? Done : code));
        _callTime.Record(took.TotalSeconds, new KeyValuePair<string, object?>("method", method));
    }

    internal void OnConnected() => _connections.Add(1);

    internal void OnDisconnected() => _connections.Add(-1);

    internal void OnJoined(bool resumed)
    {
        _viewers.Add(1);
        _joins.Add(1, new KeyValuePair<string, object?>("resumed", resumed ? Yes : No));
    }

    internal void OnLeft() => _viewers.Add(-1);

    internal void OnRoomOpened() => _rooms.Add(1);

    internal void OnRoomClosed() => _rooms.Add(-1);

    internal void OnRound(RoundResult round)
    {
        _round.Record(round.Took.TotalSeconds);
        _skipped.Add(round.Skipped);
        _tooSlow.Add(round.TooSlow);
        OnSkipped("latest", round.Skipped);
        OnSkipped("sampled", round.LinesSkipped);
        OnSkipped("critical", round.TooSlow);
        if (round.Sent == 0)
            return;
        _frames.Add(1);
        _deliveries.Add(round.Sent);
        _personal.Add(round.Personal);
    }

    /// <summary>A room opened (no heat before), changed, or closed (none after).</summary>
    internal void OnHeat(RoomHeat? was, RoomHeat? heat)
    {
        if (was is { } before)
            _heat.Add(-1, new KeyValuePair<string, object?>("heat", WireNames.Of(before)));
        if (heat is { } after)
            _heat.Add(1, new KeyValuePair<string, object?>("heat", WireNames.Of(after)));
        if (was is not null && heat is { } changed)
            _heatChanges.Add(1, new("direction", changed > was ? "up" : "down"), new("heat", WireNames.Of(changed)));
    }

    internal void OnTick(TimeSpan tick, TickReason reason) =>
        _tick.Record(tick.TotalSeconds, new KeyValuePair<string, object?>("reason", WireNames.Of(reason)));

    internal void OnLeftOut(int lines) => _leftOut.Add(lines);

    internal void OnRefusedAhead() => _refusedAhead.Add(1);

    /// <summary>So many reservations are not in their viewers' lists.</summary>
    internal void OnForgotten(int count) => _forgotten.Add(count);

    internal void OnNotAdmitted(string what, ProblemCode code) => _notAdmitted.Add(1, new("what", what), new("code", (int)code));

    internal void OnShed(string what) => _shed.Add(1, new KeyValuePair<string, object?>("what", what));

    internal void OnDrained() => _drained.Add(1);

    /// <summary>The numbers of warm rooms changed by so many.</summary>
    internal void OnWarm(int wanted, int ready)
    {
        _warmWanted.Add(wanted);
        _warmReady.Add(ready);
    }

    internal void OnSocket(bool ours) => _sockets.Add(1, new KeyValuePair<string, object?>("by", ours ? "edge" : "kestrel"));

    internal void OnSocketRefused(SocketLimit limit) =>
        _socketsRefused.Add(1, new KeyValuePair<string, object?>("limit", limit == SocketLimit.Edge ? "edge" : "address"));

    internal void OnUndecided(int change) => _undecided.Add(change);

    internal void OnFollow(TimeSpan took) => _follow.Record(took.TotalSeconds);

    internal void OnReport(TimeSpan took, int lines)
    {
        _report.Record(took.TotalSeconds);
        _lines.Add(lines);
    }

    private void OnSkipped(string items, long count)
    {
        if (count > 0)
            _itemsSkipped.Add(count, new KeyValuePair<string, object?>("class", items));
    }
}
