using LiveRooms.Grains.Creators;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Tests.Cluster;

/// <summary>A creator's name, shop and shows.</summary>
public sealed class CreatorTests
{
    private static readonly Actor Eve = new(new ViewerId("eve"), Role.Creator);
    private static readonly Actor Operator = new(new ViewerId("op"), Role.Operator);

    [Fact]
    public async Task A_creator_is_known_once_named_and_keeps_the_name_shop_and_shows()
    {
        await using var cluster = await RoomCluster.Start();
        var ana = cluster.CreatorGrain("ana");
        Assert.Null(await ana.Describe());

        Assert.Null((await ana.Name(RoomCluster.Host, "  Ana  ")).Refusal);
        await ana.PutProduct(RoomCluster.Host, RoomCluster.Mug);
        await ana.PutProduct(Operator, RoomCluster.Mug with { Id = new ProductId("cup"), Title = "Cup" });
        await ana.PutProduct(RoomCluster.Host, RoomCluster.Mug with { Price = 2_100 });
        await cluster.Show("one").Create(RoomCluster.Host, RoomCluster.ShowSettings("one"));
        await cluster.Show("two").Create(RoomCluster.Host, RoomCluster.ShowSettings("two"));
        await ana.AddShow(new ShowId("one"));
        await cluster.Forget(ana);

        var view = (await ana.Describe())!;
        Assert.Equal("Ana", view.Name);
        Assert.Equal([("mug", 2_100L), ("cup", 1_900L)], view.Products.Select(p => (p.Id.Value, p.Price)));
        Assert.Equal([new ShowId("two"), new ShowId("one")], view.Shows);
        Assert.Equal(new ProductId("cup"), (await ana.RemoveProduct(RoomCluster.Host, new ProductId("mug"))).Value!.Products.Single().Id);
        Assert.Equal(RefusalReason.ProductUnknown, (await ana.RemoveProduct(RoomCluster.Host, new ProductId("mug"))).Refusal!.Reason);
    }

    [Fact]
    public async Task Strangers_and_bad_values_are_refused_with_their_codes()
    {
        await using var cluster = await RoomCluster.Start();
        var ana = cluster.CreatorGrain("ana");

        Assert.Equal(RefusalReason.RoleForbidden, (await ana.Name(Eve, "Eve")).Refusal!.Reason);
        Assert.Equal(RefusalReason.RoleForbidden, (await ana.PutProduct(Eve, RoomCluster.Mug)).Refusal!.Reason);
        Assert.Equal(RefusalReason.RoleForbidden, (await ana.RemoveProduct(Eve, RoomCluster.Mug.Id)).Refusal!.Reason);
        Assert.Equal(RefusalReason.NameInvalid, (await ana.Name(RoomCluster.Host, " ")).Refusal!.Reason);
        Assert.Equal(RefusalReason.ProductInvalid, (await ana.PutProduct(RoomCluster.Host, RoomCluster.Mug with { Title = "" })).Refusal!.Reason);
        Assert.Null(await ana.Describe());
        Assert.Equal(0, cluster.Storage.Writes);
    }

    [Fact]
    public async Task A_shop_is_bounded_and_full_it_still_takes_a_new_price()
    {
        await using var cluster = await RoomCluster.Start();
        var ana = cluster.CreatorGrain("ana");
        for (var i = 0; i < CreatorView.MaxProducts; i++)
            Assert.Null((await ana.PutProduct(RoomCluster.Host, RoomCluster.Mug with { Id = new ProductId($"p{i}") })).Refusal);

        Assert.Equal(RefusalReason.ShopFull, (await ana.PutProduct(RoomCluster.Host, RoomCluster.Mug)).Refusal!.Reason);
        Assert.Null((await ana.PutProduct(RoomCluster.Host, RoomCluster.Mug with { Id = new ProductId("p7"), Price = 1 })).Refusal);
        for (var i = 0; i <= CreatorView.MaxShows; i++)
            await ana.AddShow(new ShowId($"s{i}"));
        await ana.Name(RoomCluster.Host, "Ana");
        var view = (await ana.Describe())!;
        Assert.Equal((CreatorView.MaxProducts, CreatorView.MaxShows), (view.Products.Length, view.Shows.Length));
        Assert.Equal(new ShowId($"s{CreatorView.MaxShows}"), view.Shows[0]);
    }

    [Fact]
    public async Task What_could_not_be_stored_is_not_told_afterwards()
    {
        await using var cluster = await RoomCluster.Start();
        var ana = cluster.CreatorGrain("ana");
        await ana.Name(RoomCluster.Host, "Ana");

        cluster.Storage.WritesFail = true;
        await Assert.ThrowsAnyAsync<Exception>(() => ana.PutProduct(RoomCluster.Host, RoomCluster.Mug));
        await Assert.ThrowsAnyAsync<Exception>(() => ana.Name(RoomCluster.Host, "Anastasia"));
        cluster.Storage.WritesFail = false;

        var view = (await ana.Describe())!;
        Assert.Equal("Ana", view.Name);
        Assert.Empty(view.Products);
    }

    [Fact]
    public async Task A_viewer_finds_all_reservations_of_all_drops_and_the_newest_fifty_drops_are_remembered()
    {
        await using var cluster = await RoomCluster.Start();
        await cluster.LiveShow("mugs");
        var viewer = cluster.Viewer("v1");
        foreach (var id in (string[])["mug", "cup"])
        {
            var drop = await cluster.OpenDrop(id, "mugs", stock: 2, limit: 2);
            await drop.Act([RoomCluster.Reserve("v1", $"{id}-1"), RoomCluster.Reserve("v1", $"{id}-2"), RoomCluster.Reserve("v2", $"{id}-3")]);
            await viewer.Remember(new DropId(id));
        }
        await cluster.Drop("mug").Act([RoomCluster.Confirm("v1", "c", 1)]);
        await cluster.Forget(viewer);

        Assert.Equal(
            ["cup-1 Held", "cup-2 Held", "mug-1 Confirmed", "mug-2 Held"],
            (await viewer.Reservations()).Select(r => $"{r.Drop}-{r.Number} {r.Status}").Order());
        Assert.Equal("Vera", (await viewer.Introduce(" Vera ")).Name);
        Assert.Equal("v1", (await viewer.Introduce("\n")).Name);
        for (var i = 0; i < 50; i++)
            await viewer.Remember(new DropId($"d{i}"));
        Assert.Empty(await viewer.Reservations());
    }
}
