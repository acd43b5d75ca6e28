using LiveRooms.Grains.Cluster;
using LiveRooms.Protocol.Http;

namespace LiveRooms.Edge.Outbound;

/// <summary>This edge's rooms, as operators see them.</summary>
public sealed class OpenRooms
{
    private readonly Relays _relays;

    internal OpenRooms(Relays relays) => _relays = relays;

    /// <summary>The hottest rooms, at most so many.</summary>
    public HotRooms Hottest(int most)
    {
        var all = _relays.Statuses();
        return new HotRooms(all.Length, [.. ByHeat(all).Take(most).Select(Card)]);
    }

    /// <summary>Rooms in the order in which an operator looks at them: the hottest first.</summary>
    public static IEnumerable<RoomStatus> ByHeat(IEnumerable<RoomStatus> rooms) =>
        rooms.OrderByDescending(room => room.Heat).ThenByDescending(room => room.Deliveries).ThenByDescending(room => room.Viewers)
            .ThenBy(room => room.Show.Value, StringComparer.Ordinal);

    /// <summary>A room on the wire.</summary>
    public static HotRoom Card(RoomStatus room) => new(
        room.Show.Value, room.Viewers, room.Audience, WireNames.Of(room.Heat), Round(room.Tick.TotalMilliseconds), WireNames.Of(room.Reason),
        Round(room.Lines), Round(room.LeftOut), Round(room.Deliveries), Round(room.Skipped));

    private static double Round(double value) => Math.Round(value, 1);
}
