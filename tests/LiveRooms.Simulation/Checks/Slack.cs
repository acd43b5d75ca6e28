using LiveRooms.Rules.Drops;
using LiveRooms.Simulation.Engine;
using LiveRooms.Simulation.House;

namespace LiveRooms.Simulation.Checks;

/// <summary>
/// How long a hold may outlive its deadline: as far as clocks are apart, and then a moment; after faults, until they are mended
/// and the drop has been woken.
/// </summary>
internal sealed class Slack(History history)
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    // Late messages, a frozen silo, calls given up, the next reminder.
    private static readonly TimeSpan Mending = TimeSpan.FromSeconds(45);

    private DateTimeOffset _nextLook;

    /// <summary>Time has gone on.</summary>
    public void Look()
    {
        var world = history.World;
        if (world.TrueTime < _nextLook || history.Nemesis.IsStormy)
            return;
        _nextLook = world.TrueTime + TimeSpan.FromSeconds(0.5);
        var mended = World.Epoch + world.LastFault + (world.LastFault > TimeSpan.Zero ? Mending : TimeSpan.Zero);
        foreach (var hold in history.Checks.Ledger.Claims)
        {
            if (hold.Status != ReservationStatus.Held)
                continue;
            var over = DateTimeOffset.FromUnixTimeMilliseconds(hold.Deadline) + history.Setup.MaxSkew + Moment;
            if (world.TrueTime > over && world.TrueTime > mended)
                world.Break(Law.Deadline, $"hold {hold.Number} goes on {world.TrueTime - over + Moment} after its deadline");
        }
    }
}
