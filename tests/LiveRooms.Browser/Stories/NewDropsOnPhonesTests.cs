using LiveRooms.Browser.Pages;
using LiveRooms.Browser.Stage;
using LiveRooms.TestKit;

namespace LiveRooms.Browser.Stories;

/// <summary>Variants, draws, paying and checking fit a phone.</summary>
public sealed class NewDropsOnPhonesTests(Chromium chromium, OpenHouse house) : BrowserTest(chromium)
{
    protected override ServerProcess Server => house.Server;

    [Fact]
    public async Task Variants_and_paying_fit_a_phone()
    {
        var (desk, show) = await Desk("pocket-pay");
        await desk.AnnounceVariants(("A kind with a title that fills the whole line", 1, ""), ("Large", 2, "24.50"), ("Huge", 1, "1000.00"));
        await desk.Open();
        await Phones.NothingSticksOut(desk.Visitor);
        var room = await Enter(show, phone: true);
        await Phones.WhollyInSight(room.ReserveButton, room.ChatInput);
        await room.Reserve("large");
        await room.Stands("held");
        await Phones.WhollyInSight(room.PayButton, room.ReleaseButton, room.HoldTimer, room.ChatInput);
        await Phones.NothingSticksOut(room.Visitor);
        await room.PayButton.TapAsync();
        var pay = new PayPage(room.Visitor.Page);
        await Phones.WhollyInSight(pay.Amount, pay.PayButton);
        await Phones.NothingSticksOut(room.Visitor);
        await pay.Pay();
        await pay.BackToRoom.TapAsync();
        await room.Stands("confirmed");
        await Phones.WhollyInSight(room.Order, room.ChatInput);
    }

    [Fact]
    public async Task A_lottery_and_its_proof_fit_a_phone()
    {
        var (desk, show) = await Desk("pocket-draw");
        await desk.AnnounceLottery(stock: 1, entrySeconds: 600);
        await desk.Open();
        var room = await Enter(show, phone: true);
        await Phones.WhollyInSight(room.ReserveButton, room.Lottery, room.ChatInput);
        await room.ReserveButton.TapAsync();
        await room.Stands("entered");
        await Phones.WhollyInSight(room.WithdrawButton);
        await Phones.NothingSticksOut(room.Visitor);
        await desk.DrawNow.TapAsync();
        await room.Stands("held");
        await Phones.WhollyInSight(room.ConfirmButton, room.HoldTimer);
        await Phones.NothingSticksOut(desk.Visitor);
        await room.HowDrawn.TapAsync();
        await new VerifyPage(room.Visitor).Says(holds: true);
        await Phones.NothingSticksOut(room.Visitor);
    }

    /// <summary>A creator with a phone at the desk of a live show.</summary>
    private async Task<(DropDesk Desk, string Show)> Desk(string name)
    {
        var creator = await Creator.SignIn(house.Api, name);
        var show = await creator.Show();
        var visitor = await Come(phone: true);
        var studio = new StudioPage(visitor);
        await studio.SignIn(creator.Id, name);
        await studio.Open(show);
        return (new DropDesk(visitor), show);
    }
}
