using LiveRooms.Grains.Shows;
using LiveRooms.Rules;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Edge.Outbound;

/// <summary>
/// Keeps one follow of the show outstanding and hands each page on. It always says where it stands, so a moved show, a lost
/// answer or a restarted silo heals by asking again.
/// </summary>
internal sealed partial class RelayFollower(IShowGrain show, RelayContext context, Action<FeedPage> apply)
{
    private readonly TaskCompletionSource<Refusal?> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _epoch;
    private long _after;
    private long _latest;

    /// <summary>Null once the first page is in; why not when there is no such show.</summary>
    public Task<Refusal?> Ready => _ready.Task;

    public async Task Run(CancellationToken closing)
    {
        var session = context.NewSession();
        var failures = 0;
        while (!closing.IsCancellationRequested)
        {
            var started = context.Time.GetTimestamp();
            var pause = context.Options.Tick;
            try
            {
                var page = await show.Follow(new FollowRequest(session, _epoch, _after, _latest)).WaitAsync(closing).ConfigureAwait(false);
                failures = 0;
                Take(page);
                if (page.Refusal is not null)
                    return;
                context.Metrics.OnFollow(context.Time.GetElapsedTime(started));
            }
            catch (OperationCanceledException) when (closing.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever failed, the relay asks again from where it stands.
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogFollowFailed(context.Log, e, _epoch, _after);
                pause = Backoff.After(++failures);
            }
            await Task.Delay(pause, context.Time, closing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Take(FeedPage page)
    {
        if (page.Refusal is null && (page.Reset || page.Through > _after || page.LatestVersion != _latest))
        {
            _epoch = page.Epoch;
            _after = page.Through;
            _latest = page.LatestVersion;
            apply(page);
        }
        _ready.TrySetResult(page.Refusal);
    }

    [LoggerMessage(2001, LogLevel.Warning, "The show did not answer a follow from epoch {Epoch}, sequence {After}")]
    private static partial void LogFollowFailed(ILogger log, Exception e, long epoch, long after);
}
