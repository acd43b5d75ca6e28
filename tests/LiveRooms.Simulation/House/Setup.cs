using LiveRooms.Rules;
using LiveRooms.Rules.Creators;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;
using LiveRooms.Simulation.Engine;

namespace LiveRooms.Simulation.House;

/// <summary>What a seed decides before anything happens: the drop, the crowd, and which kinds of faults there are to be.</summary>
internal sealed class Setup
{
    public static readonly DropId Drop = new("drop");
    public static readonly ShowId Show = new("show");
    public static readonly Actor Host = new(new ViewerId("host"), Role.Creator);

    public Setup(Random dice)
    {
        var hold = TimeSpan.FromMilliseconds(dice.Next(5_000, 15_000));
        Busy = TimeSpan.FromSeconds(dice.Next(20, 70));
        Viewers = dice.Next(3, 10);
        Rounds = dice.Next(1, 5);
        MaxSkew = dice.Next(4) switch { 0 => TimeSpan.Zero, 1 => TimeSpan.FromMilliseconds(80), 2 => TimeSpan.FromSeconds(2), _ => TimeSpan.FromSeconds(7) };
        SnapshotEvery = dice.Next(3) switch { 0 => 2, 1 => 6, _ => 1_000 };
        LongIds = dice.Next(2) == 0;
        Faults = dice.Next(10) == 0 ? FaultPlan.None : new FaultPlan(dice);
        Settings = new DropSettings(
            Drop, Show, new CreatorId("host"), new ProductSnapshot(new ProductId("mug"), "Mug", "Holds tea.", null, dice.Next(1, 5_000), "EUR"),
            Stock: dice.Next(1, dice.Next(2) == 0 ? 4 : 16), PerViewerLimit: dice.Next(1, 5), HoldTime: hold,
            WaitlistLimit: dice.Next(3) switch { 0 => 0, 1 => dice.Next(1, 4), _ => 1_000 },
            OpensAt: dice.Next(3) == 0 ? World.Epoch + TimeSpan.FromMilliseconds(dice.Next(1_000, 12_000)) : null,
            ClosesAt: dice.Next(3) == 0 ? World.Epoch + TimeSpan.FromMilliseconds(dice.Next(30_000, 100_000)) : null);
    }

    public DropSettings Settings { get; }

    /// <summary>How long viewers begin something new and faults go on.</summary>
    public TimeSpan Busy { get; }

    public int Viewers { get; }

    /// <summary>Reservations that a viewer tries for.</summary>
    public int Rounds { get; }

    /// <summary>No clock is further off than this.</summary>
    public TimeSpan MaxSkew { get; }

    public int SnapshotEvery { get; }

    /// <summary>Whether operation ids are of the form a drop keeps in sixteen bytes.</summary>
    public bool LongIds { get; }

    public FaultPlan Faults { get; }

    public TimeSpan SkewBy(Random dice) => MaxSkew * ((dice.NextDouble() * 2) - 1);

    public OperationId Operation(string name) =>
        new(LongIds ? "o-" + Convert.ToHexStringLower(System.Text.Encoding.ASCII.GetBytes(name.PadRight(16, '.'))) : name);
}
