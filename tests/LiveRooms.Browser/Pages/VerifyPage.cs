using LiveRooms.Browser.Stage;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LiveRooms.Browser.Pages;

/// <summary>The page that checks a draw.</summary>
public sealed class VerifyPage(Visitor visitor)
{
    private readonly IPage _page = visitor.Page;

    public ILocator Verdict => _page.GetByTestId("verdict");

    public ILocator OwnChecks => _page.GetByTestId("checks-own").GetByTestId("check");

    public ILocator DrawChecks => _page.GetByTestId("checks-whole").GetByTestId("check");

    public ILocator Rank => _page.GetByTestId("fact-rank");

    public Task Open() => _page.GotoAsync("/verify");

    public Task Says(bool holds) => Expect(Verdict).ToHaveAttributeAsync("data-ok", holds ? "true" : "false");

    /// <summary>The checks that do not hold, by name.</summary>
    public Task<string[]> Failed() =>
        _page.Locator("[data-testid=check][data-ok=false]").EvaluateAllAsync<string[]>("all => all.map(one => one.dataset.name)");

    /// <summary>The proof as the browser keeps it.</summary>
    public async Task<string> Save()
    {
        var file = await _page.RunAndWaitForDownloadAsync(() => _page.GetByTestId("save-proof").ClickAsync());
        return await File.ReadAllTextAsync(await file.PathAsync());
    }

    public async Task Paste(string proof)
    {
        await _page.GetByTestId("proof-text").FillAsync(proof);
        await _page.GetByTestId("check-proof").ClickAsync();
    }

    public Task OpenFile(string proof) => _page.GetByTestId("proof-file").SetInputFilesAsync(new FilePayload
    {
        Name = "proof.json",
        MimeType = "application/json",
        Buffer = System.Text.Encoding.UTF8.GetBytes(proof),
    });
}
