using LiveRooms.Client;

namespace LiveRooms.Server.Tests.Api;

/// <summary>What a creator is told of a drop's sales.</summary>
public sealed class SalesTests(ServerFixture fixture)
{
    private readonly RunningServer _server = fixture.Server;

    [Fact]
    public async Task A_drop_is_settled_by_api_table_and_client()
    {
        var stop = TestContext.Current.CancellationToken;
        var sale = await SoldOut.Make(_server, stock: 4);
        var first = await sale.Buy(_server);
        await sale.Buy(_server);
        await sale.Refund(first);
        (await sale.Stall.Creator.Post($"{sale.Path}/close")).Is(200);

        var token = sale.Stall.Creator.Token!;
        using var http = new HttpClient { BaseAddress = _server.Http.BaseAddress };
        var api = new LiveRoomsApi(http, _ => Task.FromResult(token));
        var card = await api.Drops.SettlementAsync(sale.Drop, stop);
        Assert.Equal(("closed", "EUR", 4, 1, 1, 3), (card.Status, card.Currency, card.Stock, card.Sold, card.Refunded, card.Unsold));
        Assert.Equal((2, 3_000, 1_500, 1_500, 112), (card.Orders, card.Gross, card.Refunds, card.Net, card.Commission));
        var show = Assert.Single(card.Shows);
        Assert.Equal((sale.Stall.ShowId, sale.Stall.CreatorId, 1, 3_000, 112), (show.ShowId, show.CreatorId, show.Sold, show.Gross, show.Commission));

        var page = await api.Drops.CommissionAsync(sale.Drop, limit: 2, cancel: stop);
        var rest = await api.Drops.CommissionAsync(sale.Drop, page.Next, cancel: stop);
        Assert.Equal(
            [("accrued", 112), ("accrued", 112), ("reversed", 112)],
            page.Items.Concat(rest.Items).Select(line => (line.Kind, line.Commission)));
        Assert.Equal($"{sale.Drop}-{first}", Assert.Single(rest.Items).OrderId);

        for (var earned = await api.Creators.CommissionAsync(sale.Stall.CreatorId, stop); ; earned = await api.Creators.CommissionAsync(sale.Stall.CreatorId, stop))
        {
            if (earned.Totals is [{ Reversed: 112 } total])
            {
                Assert.Equal(("EUR", 2, 3_000, 224), (total.Currency, total.Orders, total.Gross, total.Commission));
                Assert.Equal(sale.Drop, Assert.Single(earned.Drops).DropId);
                break;
            }
        }

        using var table = new MemoryStream();
        await api.Drops.OrdersCsvAsync(sale.Drop, table, stop);
        var lines = System.Text.Encoding.UTF8.GetString(table.ToArray()).Split("\r\n");
        Assert.Equal("order,reservation,viewer,variant,show,quantity,unit price,total,currency,confirmed at,payment,status", lines[0]);
        Assert.Equal((4, ""), (lines.Length, lines[3]));
        Assert.StartsWith($"{sale.Drop}-{first},{first},", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",refunded", lines[1], StringComparison.Ordinal);
        Assert.Contains($",,{sale.Stall.ShowId},1,1500,1500,EUR,2", lines[2], StringComparison.Ordinal);
        Assert.EndsWith("Z,,confirmed", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_creator_and_operators_learn_of_the_commission()
    {
        var sale = await SoldOut.Make(_server);
        var products = $"/api/creators/{sale.Stall.CreatorId}/products";
        Assert.Equal(750, (await sale.Stall.Creator.Get(products)).Is(200).Body[0].GetProperty("commissionBasisPoints").GetInt32());
        Assert.Equal(750, (await _server.Operator().Get(products)).Is(200).Body[0].GetProperty("commissionBasisPoints").GetInt32());
        foreach (var stranger in (Caller[])[_server.Anonymous, _server.Guest(), _server.Creator(ServerFixture.NewId("creator"))])
        {
            foreach (var path in (string[])[products, $"/api/creators/{sale.Stall.CreatorId}", sale.Path, $"/api/shows/{sale.Stall.ShowId}"])
                Assert.DoesNotContain("commission", (await stranger.Get(path)).Is(200).Text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10_001)]
    public async Task A_commission_out_of_range_is_refused(int commissionBasisPoints)
    {
        var stall = await Stall.Make(_server);
        (await stall.Creator.Put($"/api/creators/{stall.CreatorId}/products/mug", new
        {
            productId = "mug",
            title = "A mug",
            description = "",
            imageUrl = (string?)null,
            price = 1,
            currency = "EUR",
            commissionBasisPoints,
        })).IsProblem(400, 2012);
    }

    [Fact]
    public async Task Sales_are_the_creators_alone()
    {
        var sale = await SoldOut.Make(_server);
        var other = _server.Creator(ServerFixture.NewId("creator"));
        foreach (var what in (string[])["settlement", "orders.csv", "commission"])
        {
            (await other.Get($"{sale.Path}/{what}")).IsProblem(403, 4015);
            (await _server.Guest().Get($"{sale.Path}/{what}")).IsProblem(403, 1003);
            (await _server.Anonymous.Get($"{sale.Path}/{what}")).IsProblem(401, 1002);
            (await other.Get($"/api/drops/nowhere/{what}")).IsProblem(404, 4001);
            (await _server.Operator().Get($"{sale.Path}/{what}")).Is(200);
        }

        (await other.Get($"/api/creators/{sale.Stall.CreatorId}/commission")).IsProblem(403, 1003);
        (await sale.Stall.Creator.Get($"{sale.Path}/commission?limit=0")).IsProblem(400, 1001);
    }
}
