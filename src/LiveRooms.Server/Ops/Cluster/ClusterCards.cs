using LiveRooms.Edge.Outbound;
using LiveRooms.Grains.Cluster;
using LiveRooms.Grains.Shedding;
using LiveRooms.Protocol.Http;

namespace LiveRooms.Server.Ops.Cluster;

/// <summary>What processes say of themselves, beside what the silos' membership says of silos, as operators see it.</summary>
internal static class ClusterCards
{
    /// <summary>Rooms in the answer at most.</summary>
    public const int MostRooms = 50;

    /// <summary>Silos that are dead in the answer at most; the membership keeps them for days.</summary>
    public const int MostDead = 8;

    private static readonly TimeSpan DeadFor = TimeSpan.FromMinutes(10);

    /// <summary>The whole answer.</summary>
    /// <param name="seen">What processes said last.</param>
    /// <param name="members">The membership; empty when it could not be asked.</param>
    /// <param name="now">The time.</param>
    public static ClusterCard Of(IReadOnlyCollection<ProcessSeen> seen, IReadOnlyCollection<MembershipEntry> members, DateTimeOffset now)
    {
        var bySilo = members.ToDictionary(member => member.SiloAddress.ToParsableString());
        var heard = seen.Select(process => (Said: process, Member: bySilo.GetValueOrDefault(process.Report.Silo?.Address ?? string.Empty)));
        var said = seen.Select(process => process.Report.Silo?.Address).ToHashSet();
        var silent = members.Where(member => !said.Contains(member.SiloAddress.ToParsableString()) && IsOfInterest(member, now))
            .OrderBy(member => member.Status == SiloStatus.Dead).ThenByDescending(member => member.StartTime);
        var dead = 0;
        ProcessCard[] processes =
        [
            .. heard.Select(pair => Card(pair.Said, pair.Member?.Status)),
            .. silent.Where(member => member.Status != SiloStatus.Dead || dead++ < MostDead).Select(Card),
        ];
        return new ClusterCard(
            now.ToUnixTimeMilliseconds(),
            [.. processes.OrderBy(card => card.Silo is null).ThenBy(card => card.Host, StringComparer.Ordinal).ThenBy(card => card.StartedAt)],
            Rooms(seen));
    }

    private static bool IsOfInterest(MembershipEntry member, DateTimeOffset now) =>
        member.Status != SiloStatus.Dead || now.UtcDateTime - member.IAmAliveTime < DeadFor;

    private static ProcessCard Card(ProcessSeen seen, SiloStatus? status)
    {
        var report = seen.Report;
        return new ProcessCard(
            report.Process.Value, report.Host, State(report, status), report.StartedAt.ToUnixTimeMilliseconds(),
            (long)seen.Ago.TotalMilliseconds, report.Version, Math.Round(report.Cpu, 3), report.MemoryBytes,
            report.Silo is { } silo ? Card(silo) : null,
            report.Edge is { } edge ? new EdgeCard(edge.Connections, edge.Viewers, edge.Rooms) : null,
            report.Load is { } load ? new ProcessLoadCard(LoadNames.Of(load.Level), LoadNames.Of(load.Cause)) : null);
    }

    private static SiloCard Card(SiloReport silo) => new(
        Plain(silo.Address), silo.Activations, silo.Labels.IsDefault ? [] : silo.Labels, silo.Storeless, silo.WentBack);

    private static ProcessCard Card(MembershipEntry member) => new(
        null, member.HostName, member.Status == SiloStatus.Active ? "silent" : State(null, member.Status),
        new DateTimeOffset(member.StartTime, TimeSpan.Zero).ToUnixTimeMilliseconds(), null, null, null, null,
        new SiloCard(Plain(member.SiloAddress.ToParsableString()), null, [], null, null), null, null);

    private static string State(ProcessReport? report, SiloStatus? silo) => silo switch
    {
        SiloStatus.Dead => "dead",
        SiloStatus.ShuttingDown or SiloStatus.Stopping => "stopping",
        SiloStatus.Created or SiloStatus.Joining => "starting",
        _ => State(report?.Edge?.State, report?.Silo?.State),
    };

    // Of a process that is both, the edge is emptied first.
    private static string State(EdgeState? edge, SiloState? silo) => (edge, silo) switch
    {
        (null or EdgeState.Empty, SiloState.Empty) or (EdgeState.Empty, null) => "empty",
        (EdgeState.Draining or EdgeState.Empty, _) or (_, SiloState.Draining or SiloState.Empty) => "draining",
        _ => "running",
    };

    // Without what tells two lives of one silo apart.
    private static string Plain(string address) => address.Split('@')[0];

    private static ClusterRoom[] Rooms(IEnumerable<ProcessSeen> seen)
    {
        var rooms = seen.SelectMany(process => process.Report.Edge?.Hottest ?? []).GroupBy(room => room.Show)
            .Select(edges => (Edges: edges.Count(), Room: Together([.. edges]))).ToArray();
        var order = OpenRooms.ByHeat(rooms.Select(room => room.Room)).Take(MostRooms);
        return [.. order.Join(rooms, room => room.Show, known => known.Room.Show, (room, known) => new ClusterRoom(known.Edges, OpenRooms.Card(room)))];
    }

    private static RoomStatus Together(RoomStatus[] edges)
    {
        var slowest = edges.MaxBy(room => room.Tick)!;
        return new RoomStatus(
            slowest.Show, edges.Sum(room => room.Viewers), edges.Max(room => room.Audience), edges.Max(room => room.Heat), slowest.Tick,
            slowest.Reason, edges.Max(room => room.Lines), edges.Max(room => room.LeftOut), edges.Sum(room => room.Deliveries),
            edges.Sum(room => room.Skipped));
    }
}
