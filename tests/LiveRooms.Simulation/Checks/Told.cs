using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Shows;
using LiveRooms.Simulation.Engine;
using LiveRooms.Simulation.House;

namespace LiveRooms.Simulation.Checks;

/// <summary>What the show hears is what the journal says, from the beginning, in order, with nothing left out; and only what is stored.</summary>
internal sealed class Told(History history)
{
    private readonly List<(long Version, FeedEventKind Kind, string? To)> _owed = [];

    private World World => history.World;

    private Ledger Ledger => history.Checks.Ledger;

    /// <summary>The journal has an event of which the show must hear.</summary>
    public void Owes(long version, FeedEventKind kind, string? to) => _owed.Add((version, kind, to));

    /// <summary>An activation says that this is stored.</summary>
    public void Durable(DropView view, IReadOnlyList<DropNotice> notices)
    {
        View(view);
        foreach (var notice in notices)
        {
            World.Require(
                _owed.Contains((notice.Version, notice.Kind, notice.To?.Value)), Law.Told,
                $"{notice.Kind} at version {notice.Version} is told, and the journal has no such thing");
        }
    }

    /// <summary>The show has taken in news.</summary>
    public void Heard(Show show)
    {
        World.Trace.Say(World, $"the show knows {show.Known}");
        var heard = show.Heard.Select(n => (n.Version, n.Kind, n.To?.Value));
        var owed = _owed.Where(o => o.Version > show.Since && o.Version <= show.Known);
        World.Require(heard.SequenceEqual(owed), Law.Told, $"the show, at version {show.Known}, has heard other things than the journal says");
        foreach (var notice in show.Heard.Where(n => n.Reservation is not null))
            history.Checks.Answers.Judge(notice.Reservation!);
    }

    /// <summary>The drop as it is told must have been so in the journal.</summary>
    public void View(DropView view)
    {
        if (view.Version < 1 || view.Version > Ledger.Revision)
        {
            World.Break(Law.Acknowledged, $"version {view.Version} is told, the journal is at {Ledger.Revision}");
            return;
        }

        var (moment, was) = (Ledger[view.Version], Ledger[view.Version].All);
        World.Require(
            (view.Status, view.Total, view.Free, view.Held, view.Sold, view.Waiting) == (moment.Status, was.Total, was.Free, was.Held, was.Sold, was.Waiting),
            Law.Told, $"told is {view}, and the journal at {view.Version} says {was}");
        World.Require(view.Revenue == was.Revenue, Law.Money, $"told is revenue {view.Revenue}, the orders are {was.Revenue}");
    }
}
