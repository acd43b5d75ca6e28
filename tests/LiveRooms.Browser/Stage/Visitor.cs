using Microsoft.Playwright;

namespace LiveRooms.Browser.Stage;

/// <summary>One person with a browser: storage of their own, one page, and a watch over it.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    private Visitor(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        Watch = new Watch(page);
    }

    /// <summary>The page before them.</summary>
    public IPage Page { get; }

    /// <summary>What went wrong in it.</summary>
    public Watch Watch { get; }

    /// <summary>A person at a desk, or with a phone in hand.</summary>
    public static async Task<Visitor> Come(Chromium chromium, Uri house, bool phone)
    {
        var context = await chromium.Open(new()
        {
            BaseURL = house.ToString(),
            Locale = "en-GB",
            TimezoneId = "Europe/Warsaw",
            ViewportSize = phone ? new() { Width = 390, Height = 844 } : new() { Width = 1280, Height = 800 },
            DeviceScaleFactor = phone ? 2 : 1,
            IsMobile = phone,
            HasTouch = phone,
        });
        return new Visitor(context, await context.NewPageAsync());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
