using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Shows;
using LiveRooms.Simulation.Engine;
using LiveRooms.Simulation.House;

namespace LiveRooms.Simulation.Checks;

/// <summary>What the show hears is what the journal says, from the beginning, in order, with nothing left out; and only what is stored.</summary>
internal sealed class Told(History history)
{
    private readonly Dictionary<string, List<(long Version, FeedEventKind Kind, string? To)>> _owed = [];

    private World World => history.World;

    private Ledger Ledger => history.Checks.Ledger;

    /// <summary>Whether each show in which the drop is offered shows it as it is.</summary>
    public bool IsAll => history.Shows.All(
        show => show.Shown == (Array.Exists(Ledger.Now.Shelves, s => s.Show == show.Id.Value) ? Ledger.Revision : 0));

    /// <summary>The journal has an event of which a show must hear.</summary>
    public void Owes(string show, long version, FeedEventKind kind, string? to) => OwedTo(show).Add((version, kind, to));

    /// <summary>An activation says that this is stored.</summary>
    public void Durable(DropView view, IReadOnlyList<DropNotice> notices)
    {
        View(view);
        foreach (var notice in notices)
        {
            World.Require(
                OwedTo(view.Settings.Show.Value).Contains((notice.Version, notice.Kind, notice.To?.Value)), Law.Told,
                $"{notice.Kind} at version {notice.Version} is told, and the journal has no such thing");
        }
    }

    /// <summary>The show has taken in news.</summary>
    public void Heard(Show show)
    {
        World.Trace.Say(World, $"{show.Id} knows {show.Known}");
        var heard = show.Heard.Select(n => (n.Version, n.Kind, n.To?.Value));
        var owed = OwedTo(show.Id.Value).Where(o => o.Version > show.Since && o.Version <= show.Known);
        World.Require(heard.SequenceEqual(owed), Law.Told, $"{show.Id}, at version {show.Known}, has heard other things than the journal says");
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

        var moment = Ledger[view.Version];
        var was = moment.In(view.Settings.Show.Value);
        World.Require(
            (view.Status, view.Total, view.Free, view.Held, view.Sold, view.Waiting)
            == (moment.StatusOf(was), was.Total, was.Free, was.Held, was.Sold, was.Waiting),
            Law.Told, $"told is {view}, and the journal at {view.Version} says {moment}");
        World.Require(view.Revenue == was.Revenue, Law.Money, $"told is revenue {view.Revenue}, the orders are {was.Revenue}");
        JudgeDraw(view);
        if (view.Shelves.IsDefault)
            return;
        foreach (var part in view.Shelves)
        {
            var shelf = Array.Find(moment.Shelves, s => s.Show == view.Settings.Show.Value && s.Variant == part.Variant.Value);
            World.Require(
                (part.Total, part.Free, part.Held, part.Sold, part.Waiting) == (shelf.Total, shelf.Free, shelf.Held, shelf.Sold, shelf.Waiting),
                Law.Told, $"told is {part}, and the journal at {view.Version} says {shelf}");
        }
    }

    /// <summary>The seed is a secret until the draw is stored, and what was promised before it.</summary>
    private void JudgeDraw(DropView view)
    {
        if (Ledger.Seed is not { } seed || view.Lottery is not { } lottery)
        {
            World.Require(Ledger.Seed is null && view.Lottery is null, Law.Draw, $"told is {view.Lottery} of a drop with seed {Ledger.Seed}");
            return;
        }

        World.Require(lottery.Commitment.ToString() == PlainDraw.CommitmentTo(seed), Law.Draw, $"the commitment is not to the seed");
        World.Require(
            lottery.Draw is not null == (Ledger.DrawnAt <= view.Version) && (lottery.Draw is null || lottery.Draw.Seed.Value == seed), Law.Draw,
            $"at version {view.Version} the draw is told as {lottery.Draw}, it was drawn at {Ledger.DrawnAt}");
    }

    private List<(long Version, FeedEventKind Kind, string? To)> OwedTo(string show)
    {
        if (!_owed.TryGetValue(show, out var owed))
            _owed.Add(show, owed = []);
        return owed;
    }
}
