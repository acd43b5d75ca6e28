using System.Text.RegularExpressions;
using LiveRooms.Browser.Pages;
using LiveRooms.Browser.Stage;
using LiveRooms.TestKit;
using static Microsoft.Playwright.Assertions;

namespace LiveRooms.Browser.Stories;

/// <summary>Each variant has its own stock, price and line; what is held is paid on the sandbox's page.</summary>
public sealed class VariantsAndPaymentTests(Chromium chromium, OpenHouse house) : BrowserTest(chromium)
{
    protected override ServerProcess Server => house.Server;

    [Fact]
    public async Task Variants_are_chosen_paid_waited_for_and_restocked()
    {
        var creator = await Creator.SignIn(house.Api, "variants");
        var show = await creator.Show();
        var visitor = await Come();
        var studio = new StudioPage(visitor);
        await studio.SignIn(creator.Id, "Variants");
        await studio.Open(show);
        var desk = new DropDesk(visitor);
        await desk.AnnounceVariants(("Small", 1, ""), ("Large", 2, "24.50"));
        await desk.Open();

        var (buyer, waiting) = (await Enter(show), await Enter(show));
        await buyer.Reserve("small");
        await buyer.Stands("held");
        await Expect(waiting.Variant("small")).ToHaveAttributeAsync("data-offer", "waitlist");
        await Expect(waiting.Variant("large")).ToHaveAttributeAsync("data-offer", "reserve");
        await waiting.Reserve("small");
        await waiting.Stands("waiting");

        await buyer.PayButton.ClickAsync();
        var pay = new PayPage(buyer.Visitor.Page);
        await Expect(pay.Amount).ToHaveAttributeAsync("data-amount", "1950");
        await Expect(pay.Whole).ToContainTextAsync("Test payment");
        await pay.LetItFail();
        await pay.Pay();
        await pay.BackToRoom.ClickAsync();
        await buyer.Stands("confirmed");

        var promoted = waiting.Told("promoted");
        await desk.Restock("small", 1);
        await promoted;
        await waiting.Stands("held");
        await Expect(desk.Variant("small")).ToHaveAttributeAsync("data-stock", "2");
    }

    [Fact]
    public async Task A_room_hears_of_a_payment_made_elsewhere()
    {
        var creator = await Creator.SignIn(house.Api, "elsewhere");
        var show = await creator.Show();
        var visitor = await Come();
        var studio = new StudioPage(visitor);
        await studio.SignIn(creator.Id, "Elsewhere");
        await studio.Open(show);
        var desk = new DropDesk(visitor);
        var drop = await desk.AnnounceVariants(("Small", 1, ""), ("Large", 2, "24.50"));
        await desk.Open();
        var room = await Enter(show);
        await room.Reserve("large");
        await room.Stands("held");
        var number = await room.Reservation.GetAttributeAsync("data-reservation-id");

        var pay = new PayPage(await room.Visitor.Page.Context.NewPageAsync());
        await pay.Open($"{drop}-{number}");
        await Expect(pay.Amount).ToHaveAttributeAsync("data-amount", "2450");
        await pay.LetItFail();
        await Expect(room.PaymentNote).ToHaveAttributeAsync("data-kind", "paymentFailed");
        var told = room.Told("confirmed");
        await pay.Pay();
        await told;
        await room.Stands("confirmed");
        await Expect(room.Order).ToHaveAttributeAsync("data-order-id", new Regex($"^{drop}-{number}$"));
        await Expect(room.PaymentNote).ToHaveCountAsync(0);
    }
}
