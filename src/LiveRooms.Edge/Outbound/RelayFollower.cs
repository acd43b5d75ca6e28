using LiveRooms.Grains.Shows;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Edge.Outbound;

/// <summary>
/// Keeps one follow of the show outstanding and hands each page on. It always says where it stands, so a moved show, a lost
/// answer or a restarted silo heals by asking again.
/// </summary>
/// <param name="id">The show, for the log.</param>
/// <param name="show">The show.</param>
/// <param name="context">What all relays share.</param>
/// <param name="rest">Time between two follows.</param>
/// <param name="apply">Takes a page in.</param>
internal sealed partial class RelayFollower(ShowId id, IShowGrain show, RelayContext context, Func<TimeSpan> rest, Action<FeedPage> apply)
{
    private const long NoLatest = -1;

    private readonly Lock _gate = new();
    private readonly RelaySession _session = context.NewSession();
    private readonly TaskCompletionSource<Refusal?> _ready = NewSource<Refusal?>();
    private readonly List<TaskCompletionSource> _serving = [];
    private TaskCompletionSource? _wanted;
    private TaskCompletionSource _hurry = NewSource();
    private long _epoch;
    private long _after;
    private long _latest;
    private volatile bool _current;

    /// <summary>Whether the show answered the last time it was asked: then it tells its news as they come.</summary>
    public bool IsCurrent => _current;

    /// <summary>Null once the first page is in; why not when there is no such show.</summary>
    public Task<Refusal?> Ready => _ready.Task;

    /// <summary>Ends when all that the show had published when this was called is taken in; it does not wait for news.</summary>
    public Task Refresh()
    {
        lock (_gate)
        {
            _wanted ??= NewSource();
            _hurry.TrySetResult();
            return _wanted.Task;
        }
    }

    /// <summary>Follows until <paramref name="closing"/>, or until the show is refused: there is none.</summary>
    public async Task Run(CancellationToken closing)
    {
        var failures = 0;
        while (!closing.IsCancellationRequested)
        {
            var started = context.Time.GetTimestamp();
            var pause = rest();
            try
            {
                if (await Ask(closing).ConfigureAwait(false) is not { } page)
                    continue;
                failures = 0;
                _current = true;
                context.Metrics.OnFollow(context.Time.GetElapsedTime(started));
                Take(page);
                if (page.Refusal is not null)
                    return;
            }
            catch (OperationCanceledException) when (closing.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever failed, the relay asks again from where it stands.
            catch (Exception e)
#pragma warning restore CA1031
            {
                _current = false;
                LogFollowFailed(context.Log, e, id, _epoch, _after);
                pause = Backoff.After(++failures);
            }
            await Task.Delay(pause, context.Time, closing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The next page; null when somebody must know what is there now and the wait for news was given up.</summary>
    private async Task<FeedPage?> Ask(CancellationToken closing)
    {
        Task hurry;
        lock (_gate)
        {
            if (_wanted is not null)
            {
                _serving.Add(_wanted);
                _wanted = null;
                _hurry = NewSource();
            }
            hurry = _hurry.Task;
        }
        // Who claims not to have the latest part is answered at once, and with all that is new.
        var serving = _serving.Count > 0;
        var request = new FollowRequest(_session, _epoch, _after, serving ? NoLatest : _latest);
        var page = context.Losses.Answer(() => show.Follow(request));
        if (!serving && await Task.WhenAny(page, hurry).WaitAsync(closing).ConfigureAwait(false) == hurry && !page.IsCompleted)
        {
            page.Ignore();
            return null;
        }
        return await page.WaitAsync(closing).ConfigureAwait(false);
    }

    private void Take(FeedPage page)
    {
        if (page.Refusal is null && (page.Reset || page.Through > _after || page.LatestVersion != _latest))
        {
            // Should the page not fit, the next one starts the feed over.
            var (epoch, after, latest) = (page.Epoch, page.Through, page.LatestVersion);
            (_epoch, _after, _latest) = (0, 0, 0);
            apply(page);
            (_epoch, _after, _latest) = (epoch, after, latest);
        }
        _ready.TrySetResult(page.Refusal);
        foreach (var served in _serving)
            served.TrySetResult();
        _serving.Clear();
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static TaskCompletionSource<T> NewSource<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(2001, LogLevel.Warning, "Show {Show} did not answer a follow from epoch {Epoch}, sequence {After}")]
    private static partial void LogFollowFailed(ILogger log, Exception e, ShowId show, long epoch, long after);
}
