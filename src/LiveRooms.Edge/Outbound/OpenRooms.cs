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
        var hottest = all.OrderByDescending(room => room.Heat).ThenByDescending(room => room.Deliveries).ThenByDescending(room => room.Viewers)
            .ThenBy(room => room.Show.Value, StringComparer.Ordinal).Take(most);
        return new HotRooms(all.Length, [.. hottest.Select(Of)]);
    }

    private static HotRoom Of(RoomStatus room) => new(
        room.Show.Value, room.Viewers, room.Audience, WireNames.Of(room.Heat), Round(room.Tick.TotalMilliseconds), WireNames.Of(room.Reason),
        Round(room.Lines), Round(room.LeftOut), Round(room.Deliveries), Round(room.Skipped));

    private static double Round(double value) => Math.Round(value, 1);
}
