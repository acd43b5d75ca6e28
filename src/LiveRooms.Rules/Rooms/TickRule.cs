using LiveRooms.Rules.Shedding;

namespace LiveRooms.Rules.Rooms;

/// <summary>
/// The tick of one room. After each round it asks for the longest of: the round's time by <see cref="SendingShare"/>, so that
/// sending takes at most that part of it; <see cref="PerViewer"/> for each viewer; <see cref="PerLine"/> for each line a second;
/// and what the room's heat, and the process's load, set as the least: <see cref="LargeTick"/> or <see cref="HugeTick"/>, nothing in a
/// small room of a calm process.
/// It is never below what the heat sets, and rises to the rest at once, doubling at most (one pause of the process is not a load; a
/// heat has stayed for a while before it is one). It falls only when less than
/// <see cref="Band"/> of it was asked for in each of the last <see cref="CalmRounds"/> rounds, by at most a tenth a round, and no
/// further than where what was asked for is in the band again. So whatever varies within the band moves it in one direction
/// only, a steady load in a few steps, and more load at no time makes it shorter.
/// </summary>
/// <param name="shortest">The tick of a quiet room, above 0.</param>
/// <param name="longest">The tick under whatever load and heat, not below <paramref name="shortest"/>.</param>
public sealed class TickRule(TimeSpan shortest, TimeSpan longest)
{
    /// <summary>The part of the tick that sending may take.</summary>
    public const double SendingShare = 0.5;

    /// <summary>The tick stays while at least this part of it is asked for.</summary>
    public const double Band = 0.75;

    /// <summary>Rounds that must ask for less before it falls.</summary>
    public const int CalmRounds = 8;

    private const int MostRise = 2;
    private const double MostFall = 0.9;

    /// <summary>Time that each viewer asks for: 50,000 ask for 250 ms.</summary>
    public static readonly TimeSpan PerViewer = TimeSpan.FromMicroseconds(5);

    /// <summary>Time that each line a second asks for: 100 a second ask for 50 ms, and 5 lines share a frame.</summary>
    public static readonly TimeSpan PerLine = TimeSpan.FromMicroseconds(500);

    /// <summary>The least in a large room: its lines go out 20 times a second at most.</summary>
    public static readonly TimeSpan LargeTick = TimeSpan.FromMilliseconds(50);

    /// <summary>The least in a huge room: 10 times a second at most.</summary>
    public static readonly TimeSpan HugeTick = TimeSpan.FromMilliseconds(100);

    private readonly TimeSpan[] _asked = new TimeSpan[CalmRounds];
    private int _round;

    /// <summary>Time from one round to the next.</summary>
    public TimeSpan Tick { get; private set; } = Valid(shortest, longest);

    /// <summary>What sets it.</summary>
    public TickReason Reason { get; private set; }

    /// <summary>Takes the load of a round in; the tick after it.</summary>
    public TimeSpan Next(TickLoad load)
    {
        var own = Least(FloorOf(load.Heat), longest);
        var floor = Least(FloorOf(RoomShed.Treated(load.Heat, load.Level)), longest);
        var (asked, reason) = Ask(load, own, floor);
        _asked[_round] = asked;
        _round = (_round + 1) % CalmRounds;

        var risen = Least(asked, Tick * MostRise);
        var fallen = Least(Tick, Most(_asked.Max() / Band, Tick * MostFall));
        Tick = Most(Most(shortest, floor), Most(risen, fallen));
        Reason = Tick == shortest ? TickReason.Quiet : asked < Tick * Band ? TickReason.Easing : reason;
        return Tick;
    }

    private (TimeSpan Asked, TickReason Reason) Ask(TickLoad load, TimeSpan own, TimeSpan floor)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(load.Sending, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegative(load.Viewers);
        var sending = Least(load.Sending, longest) / SendingShare;
        var viewers = PerViewer * load.Viewers;
        var lines = PerLine * Math.Clamp(load.LinesPerSecond, 0, longest / PerLine);
        var most = Most(floor, Most(sending, Most(viewers, lines)));
        var reason = most == sending ? TickReason.Sending
            : most == viewers ? TickReason.Viewers
            : most == lines ? TickReason.Lines
            : floor > own ? TickReason.Load
            : TickReason.Heat;
        return (Least(most, longest), reason);
    }

    private static TimeSpan FloorOf(RoomHeat heat) => heat switch
    {
        RoomHeat.Small => TimeSpan.Zero,
        RoomHeat.Large => LargeTick,
        RoomHeat.Huge => HugeTick,
        _ => throw new ArgumentOutOfRangeException(nameof(heat), heat, "There is no such heat."),
    };

    private static TimeSpan Valid(TimeSpan shortest, TimeSpan longest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(shortest, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, shortest);
        return shortest;
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Most(TimeSpan one, TimeSpan other) => one < other ? other : one;
}
