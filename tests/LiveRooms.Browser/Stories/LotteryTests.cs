using System.Globalization;
using System.Text.RegularExpressions;
using LiveRooms.Browser.Pages;
using LiveRooms.Browser.Stage;
using LiveRooms.TestKit;
using static Microsoft.Playwright.Assertions;

namespace LiveRooms.Browser.Stories;

/// <summary>A draw that its viewers can check, each in their own browser.</summary>
public sealed class LotteryTests(Chromium chromium, OpenHouse house) : BrowserTest(chromium)
{
    private string _show = "";

    protected override ServerProcess Server => house.Server;

    [Fact]
    public async Task A_lottery_is_drawn_and_anybody_can_check_it()
    {
        var desk = await Announce("drawn", stock: 1);
        var rooms = new[] { await Enter(_show), await Enter(_show), await Enter(_show) };
        foreach (var room in rooms)
        {
            await room.ReserveButton.ClickAsync();
            await room.Stands("entered");
        }

        await rooms[2].WithdrawButton.ClickAsync();
        await rooms[2].Stands("released");
        await Expect(rooms[0].Lottery).ToHaveAttributeAsync("data-entries", "2");
        await desk.DrawNow.ClickAsync();
        await Expect(rooms[0].Lottery).ToHaveAttributeAsync("data-drawn", "true");

        var entered = rooms[..2];
        await Task.WhenAll(entered.Select(room => Expect(room.Reservation).ToHaveAttributeAsync("data-rank", new Regex("[12]"))));
        var ranks = await Task.WhenAll(entered.Select(room => room.Reservation.GetAttributeAsync("data-rank")));
        var (winner, loser) = ranks[0] == "1" ? (entered[0], entered[1]) : (entered[1], entered[0]);
        await winner.Stands("held");
        await loser.Stands("waiting");
        await Expect(loser.Reservation).ToHaveAttributeAsync("data-place", "1");

        var proof = await ChecksTheDraw(loser, rank: 2);
        await AStrangerChecks(proof);
        await winner.ConfirmButton.ClickAsync();
        await winner.Stands("confirmed");
    }

    [Fact]
    public async Task Who_is_too_late_for_the_draw_stands_behind_those_who_were_drawn()
    {
        var desk = await Announce("behind", stock: 1);
        var early = await Enter(_show);
        await early.ReserveButton.ClickAsync();
        await early.Stands("entered");
        await desk.DrawNow.ClickAsync();
        await early.Stands("held");
        var late = await Enter(_show);
        await late.ReserveButton.ClickAsync();
        await late.Stands("waiting");
        await Expect(late.Reservation).Not.ToHaveAttributeAsync("data-rank", "1");
    }

    private async Task<DropDesk> Announce(string name, int stock)
    {
        var creator = await Creator.SignIn(house.Api, name);
        _show = await creator.Show();
        var visitor = await Come();
        var studio = new StudioPage(visitor);
        await studio.SignIn(creator.Id, name);
        await studio.Open(_show);
        var desk = new DropDesk(visitor);
        await desk.AnnounceLottery(stock, entrySeconds: 600);
        await desk.Open();
        return desk;
    }

    /// <summary>The viewer follows the link in the room; answers the proof that they keep.</summary>
    private static async Task<string> ChecksTheDraw(RoomPage room, int rank)
    {
        await room.HowDrawn.ClickAsync();
        var verify = new VerifyPage(room.Visitor);
        await verify.Says(holds: true);
        await Expect(verify.OwnChecks).ToHaveCountAsync(6);
        await Expect(verify.DrawChecks).ToHaveCountAsync(6);
        await Expect(verify.Rank).ToHaveAttributeAsync("data-rank", rank.ToString(CultureInfo.InvariantCulture));
        return await verify.Save();
    }

    /// <summary>With the file alone, and not with one that was touched.</summary>
    private async Task AStrangerChecks(string proof)
    {
        var verify = new VerifyPage(await Come());
        await verify.Open();
        await verify.OpenFile(proof);
        await verify.Says(holds: true);
        await verify.Paste(proof.Replace("\"rank\": 2", "\"rank\": 1", StringComparison.Ordinal));
        await verify.Says(holds: false);
        Assert.Equal(["rank"], await verify.Failed());
        await verify.Paste("{}");
        await verify.Says(holds: false);
        Assert.Equal(["form"], await verify.Failed());
    }
}
