using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace LiveRooms.Browser.Stage;

/// <summary>Hears what goes wrong in a page without anybody seeing it: console errors, thrown errors, failed requests.</summary>
public sealed class Watch
{
    // The page itself called the request off, because it turned to something else.
    private const string CalledOff = "net::ERR_ABORTED";

    private readonly ConcurrentQueue<string> _complaints = new();
    private volatile bool _outage;
    private int _loads;

    /// <summary>Watches a page from its first moment.</summary>
    public Watch(IPage page)
    {
        page.Load += (_, _) => Interlocked.Increment(ref _loads);
        page.PageError += (_, error) => _complaints.Enqueue($"thrown: {error}");
        page.Crash += (_, _) => _complaints.Enqueue("the page crashed");
        page.Console += (_, message) => Excusable(message.Type == "error", $"console: {message.Text} ({message.Location})");
        page.RequestFailed += (_, request) =>
            Excusable(request.Failure != CalledOff, $"failed: {request.Method} {request.Url}: {request.Failure}");
        page.Response += (_, answer) => Excusable(answer.Status >= 400, $"answered {answer.Status}: {answer.Request.Method} {answer.Url}");
    }

    /// <summary>Everything that went wrong so far.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>How many documents were loaded: 1 as long as nobody reloads.</summary>
    public int Loads => Volatile.Read(ref _loads);

    /// <summary>From here on the server is away: requests may fail. Thrown errors stay complaints.</summary>
    public void ServerGoes() => _outage = true;

    /// <summary>The page is connected again.</summary>
    public void ServerCame() => _outage = false;

    private void Excusable(bool wrong, string what)
    {
        if (wrong && !_outage)
            _complaints.Enqueue(what);
    }
}
