using CsCheck;
using LiveRooms.Edge.Outbound;
using LiveRooms.Load.Gates;
using LiveRooms.Rules;
using LiveRooms.Rules.Creators;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Drops.Lottery;
using LiveRooms.Rules.Ids;
using StoredReservation = LiveRooms.Load.Gates.StoredReservation;

namespace LiveRooms.Load.Tests.Gates;

/// <summary>A drop that the engine's own rules ran, and what its viewers were told of it on the way, some of it long ago.</summary>
internal sealed class RealDrop
{
    private static readonly DateTimeOffset _start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Actor _host = new(new("host"), Role.Creator);

    private readonly Drop _drop = Rules.Drops.Drop.Initial;
    private readonly Dictionary<long, Claim> _told = [];
    private DateTimeOffset _now = _start;

    private RealDrop(int stock, bool byLot)
    {
        var product = new ProductSnapshot(new("mug"), "Mug", "", null, 100, "EUR");
        var settings = new DropSettings(
            new(Evening.Drop), new(Evening.Show), new("host"), product, stock, 2, TimeSpan.FromSeconds(5), 100,
            Mode: byLot ? DropMode.Lottery : DropMode.FirstCome, EntryTime: byLot ? TimeSpan.FromSeconds(10) : null);
        Do(new CreateDrop(_host, settings, byLot ? new DrawSeed(new byte[32]) : null));
        Do(new OpenDrop(_host));
    }

    /// <summary>Short lives of small drops, so that units run out, holds end and viewers collide.</summary>
    public static Gen<RealDrop> Any { get; } =
        from stock in Gen.Int[1, 6]
        from byLot in Gen.Bool
        from steps in Gen.Select(Gen.Int[0, 12], Gen.Int[0, 7], Gen.Int[0, 3_000]).Array[5, 80]
        select Live(stock, byLot, steps);

    public IEnumerable<string> States => _told.Values.Select(claim => claim.State);

    public GateReading Reading => Evening.With(Record) with
    {
        Evidence = Evening.Evidence with { Claims = [.. _told.Values] },
    };

    public DropTruth Record => new(
        Evening.Card(_drop.Stock.Total, _drop.Stock.Held, _drop.Stock.Sold, WireNames.Of(_drop.Settings.Mode)) with { PerViewerLimit = 2 },
        [.. Stored()], FromJournal: true);

    private static RealDrop Live(int stock, bool byLot, (int Act, int Who, int Milliseconds)[] steps)
    {
        var drop = new RealDrop(stock, byLot);
        foreach (var (step, (act, who, milliseconds)) in steps.Index())
        {
            drop._now += TimeSpan.FromMilliseconds(milliseconds);
            drop.Step(act, who, new OperationId($"op-{step}"));
            drop.TellHolders();
        }

        return drop;
    }

    private void Step(int act, int who, OperationId operation)
    {
        var number = 1 + (who % Math.Max(1, _drop.LastNumber));
        var viewer = _drop.Find(number)?.Viewer ?? new ViewerId("nobody");
        DropCommand? command = act switch
        {
            < 6 => new Reserve(operation, new ViewerId($"v{who}"), 1 + (act % 2)),
            < 8 => new Confirm(operation, viewer, number),
            8 => new Release(operation, viewer, number),
            9 => new CancelReservation(_host, operation, number),
            10 => new RefundReservation(_host, operation, number, ToStock: who % 2 == 0),
            _ => DropRules.Due(_drop, _now),
        };
        if (command is null || Do(command) is not { } told || _drop.Find(told) is not { } answered)
            return;
        _told[told] = new Claim(
            Evening.Drop, told, answered.Viewer.Value, answered.Operation.Value, answered.Quantity, WireNames.Of(answered.Status));
    }

    // Who comes to hold units is told at once, asked or not.
    private void TellHolders()
    {
        foreach (var (number, claim) in _told.Where(told => told.Value.State is "waiting" or "entered").ToList())
        {
            if (_drop.Find(number)!.Status == ReservationStatus.Held)
                _told[number] = claim with { State = "held" };
        }
    }

    private long? Do(DropCommand command)
    {
        var decision = DropRules.Decide(_drop, command, _now);
        for (var i = 0; i < decision.Count; i++)
            _drop.Evolve(decision[i]);
        return decision.Refusal is null ? decision.Number : null;
    }

    private IEnumerable<StoredReservation> Stored()
    {
        for (var number = 1L; number <= _drop.LastNumber; number++)
        {
            if (_drop.Find(number) is { } r)
                yield return new(r.Number, r.Viewer.Value, r.Operation.Value, r.Quantity, WireNames.Of(r.Status));
        }
    }
}
