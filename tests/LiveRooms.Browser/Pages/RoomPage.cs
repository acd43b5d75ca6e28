using System.Globalization;
using LiveRooms.Browser.Stage;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LiveRooms.Browser.Pages;

/// <summary>A show's room, as a viewer stands in it.</summary>
public sealed class RoomPage(Visitor visitor)
{
    private readonly IPage _page = visitor.Page;

    public Visitor Visitor => visitor;

    public ILocator Connection => _page.GetByTestId("connection");

    public ILocator Audience => _page.GetByTestId("audience");

    public ILocator Hearts => _page.GetByTestId("hearts");

    public ILocator HeartButton => _page.GetByTestId("heart-button");

    public ILocator Name => _page.GetByTestId("viewer-name-input");

    public ILocator ChatInput => _page.GetByTestId("chat-input");

    public ILocator ChatSend => _page.GetByTestId("chat-send");

    public ILocator ChatError => _page.GetByTestId("chat-error");

    public ILocator Lines => _page.GetByTestId("chat-text");

    public ILocator Pinned => _page.GetByTestId("pinned-product");

    public ILocator Status => _page.GetByTestId("show-status");

    public ILocator Drop => _page.GetByTestId("drop-card");

    public ILocator ReserveButton => _page.GetByTestId("reserve-button");

    public ILocator DropError => _page.GetByTestId("drop-error");

    public ILocator Reservation => _page.GetByTestId("my-reservation");

    public ILocator ConfirmButton => _page.GetByTestId("confirm-button");

    public ILocator ReleaseButton => _page.GetByTestId("release-button");

    public ILocator HoldTimer => _page.GetByTestId("hold-timer");

    public ILocator Order => _page.GetByTestId("order-id");

    public ILocator PayButton => _page.GetByTestId("pay-button");

    public ILocator PaymentNote => _page.GetByTestId("payment-note");

    public ILocator OpensIn => _page.GetByTestId("opens-in");

    public ILocator Lottery => _page.GetByTestId("lottery");

    public ILocator Commitment => _page.GetByTestId("commitment");

    public ILocator WithdrawButton => _page.GetByTestId("withdraw-button");

    public ILocator HowDrawn => _page.GetByTestId("how-drawn");

    public ILocator Refused => _page.GetByTestId("room-refused");

    public Task Open(string showId) => _page.GotoAsync($"/shows/{showId}");

    public Task Connected() => Expect(Connection).ToHaveAttributeAsync("data-state", "connected");

    public Task Reconnecting() => Expect(Connection).ToHaveAttributeAsync("data-state", "reconnecting");

    /// <summary>Says a line the way viewers do: type, press the button. A new viewer may take a name first.</summary>
    public async Task Say(string line, string? name = null)
    {
        if (name is not null)
            await Name.FillAsync(name);
        await ChatInput.FillAsync(line);
        await ChatSend.ClickAsync();
    }

    /// <summary>Waits until the chat holds exactly these lines in this order.</summary>
    public Task Reads(params string[] lines) => Expect(Lines).ToHaveTextAsync(lines);

    public async Task SendHearts(int count)
    {
        for (var i = 0; i < count; i++)
            await HeartButton.ClickAsync();
    }

    public Task ShowsHearts(int count) => Expect(Hearts).ToHaveAttributeAsync("data-value", Text(count));

    public Task ShowsAudience(int count) => Expect(Audience).ToHaveAttributeAsync("data-value", Text(count));

    /// <summary>One of the kinds that the drop comes in.</summary>
    public ILocator Variant(string id) => _page.Locator($"[data-testid=variant][data-variant-id='{id}']");

    /// <summary>Picks a variant and reserves one of it.</summary>
    public async Task Reserve(string variantId)
    {
        await Variant(variantId).GetByRole(AriaRole.Radio).CheckAsync();
        await ReserveButton.ClickAsync();
    }

    /// <summary>Waits until the viewer's own claim stands so.</summary>
    public Task Stands(string status) => Expect(Reservation).ToHaveAttributeAsync("data-status", status);

    /// <summary>Waits until the viewer is told something of this kind. Begin to wait before it happens: notices leave by themselves.</summary>
    public Task Told(string kind, float patienceMs = Chromium.PatienceMs) =>
        Expect(_page.Locator($"[data-testid=toast][data-kind={kind}]")).ToBeVisibleAsync(new() { Timeout = patienceMs });

    /// <summary>What the page says about the viewer's own claim.</summary>
    public async Task<Claim> Claim() => new(
        await Reservation.GetAttributeAsync("data-status") ?? "",
        await Reservation.GetAttributeAsync("data-reservation-id") ?? "",
        await Reservation.GetAttributeAsync("data-place"));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
