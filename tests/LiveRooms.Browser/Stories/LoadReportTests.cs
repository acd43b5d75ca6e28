using LiveRooms.Browser.Stage;
using LiveRooms.Load.Reports;
using LiveRooms.Load.Tests.Reports;
using Microsoft.Playwright;

namespace LiveRooms.Browser.Stories;

/// <summary>A load run's report in a real browser, opened as a file: nothing is asked of a network, and nothing goes wrong unseen.</summary>
public sealed class LoadReportTests(Chromium chromium) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("liverooms-report-").FullName;
    private IBrowserContext? _context;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_context is not null)
            await _context.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Charts_are_drawn_and_read_by_pointing_at_them()
    {
        var (page, watch, asked) = await Open(SampleRun.Good(), ColorScheme.Light);
        await Assertions.Expect(page.Locator(".charts canvas")).ToHaveCountAsync(await page.Locator(".chart").CountAsync());
        Assert.True(await page.Locator(".chart").CountAsync() >= 6);

        await page.Locator("#viewers .u-over").HoverAsync();
        await Assertions.Expect(page.Locator("#viewers .u-legend")).ToContainTextAsync("50,000");
        await Assertions.Expect(page.Locator("#latencies .u-legend")).ToContainTextAsync(" ms");

        await page.Locator("#latencies select").Nth(1).SelectOptionAsync("p50");
        await page.Locator("#acts button").ClickAsync();
        await page.Locator("#theme").ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveClassAsync("dark");
        Assert.Equal(1, asked());
        Assert.Empty(watch.Complaints);
    }

    [Fact]
    public async Task A_run_that_failed_says_so_and_what_servers_said_stays_text()
    {
        var (page, watch, _) = await Open(SampleRun.Bad(), ColorScheme.Dark);
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Failed");
        await Assertions.Expect(page.Locator(".gates li").First).ToContainTextAsync("critical-once");
        await Assertions.Expect(page.GetByText("viewer load-031077: event 14 never came <b>&")).ToBeVisibleAsync();
        Assert.Empty(watch.Complaints);
    }

    private async Task<(IPage Page, Watch Watch, Func<int> Asked)> Open(RunResult run, ColorScheme scheme)
    {
        ReportFolder.Write(run, _folder);
        _context = await chromium.Open(new() { ViewportSize = new() { Width = 1280, Height = 900 }, ColorScheme = scheme });
        var page = await _context.NewPageAsync();
        var watch = new Watch(page);
        var asked = 0;
        page.Request += (_, request) => asked += request.Url.StartsWith("data:", StringComparison.Ordinal) ? 0 : 1;
        await page.GotoAsync(new Uri(Path.Combine(_folder, ReportFolder.Page)).AbsoluteUri);
        return (page, watch, () => asked);
    }
}
