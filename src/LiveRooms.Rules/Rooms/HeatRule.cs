using LiveRooms.Rules.Shedding;

namespace LiveRooms.Rules.Rooms;

/// <summary>
/// The heat of one room. It is as hot as its viewers are many, here or on all edges, or as what is sent here is much: n lines a
/// second to each of m viewers weigh as much as n m / <see cref="HeatLimits.Lines"/> viewers at the pace of a huge room. A room over a
/// limit for <see cref="PromoteAfter"/> is promoted; one below <see cref="Band"/> of it for <see cref="DemoteAfter"/> is demoted; in
/// between it stays what it is. Time counts when the load was so at both its ends: a silence before a rush is no part of the rush.
/// So whatever varies within the band changes it once at most, and more load at no time makes it smaller.
/// </summary>
/// <param name="limits">From where on.</param>
public sealed class HeatRule(HeatLimits limits)
{
    /// <summary>A room stays what it is down to this part of the limit.</summary>
    public const double Band = 0.7;

    /// <summary>How long a room is over a limit before it is promoted.</summary>
    public static readonly TimeSpan PromoteAfter = TimeSpan.FromSeconds(1);

    /// <summary>How long a room is below a limit before it is demoted.</summary>
    public static readonly TimeSpan DemoteAfter = TimeSpan.FromSeconds(10);

    private Step _large = new(limits.Large, limits.Lines);
    private Step _huge = new(Math.Max(limits.Huge, limits.Large), limits.Lines);

    /// <summary>How the room is treated.</summary>
    public RoomHeat Heat => _huge.IsOver ? RoomHeat.Huge : _large.IsOver ? RoomHeat.Large : RoomHeat.Small;

    /// <summary>Takes the load of this moment in; the heat after it.</summary>
    /// <param name="load">What the room is like now.</param>
    /// <param name="elapsed">The time since the last call, 0 or more.</param>
    public RoomHeat Next(HeatLoad load, TimeSpan elapsed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(load.Viewers);
        ArgumentOutOfRangeException.ThrowIfNegative(load.Audience);
        ArgumentOutOfRangeException.ThrowIfLessThan(elapsed, TimeSpan.Zero);
        _large.Take(load, elapsed);
        _huge.Take(load, elapsed);
        return Heat;
    }

    /// <summary>One limit, in viewers.</summary>
    private struct Step(long viewers, int lines)
    {
        private Latch _latch = new(PromoteAfter, DemoteAfter);

        public readonly bool IsOver => _latch.IsOn;

        public void Take(HeatLoad load, TimeSpan elapsed)
        {
            var part = Math.Max(Math.Max(load.Viewers, load.Audience), load.Viewers * load.LinesPerSecond / lines) / viewers;
            _latch.Take(part >= 1, part < Band, elapsed);
        }
    }
}
