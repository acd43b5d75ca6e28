using Microsoft.Playwright;

namespace LiveRooms.Browser.Stage;

/// <summary>A watch that hears nothing would make every other test here look good.</summary>
public sealed class WatchTests(Chromium chromium, OpenHouse house)
{
    private const string Throw = "setTimeout(() => { throw new Error('on purpose'); })";
    private const string Say = "console.error('on purpose')";
    private const string AskForNothing = "fetch('/api/on-purpose').then(() => {})";
    private const int MaxFrames = 1_000;

    [Fact]
    public Task A_console_error_is_heard() => Hears("console: on purpose", page => page.EvaluateAsync(Say));

    [Fact]
    public Task A_thrown_error_is_heard() => Hears("thrown: Error: on purpose", page => page.EvaluateAsync(Throw));

    [Fact]
    public Task A_refused_request_is_heard() => Hears($"answered 404: GET {OnPurpose}", page => page.EvaluateAsync(AskForNothing));

    [Fact]
    public Task A_failed_request_is_heard() => Hears($"failed: GET {OnPurpose}: net::ERR_CONNECTION_RESET", async page =>
    {
        await page.RouteAsync(OnPurpose, route => route.AbortAsync("connectionreset"));
        await page.EvaluateAsync("fetch('/api/on-purpose').catch(() => {})");
    });

    [Fact]
    public async Task An_outage_excuses_requests_and_never_a_thrown_error()
    {
        await using var visitor = await Lobby();
        visitor.Watch.ServerGoes();
        await visitor.Page.EvaluateAsync(AskForNothing);
        await visitor.Page.EvaluateAsync(Say);
        await visitor.Page.EvaluateAsync(Throw);
        await Heard(visitor, "thrown: Error: on purpose");
        Assert.Single(visitor.Watch.Complaints);
    }

    [Fact]
    public async Task A_reload_is_counted()
    {
        await using var visitor = await Lobby();
        Assert.Equal(1, visitor.Watch.Loads);
        await visitor.Page.ReloadAsync();
        Assert.Equal(2, visitor.Watch.Loads);
    }

    private string OnPurpose => new Uri(house.Server.Address, "api/on-purpose").ToString();

    private async Task Hears(string complaint, Func<IPage, Task> doWrong)
    {
        await using var visitor = await Lobby();
        await doWrong(visitor.Page);
        await Heard(visitor, complaint);
    }

    private async Task<Visitor> Lobby()
    {
        var visitor = await Visitor.Come(chromium, house.Server.Address, phone: false);
        await visitor.Page.GotoAsync("/");
        Assert.Empty(visitor.Watch.Complaints);
        return visitor;
    }

    /// <summary>What a page does wrong is reported a little later: look again with every frame it draws.</summary>
    private static async Task Heard(Visitor visitor, string complaint)
    {
        for (var frame = 0; frame < MaxFrames && !Found(); frame++)
            await visitor.Page.EvaluateAsync("() => new Promise(requestAnimationFrame)");
        Assert.True(Found(), $"Not heard: {complaint}. Heard: {string.Join('\n', visitor.Watch.Complaints)}");

        bool Found() => visitor.Watch.Complaints.Any(heard => heard.StartsWith(complaint, StringComparison.Ordinal));
    }
}
