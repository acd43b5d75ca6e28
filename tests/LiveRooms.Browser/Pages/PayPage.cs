using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LiveRooms.Browser.Pages;

/// <summary>The sandbox's payment page.</summary>
public sealed class PayPage(IPage page)
{
    public ILocator Amount => page.GetByTestId("pay-amount");

    public ILocator Whole => page.GetByTestId("pay-page");

    public ILocator PayButton => page.GetByTestId("pay-now");

    public ILocator BackToRoom => page.GetByTestId("back-to-room");

    public Task Open(string orderId) => page.GotoAsync($"/pay/{orderId}");

    public async Task Pay(string outcome = "confirmed")
    {
        await PayButton.ClickAsync();
        await Came(outcome);
    }

    public async Task LetItFail()
    {
        await page.GetByTestId("pay-fail").ClickAsync();
        await Came("failed");
    }

    private Task Came(string outcome) => Expect(page.GetByTestId("pay-outcome")).ToHaveAttributeAsync("data-outcome", outcome);
}
