using Microsoft.Playwright;

namespace LiveRooms.Browser.Stage;

/// <summary>What a page on a phone must keep to.</summary>
public static class Phones
{
    private const int Width = 390;

    /// <summary>Waits until each of these can be seen whole.</summary>
    public static async Task WhollyInSight(params ILocator[] elements)
    {
        foreach (var element in elements)
            await Assertions.Expect(element).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    /// <summary>No sideways scrolling.</summary>
    public static async Task NothingSticksOut(Visitor visitor)
    {
        var width = await visitor.Page.EvaluateAsync<int>("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)");
        Assert.InRange(width, 1, Width);
    }
}
