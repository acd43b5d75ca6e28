using LiveRooms.Rules.Drops;
using LiveRooms.Simulation.Engine;
using LiveRooms.Simulation.House;

namespace LiveRooms.Simulation.Checks;

/// <summary>All that watch a history, and what they look at in its end.</summary>
internal sealed class Checkers
{
    private readonly History _history;

    public Checkers(History history)
    {
        _history = history;
        Ledger = new Ledger(history);
        Answers = new Answers(history);
        Refusals = new Refusals(history);
        Told = new Told(history);
        Payments = new Payments(history);
        Sales = new Sales(history);
        Replays = new Replays(history);
        history.Store.Stored = Stored;
        history.Store.Snapshotted = Replays.Snapshotted;
        history.World.TimeWentOn = new Slack(history).Look;
    }

    public Ledger Ledger { get; }

    public Answers Answers { get; }

    public Refusals Refusals { get; }

    public Told Told { get; }

    public Payments Payments { get; }

    public Sales Sales { get; }

    public Replays Replays { get; }

    private World World => _history.World;

    /// <summary>Compares every activation that is at rest with what is stored.</summary>
    public void Look()
    {
        foreach (var activation in _history.Silos.Select(s => s.Current).Where(a => a is { IsAtRest: true }))
            Replays.Live(activation!.Core.Drop);
    }

    /// <summary>The history has ended: everything is healed and at rest.</summary>
    public void Finish(bool allAnswered)
    {
        if (World.Broken is not null)
            return;
        World.Require(allAnswered, Law.Healing, $"somebody is still not answered");
        World.Require(Ledger.IsOver, Law.Healing, $"the drop is not over: {Ledger.Now}");
        World.Require(
            Told.IsAll, Law.Healing,
            $"the shows show versions {string.Join(", ", _history.Shows.Select(show => show.Shown))} of {Ledger.Revision}");
        Look();
        if (World.Broken is null)
            Money();
    }

    private void Stored(byte[] entry, long? decidedOn)
    {
        var version = _history.Store.Entries.Count;
        World.Require(decidedOn is null || decidedOn + 1 == version, Law.OneWriter, $"version {version} was decided on version {decidedOn}");
        if (World.Broken is null)
            Ledger.Read(entry);
    }

    /// <summary>What was sold, order by order, and what the drop says it took.</summary>
    private void Money()
    {
        Payments.Finish(Ledger.PaidFor, Ledger.OwedBack);
        World.Require(Sales.Revision == Ledger.Revision, Law.Healing, $"the books are at version {Sales.Revision} of {Ledger.Revision}");
        var bought = Ledger.Claims.Where(c => c.Status is ReservationStatus.Confirmed).Sum(c => c.Quantity * c.Price);
        var drop = Drop.Initial;
        foreach (var e in _history.Store.Entries.SelectMany(entry => DropJson.Decode(entry)))
            drop.Evolve(e);
        var orders = drop.Orders(0, int.MaxValue);
        World.Require(drop.Revenue == bought, Law.Money, $"the drop took {drop.Revenue}, its orders are {bought}");
        World.Require(
            orders.Where(o => o.Status == ReservationStatus.Confirmed).Sum(o => o.Quantity * drop.PriceOf(o)) == bought, Law.Money,
            $"the listed orders are not those of the journal");
    }
}
