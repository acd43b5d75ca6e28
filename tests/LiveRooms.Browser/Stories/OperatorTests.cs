using LiveRooms.Browser.Pages;
using LiveRooms.Browser.Stage;
using LiveRooms.TestKit;
using static Microsoft.Playwright.Assertions;

namespace LiveRooms.Browser.Stories;

public sealed class OperatorTests(Chromium chromium, OpenHouse house) : BrowserTest(chromium)
{
    protected override ServerProcess Server => house.Server;

    [Fact]
    public async Task An_operator_sees_the_cluster_and_its_hottest_rooms_live()
    {
        var show = await (await Creator.SignIn(house.Api, "watched")).Show();
        var ops = new OpsPage(await Come());
        await ops.Enter();
        await Expect(ops.In("running")).ToHaveCountAsync(1);
        await Expect(ops.Room(show)).ToHaveCountAsync(0);

        await Enter(show, phone: true);
        await Expect(ops.Room(show)).ToHaveAttributeAsync("data-viewers", "1");
        await Expect(ops.Room(show)).ToHaveAttributeAsync("data-heat", "small");
        await Visitors[^1].Page.GotoAsync("/");
        await Expect(ops.Room(show)).ToHaveAttributeAsync("data-viewers", "0");
    }

    [Fact]
    public async Task The_dashboard_opens_beside_it_and_signing_out_shuts_both()
    {
        var visitor = await Come();
        var ops = new OpsPage(visitor);
        await ops.Enter();
        var beside = await visitor.Page.RunAndWaitForPopupAsync(() => ops.Dashboard.ClickAsync());
        await Expect(beside).ToHaveTitleAsync("Orleans Dashboard");
        await beside.CloseAsync();
        await ops.Leave();
        visitor.Watch.ServerGoes();
        Assert.Equal(401, (await visitor.Page.GotoAsync("/ops/orleans/"))!.Status);
        visitor.Watch.ServerCame();
    }

    [Fact]
    public async Task The_page_fits_a_phone()
    {
        var visitor = await Come(phone: true);
        await new OpsPage(visitor).Enter();
        await Phones.NothingSticksOut(visitor);
    }
}
