using Microsoft.Playwright;

namespace LiveRooms.Browser.Stage;

/// <summary>The system's own Chromium, started once for all tests; nothing is ever downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>How long a page may take to show what is expected. Generous: a passing test never waits for it.</summary>
    public const int PatienceMs = 30_000;

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    // The sandbox and the GPU are not to be had in a container; the rest keeps the browser from talking to anybody else.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>A new person: own storage, own cookies, one empty page.</summary>
    public async Task<IBrowserContext> Open(BrowserNewContextOptions options)
    {
        var context = await _browser!.NewContextAsync(options);
        context.SetDefaultTimeout(PatienceMs);
        return context;
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(PatienceMs);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Binary(), Args = Arguments });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    private static string Binary()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/bin").ToArray();
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("These tests need a real browser: no chromium on the PATH (Debian: apt install chromium).");
    }
}
