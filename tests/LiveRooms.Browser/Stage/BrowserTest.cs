using System.Text;
using LiveRooms.Browser.Pages;
using LiveRooms.TestKit;
using Microsoft.Playwright;

namespace LiveRooms.Browser.Stage;

/// <summary>
/// What every test here has: people who come with browsers of their own, and the rule that no page may hide an error from the
/// one who looks at it. When a test fails, what each page showed is kept with its result.
/// </summary>
public abstract class BrowserTest(Chromium chromium) : IAsyncLifetime
{
    private readonly List<Visitor> _visitors = [];

    /// <summary>Everybody who came, in order.</summary>
    protected IReadOnlyList<Visitor> Visitors => _visitors;

    /// <summary>Where they go.</summary>
    protected abstract ServerProcess Server { get; }

    /// <inheritdoc/>
    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var failed = TestContext.Current.TestState?.Result == TestResult.Failed;
        if (failed)
            await KeepEvidence();
        foreach (var visitor in _visitors)
            await visitor.DisposeAsync();
        var hidden = _visitors.SelectMany((visitor, index) => visitor.Watch.Complaints.Select(complaint => $"visitor {index}: {complaint}")).ToArray();
        Assert.True(failed || hidden.Length == 0, $"The pages kept errors to themselves:\n{string.Join('\n', hidden)}");
    }

    /// <summary>Somebody with a browser, before the first page.</summary>
    protected async Task<Visitor> Come(bool phone = false)
    {
        var visitor = await Visitor.Come(chromium, Server.Address, phone);
        _visitors.Add(visitor);
        return visitor;
    }

    /// <summary>A viewer in the room of a show, connected.</summary>
    protected async Task<RoomPage> Enter(string showId, bool phone = false)
    {
        var room = new RoomPage(await Come(phone));
        await room.Open(showId);
        await room.Connected();
        return room;
    }

    private async Task KeepEvidence()
    {
        var test = TestContext.Current;
        var said = new StringBuilder();
        for (var i = 0; i < _visitors.Count; i++)
        {
            said.AppendLine($"visitor {i} at {_visitors[i].Page.Url}:").AppendJoin('\n', _visitors[i].Watch.Complaints).AppendLine();
            try
            {
                test.AddAttachment($"visitor-{i}.png", await _visitors[i].Page.ScreenshotAsync(new() { Timeout = 5_000 }), "image/png");
            }
            catch (PlaywrightException gone)
            {
                said.AppendLine(gone.Message);
            }
        }

        test.AddAttachment("pages.txt", said.ToString());
        test.AddAttachment("server.txt", Server.Log);
    }
}
