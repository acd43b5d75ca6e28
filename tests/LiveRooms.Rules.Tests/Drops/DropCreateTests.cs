using LiveRooms.Rules.Drops;

namespace LiveRooms.Rules.Tests.Drops;

public sealed class DropCreateTests
{
    public static TheoryData<string, DropSettings> Wrong => new()
    {
        { "no stock", Make.Drop() with { Stock = 0 } },
        { "negative stock", Make.Drop() with { Stock = -1 } },
        { "too much stock", Make.Drop() with { Stock = 1_000_001 } },
        { "no limit", Make.Drop() with { PerViewerLimit = 0 } },
        { "too high a limit", Make.Drop() with { PerViewerLimit = 101 } },
        { "short hold", Make.Drop() with { HoldTime = TimeSpan.FromSeconds(4.999) } },
        { "long hold", Make.Drop() with { HoldTime = TimeSpan.FromSeconds(3_600.001) } },
        { "hold of a fraction", Make.Drop() with { HoldTime = TimeSpan.FromSeconds(5) + TimeSpan.FromTicks(1) } },
        { "negative waitlist", Make.Drop() with { WaitlistLimit = -1 } },
        { "long waitlist", Make.Drop() with { WaitlistLimit = 1_000_001 } },
        { "closed before it is made", Make.Drop(closes: Make.Start) },
        { "closes before it opens", Make.Drop(opens: Make.At(10), closes: Make.At(9)) },
        { "one variant", Make.Variants(Make.Drop(), 3) },
        { "too many variants", Make.Variants(Make.Drop(), [.. Enumerable.Repeat(1, 51)]) },
        { "no units of any variant", Make.Variants(Make.Drop(), 0, 0) },
        { "less than none of a variant", Make.Variants(Make.Drop(), -1, 2) },
        { "other units than the variants", Make.Variants(Make.Drop(), 1, 2) with { Stock = 4 } },
        { "no list of variants", Make.Drop() with { Variants = new Variants(default) } },
        { "a variant twice", Odd(v => v with { Id = Make.Variant(1) }) },
        { "a variant without an id", Odd(v => v with { Id = default }) },
        { "a variant without a title", Odd(v => v with { Title = "" }) },
        { "a long title", Odd(v => v with { Title = new string('x', 61) }) },
        { "a negative price", Odd(v => v with { Price = -1 }) },
        { "too high a price", Odd(v => v with { Price = 100_000_001 }) },
        { "entries without a lottery", Make.Drop() with { EntryTime = TimeSpan.FromMinutes(1) } },
        { "a lottery without entries", Make.Lottery() with { EntryTime = null } },
        { "a short lottery", Make.Drop() with { Mode = DropMode.Lottery, EntryTime = TimeSpan.FromSeconds(9.999) } },
        { "a long lottery", Make.Drop() with { Mode = DropMode.Lottery, EntryTime = TimeSpan.FromSeconds(3_600.001) } },
        { "a lottery that closes before its draw", Make.Lottery(opens: Make.At(10), closes: Make.At(70)) },
        { "no mode", Make.Drop() with { Mode = (DropMode)7 } },
        { "closes when it opens", Make.Drop(opens: Make.At(10), closes: Make.At(10)) },
    };

    private static DropSettings Odd(Func<Variant, Variant> change)
    {
        var settings = Make.Variants(Make.Drop(), 1, 2);
        var all = settings.Variants!.All;
        return settings with { Variants = new Variants(all.SetItem(0, change(all[0]))) };
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Settings_out_of_range_are_refused(string what, DropSettings settings)
    {
        Assert.NotEmpty(what);
        Assert.Equal(RefusalReason.DropSettingsInvalid, Create(Make.Host, settings).Refusal!.Reason);
    }

    [Fact]
    public void Settings_at_their_bounds_are_taken()
    {
        DropSettings[] good =
        [
            Make.Drop() with { Stock = 1, PerViewerLimit = 100, HoldTime = DropLimits.MinHold, WaitlistLimit = 0 },
            Make.Drop() with { Stock = 1_000_000, PerViewerLimit = 1, HoldTime = DropLimits.MaxHold, WaitlistLimit = 1_000_000 },
            Make.Variants(Make.Drop(), 0, 1) with { Payment = true },
            Make.Variants(Make.Drop(), [.. Enumerable.Repeat(1, 50)]),
            Odd(v => v with { Title = new string('x', 60), Price = 100_000_000 }),
            Make.Drop() with { Mode = DropMode.Lottery, EntryTime = DropLimits.MinEntryTime },
            Make.Drop() with { Mode = DropMode.Lottery, EntryTime = DropLimits.MaxEntryTime },
            Make.Lottery(opens: Make.At(10), closes: Make.At(70.001)),
            Make.Drop(opens: Make.At(-10), closes: Make.At(0.001)),
        ];
        Assert.All(good, settings => Assert.Null(Create(Make.Host, settings).Refusal));
    }

    [Fact]
    public void An_invalid_product_is_refused() =>
        Assert.Equal(RefusalReason.ProductInvalid, Create(Make.Host, Make.Drop() with { Product = Make.Mug with { Price = -1 } }).Refusal!.Reason);

    [Fact]
    public void Only_the_creator_or_an_operator_may_touch_a_drop()
    {
        Assert.Equal(RefusalReason.RoleForbidden, Create(Make.Guest, Make.Drop()).Refusal!.Reason);
        Assert.Equal(RefusalReason.NotDropOwner, Create(Make.OtherHost, Make.Drop()).Refusal!.Reason);
        Assert.Null(Create(Make.Keeper, Make.Drop()).Refusal);

        var bench = new DropBench();
        foreach (var (actor, reason) in new[] { (Make.Guest, RefusalReason.RoleForbidden), (Make.OtherHost, RefusalReason.NotDropOwner) })
        {
            Assert.Equal(reason, bench.Refusal(new OpenDrop(actor)));
            Assert.Equal(reason, bench.Refusal(new CloseDrop(actor)));
            Assert.Equal(reason, bench.Refusal(new DrawLottery(actor)));
            ChangeDrop[] changes =
            [
                new RestockDrop(actor, Make.Op("r"), 1), new ReduceStock(actor, Make.Op("r"), 1), new PauseDrop(actor, Make.Op("r")),
                new ResumeDrop(actor, Make.Op("r")), new MoveClosing(actor, Make.Op("r"), Make.At(60)), new ChangePrice(actor, Make.Op("r"), 1),
                new CancelReservation(actor, Make.Op("r"), 1), new RefundReservation(actor, Make.Op("r"), 1, true),
                new StartCountdown(actor, Make.Op("r"), 30),
                new ShareDrop(actor, Make.Op("r"), new("west"), new(actor.Id.Value), 1), new RevokeShare(actor, Make.Op("r"), new("west"), 1),
            ];
            Assert.All(changes, change => Assert.Equal(reason, bench.Refusal(change)));
        }
    }

    [Fact]
    public void Creating_again_changes_nothing_and_other_settings_are_refused()
    {
        var bench = new DropBench();
        Assert.Empty(bench.Do(new CreateDrop(Make.Host, Make.Drop())).Events);
        Assert.Null(bench.Refusal(new CreateDrop(Make.Host, Make.Drop())));
        Assert.Equal(RefusalReason.DropExists, bench.Refusal(new CreateDrop(Make.Host, Make.Drop(stock: 4))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1_000_001)]
    public void A_restock_out_of_range_is_refused(int units) =>
        Assert.Equal(RefusalReason.StockInvalid, new DropBench().Refusal(new RestockDrop(Make.Host, Make.Op("r"), units)));

    [Fact]
    public void Restocks_end_at_ten_million_units()
    {
        var bench = new DropBench(Make.Drop(stock: 1_000_000));
        for (var i = 0; i < 9; i++)
            Assert.Null(bench.Refusal(new RestockDrop(Make.Host, bench.NextOp(), 1_000_000)));
        Assert.Equal(RefusalReason.StockInvalid, bench.Refusal(new RestockDrop(Make.Host, Make.Op("r"), 1)));
    }

    [Fact]
    public void A_thousand_restocks_are_remembered()
    {
        var bench = new DropBench();
        for (var i = 0; i < DropLimits.ChangeMemory; i++)
            bench.Do(new RestockDrop(Make.Host, Make.Op($"r{i}"), 1));
        Assert.Empty(bench.Do(new RestockDrop(Make.Host, Make.Op("r0"), 1)).Events);

        bench.Do(new RestockDrop(Make.Host, Make.Op("more"), 1));
        Assert.Empty(bench.Do(new RestockDrop(Make.Host, Make.Op("r1"), 1)).Events);
        Assert.Single(bench.Do(new RestockDrop(Make.Host, Make.Op("r0"), 1)).Events);
    }

    private static DropDecision Create(Actor by, DropSettings settings) => DropRules.Decide(Drop.Initial, new CreateDrop(by, settings, Make.Seed), Make.Start);
}
