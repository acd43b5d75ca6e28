using System.Collections.Immutable;
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
    public static readonly ImmutableArray<ShowId> OtherShows = [new("show-b"), new("show-c")];
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
        IsShared = dice.Next(3) == 0;
        var variants = dice.Next(3) == 0 ? VariantsBy(dice) : null;
        Settings = new DropSettings(
            Drop, Show, new CreatorId("host"), new ProductSnapshot(new ProductId("mug"), "Mug", "Holds tea.", null, dice.Next(0, dice.Next(3) == 0 ? 20 : 5_000), "EUR",
                dice.Next(3) == 0 ? null : dice.Next(4) * 625),
            Stock: variants?.All.Sum(v => v.Stock) ?? dice.Next(1, dice.Next(2) == 0 ? 4 : 16), PerViewerLimit: dice.Next(1, 5), HoldTime: hold,
            WaitlistLimit: dice.Next(3) switch { 0 => 0, 1 => dice.Next(1, 4), _ => 1_000 },
            OpensAt: dice.Next(3) == 0 ? World.Epoch + TimeSpan.FromMilliseconds(dice.Next(1_000, 12_000)) : null,
            ClosesAt: dice.Next(3) == 0 ? World.Epoch + TimeSpan.FromMilliseconds(dice.Next(30_000, 100_000)) : null,
            Variants: variants, Payment: dice.Next(3) == 0);
        if (dice.Next(4) == 0)
            Settings = LotteryBy(dice);
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

    /// <summary>Whether the creator gives units to other shows.</summary>
    public bool IsShared { get; }

    /// <summary>One of the drop's variants; null when it has none, and now and then one it has not.</summary>
    public VariantId? VariantBy(Random dice)
    {
        if (dice.Next(40) == 0)
            return new VariantId("none");
        return Settings.Variants is { } variants ? variants.All[dice.Next(variants.All.Length)].Id : null;
    }

    /// <summary>Mostly the drop's own show; where there are shares, another too.</summary>
    public ShowId? ShowBy(Random dice)
    {
        if (dice.Next(IsShared ? 2 : 40) == 0)
            return OtherShows[dice.Next(OtherShows.Length)];
        return dice.Next(2) == 0 ? null : Show;
    }

    public TimeSpan SkewBy(Random dice) => MaxSkew * ((dice.NextDouble() * 2) - 1);

    public OperationId Operation(string name) =>
        new(LongIds ? "o-" + Convert.ToHexStringLower(System.Text.Encoding.ASCII.GetBytes(name.PadRight(16, '.'))) : name);

    private DropSettings LotteryBy(Random dice)
    {
        var entryTime = TimeSpan.FromMilliseconds(dice.Next(10_000, 16_000));
        var closes = Settings.ClosesAt is { } at && at > World.Epoch + TimeSpan.FromSeconds(40) ? at : (DateTimeOffset?)null;
        return Settings with { Mode = DropMode.Lottery, EntryTime = entryTime, ClosesAt = closes };
    }

    private static Variants VariantsBy(Random dice) => Variants.Of(Enumerable.Range(0, dice.Next(2, 4)).Select(i => new Variant(
        new VariantId($"size-{i}"), $"Size {i}", (i == 0 ? 1 : 0) + dice.Next(5), dice.Next(2) == 0 ? null : dice.Next(1, 5_000))));
}
